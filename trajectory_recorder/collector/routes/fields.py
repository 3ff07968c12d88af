"""Kinds of values that clients send, with their bounds: what can't be kept or means nothing is refused here.

Each bound stands in the OpenAPI document, too. The figures are this project's own.
"""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import Path
from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field, StrictBool, WithJsonSchema

from trajectory_recorder.collector.database.base import ID_LENGTH, KEPT_TEXT
from trajectory_recorder.wire.limits import LONGEST_TEXT

_LARGEST_COLUMN = 2**31 - 1
_KEY = r"^[a-z0-9][a-z0-9._-]{0,63}$"
_ID = rf"^[0-9a-f]{{{ID_LENGTH}}}$"
_WITH_SOMETHING = r"^[^\x00]*[^\s\x00][^\x00]*$"

Key = Annotated[str, Field(pattern=_KEY, max_length=64, examples=["month-end"])]
Line = Annotated[str, Field(pattern=_WITH_SOMETHING, min_length=1, max_length=200)]
Text = Annotated[str, Field(pattern=KEPT_TEXT, max_length=LONGEST_TEXT)]
NonEmptyText = Annotated[str, Field(pattern=_WITH_SOMETHING, min_length=1, max_length=LONGEST_TEXT)]
# Without quotes and backslashes, so that one can be looked for in a list as the database keeps it.
Tag = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9 ._:/-]{0,39}$", max_length=40)]
Id = Annotated[str, Field(pattern=_ID, min_length=ID_LENGTH, max_length=ID_LENGTH)]
Flag = StrictBool

KeyInPath = Annotated[str, Path(pattern=_KEY, max_length=64)]
IdInPath = Annotated[str, Path(pattern=_ID, min_length=ID_LENGTH, max_length=ID_LENGTH)]
NumberInPath = Annotated[int, Path(ge=1, le=_LARGEST_COLUMN)]
NumberedVersion = Annotated[int, Field(strict=True, ge=1, le=_LARGEST_COLUMN)]


def _written(value: object) -> object:
    if not isinstance(value, str):
        raise ValueError("a time is written as text, as RFC 3339 has it")  # noqa: TRY004 - pydantic translates this one
    return value


def _of_this_millennium(value: datetime) -> datetime:
    if not 2000 <= value.year < 3000:
        raise ValueError("the year is not from 2000 to 2999")
    return value.astimezone(UTC)


_MOMENT = {"type": "string", "format": "date-time", "pattern": "^2[0-9]{3}-"}
Moment = Annotated[
    AwareDatetime,
    BeforeValidator(_written),
    AfterValidator(_of_this_millennium),
    WithJsonSchema(_MOMENT, mode="validation"),
]
