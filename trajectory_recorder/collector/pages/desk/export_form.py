"""The form of an export: fields for the options that a format heeds, made from how options are declared."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec import inspect

from trajectory_recorder.collector.pages.desk import forms
from trajectory_recorder.collector.pages.desk.forms import whole_number
from trajectory_recorder.collector.problems import Problem
from trajectory_recorder.selection.choosing import PURPOSES
from trajectory_recorder.wire.exports import FORMATS, ExportOptions, ExportRequest

Typed = Mapping[str, str]

_UNITS = {"px": "pixels", "mb": "MB"}
_PLACE = re.compile(r"^(?P<what>.*) - at `\$\.(?P<member>\w+)(?:\.(?P<option>\w+))?.*`$")


@dataclass(frozen=True, slots=True)
class OptionField:
    """How an option is asked for: `choices` of a few words, a yes or no, or a number within `least` and `most`."""

    name: str
    hint: str
    default: Any
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None

    @property
    def label(self) -> str:
        words, _, unit = self.name.replace("_", " ").rpartition(" ")
        units = {"px": "pixels", "mb": "MB"}
        return (
            f"{words} ({units[unit]})".capitalize()
            if unit in units
            else self.name.replace("_", " ").capitalize()
        )

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The choices as a form has them: word and title."""
        return [(it, it) for it in self.choices]

    @property
    def is_flag(self) -> bool:
        return isinstance(self.default, bool)


def fields(format_name: str) -> list[OptionField]:
    """The options that a format heeds."""
    heeds = FORMATS[format_name].heeds
    declared = inspect.type_info(ExportOptions)
    assert isinstance(declared, inspect.StructType)  # noqa: S101 - as it is declared
    return [_field(it) for it in declared.fields if it.name in heeds]


def first_typed(format_name: str) -> dict[str, str]:
    """What the form holds at first."""
    typed = {"purpose": PURPOSES[0], "seed": "0"}
    for it in fields(format_name):
        if not it.is_flag:
            typed[it.name] = str(it.default or "")
        elif it.default:
            typed[it.name] = "yes"
    return typed


def request_of(format_name: str, typed: Typed) -> ExportRequest:
    """What the API takes.

    Raises:
        Problem: 422; it tells at which field something is wrong.
    """
    wanted = {
        "format": format_name,
        "options": dict(_options(format_name, typed)),
        "where": typed.get("where", ""),
        "purpose": typed.get("purpose", ""),
        "split": _split(typed),
    }
    try:
        return msgspec.convert(wanted, ExportRequest)
    except msgspec.ValidationError as error:
        found = _PLACE.match(str(error))
        place = (found["option"] or found["member"]) if found else "format"
        where = "split" if found and found["member"] == "split" else place
        raise forms.wrong({where: found["what"] if found else str(error)}) from error


def told_at_its_field(problem: Problem) -> Problem:
    """The same refusal, with the field that it is about."""
    member = problem.more.get("member")
    if member is None:
        return problem
    remedy = f"; {problem.remedy}" if problem.remedy else ""
    told = forms.wrong({str(member): f"{problem.detail}{remedy}"})
    told.more["column"] = problem.more.get("column")
    return told


def pointed_at(where: str, column: int | None) -> str:
    """The line of a condition that is wrong, with an arrow below the place; empty where there is no such place."""
    if column is None:
        return ""
    before = where[: column - 1]
    line = where.split("\n")[before.count("\n")]
    return f"{line}\n{' ' * (len(before) - before.rfind(chr(10)) - 1)}^"


def _field(declared: inspect.Field) -> OptionField:
    kind, hint = declared.type, ""
    if isinstance(kind, inspect.Metadata):
        hint = (kind.extra_json_schema or {}).get("description", "")
        kind = kind.type
    if isinstance(kind, inspect.UnionType):
        kind = kind.types[0]
    if isinstance(kind, inspect.LiteralType):
        return OptionField(declared.name, hint, declared.default, tuple(str(it) for it in kind.values))
    if isinstance(kind, inspect.IntType):
        return OptionField(declared.name, hint, declared.default, least=kind.ge, most=kind.le)
    return OptionField(declared.name, hint, declared.default)


def _options(format_name: str, typed: Typed) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for it in fields(format_name):
        text = typed.get(it.name, "")
        if it.is_flag:
            found.append((it.name, bool(text)))
        elif it.choices:
            found.append((it.name, text))
        else:
            found.append((it.name, whole_number(text) if text.strip() else it.default))
    return found


def _split(typed: Typed) -> dict[str, Any] | None:
    if not typed.get("split_by"):
        return None
    shares = dict(_share(it) for it in typed.get("shares", "").split(",") if it.strip())
    return {"by": typed["split_by"], "shares": shares, "seed": whole_number(typed.get("seed", ""))}


def _share(text: str) -> tuple[str, float]:
    name, _, weight = text.strip().rpartition(" ")
    try:
        return name.strip(), float(weight)
    except ValueError as error:
        raise forms.wrong({"split": f"{text.strip()[:40]!r} is no name with a weight behind it"}) from error
