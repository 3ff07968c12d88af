"""What an export is asked for with: fields for the options that a format heeds, and the request they make. Knows no Qt.

The fields follow from how options are declared in `wire.exports`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec import inspect

from trajectory_recorder.administering.exports import Preview
from trajectory_recorder.errors import UsageError
from trajectory_recorder.ui.desk.content import number
from trajectory_recorder.ui.desk.times import span_of_ns
from trajectory_recorder.ui.home.words import size
from trajectory_recorder.ui.language import translate
from trajectory_recorder.wire.exports import FORMATS, ExportOptions, ExportRequest

_CONTEXT = "Export"
"""Under which formats and options are translated."""


@dataclass(frozen=True, slots=True)
class Field:
    """How an option is asked for: yes or no, one of `choices`, or a number from `least` to `most`.

    A number whose default is None may be left out.
    """

    name: str
    sentence: str
    default: Any
    choices: tuple[str, ...] = ()
    least: int = 0
    most: int = 0

    @property
    def is_flag(self) -> bool:
        """Whether it is yes or no."""
        return isinstance(self.default, bool)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was filled in. `shares` are names with weights, as "train 9, test 1"; unused without `split_by`."""

    format: str
    options: Mapping[str, Any]
    where: str
    purpose: str
    split_by: str = ""
    shares: str = ""
    seed: int = 0


def sentence(format_name: str) -> str:
    """What a format is."""
    return translate(_CONTEXT, FORMATS[format_name].sentence)


def fields(format_name: str) -> tuple[Field, ...]:
    """The options that a format heeds."""
    declared = inspect.type_info(ExportOptions)
    assert isinstance(declared, inspect.StructType)  # noqa: S101 - as it is declared
    heeds = FORMATS[format_name].heeds
    return tuple(_field(it) for it in declared.fields if it.name in heeds)


def request_of(wanted: Wanted) -> ExportRequest:
    """What the endpoint is asked for.

    Raises:
        UsageError: Something was filled in that makes no request.
    """
    document = {
        "format": wanted.format,
        "options": dict(wanted.options),
        "where": wanted.where,
        "purpose": wanted.purpose,
        "split": _split(wanted),
    }
    try:
        return msgspec.convert(document, ExportRequest)
    except msgspec.ValidationError as error:
        raise UsageError(
            translate("Desk", "this can't be asked for: {error}").format(error=error),
            translate("Desk", "change it and try again"),
        ) from error


def pointed_at(where: str, column: int) -> str:
    """The line of a condition that has a place, with an arrow below that place.

    Args:
        where: The condition.
        column: From 1, over all of it.
    """
    before = where[: column - 1]
    lines = where.split("\n")
    at = len(before) - (before.rfind("\n") + 1)
    return f"{lines[before.count(chr(10))]}\n{' ' * at}^"


def preview_words(preview: Preview) -> str:
    """What an export would take, line by line."""
    lines = [
        translate("Desk", "{count} recordings of {length} together, {size} to read").format(
            count=preview.recordings, length=span_of_ns(preview.duration_ns), size=size(preview.bytes)
        )
    ]
    lines += [f"{name or translate('Desk', 'all')}: {number(it)}" for name, it in preview.by_split.items()]
    lines += [
        translate("Desk", "{count} left out: {reason}").format(count=number(it), reason=reason)
        for reason, it in preview.left_out.items()
    ]
    return "\n".join(lines)


def _split(wanted: Wanted) -> dict[str, Any] | None:
    if not wanted.split_by:
        return None
    shares = dict(_share(it) for it in wanted.shares.split(",") if it.strip())
    return {"by": wanted.split_by, "shares": shares, "seed": wanted.seed}


def _share(text: str) -> tuple[str, float]:
    name, _, weight = text.strip().rpartition(" ")
    try:
        return name.strip(), float(weight)
    except ValueError as error:
        message = translate("Desk", "{part} is no name with a weight behind it").format(
            part=text.strip()[:40]
        )
        raise UsageError(message, translate("Desk", "write it like: train 9, test 1")) from error


def _field(declared: inspect.Field) -> Field:
    kind, words = declared.type, ""
    if isinstance(kind, inspect.Metadata):
        words = (kind.extra_json_schema or {}).get("description", "")
        kind = kind.type
    if isinstance(kind, inspect.UnionType):
        kind = kind.types[0]
    told = translate(_CONTEXT, words)
    if isinstance(kind, inspect.LiteralType):
        return Field(declared.name, told, declared.default, tuple(str(it) for it in kind.values))
    if isinstance(kind, inspect.IntType):
        return Field(declared.name, told, declared.default, least=kind.ge or 0, most=kind.le or 0)
    return Field(declared.name, told, declared.default)
