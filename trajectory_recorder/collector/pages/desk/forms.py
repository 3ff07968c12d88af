"""What was typed into forms, made into what the API takes; what it would not take is told at its field."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from starlette.datastructures import FormData

from trajectory_recorder.collector.complaints import complaints
from trajectory_recorder.collector.problems import Problem, invalid

T = TypeVar("T")
_FIELDS = "fields"


def read(kind: type[T], values: Mapping[str, Any]) -> T:
    """Make a body of the API of what a form holds.

    Raises:
        Problem: 422; it tells of each field what is wrong with it.
    """
    try:
        return TypeAdapter(kind).validate_python(dict(values))
    except ValidationError as error:
        found = {".".join(map(str, place)): words for place, words in complaints(error).items()}
        raise wrong(found) from error


def wrong(fields: Mapping[str, str]) -> Problem:
    """That fields don't hold what they should, by their names."""
    return invalid(
        "something in the form is not as it should be", "look at what stands below its fields", fields=fields
    )


def complaints_of(problem: Problem | None) -> dict[str, str]:
    """What is wrong with which field; an empty text where nothing is."""
    return defaultdict(str, problem.more.get(_FIELDS, {}) if problem else {})


def texts(form: FormData) -> dict[str, str]:
    """The fields with text in them as typed; browsers end lines with CR LF, which nobody typed."""
    return {
        name: value.replace("\r\n", "\n")
        for name, value in form.items()
        if isinstance(value, str) and name != "proof"
    }


def whole_number(text: str) -> int | str:
    """The number that was typed; what is none stays as it is, to be complained about."""
    trimmed = text.strip()
    return int(trimmed) if trimmed.lstrip("-").isdecimal() and len(trimmed) < 10 else text
