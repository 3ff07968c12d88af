"""The file of a project's tasks, and what the endpoint says that a changed one would do."""

from enum import StrEnum
from pathlib import Path
from typing import Literal

import msgspec

from trajectory_recorder.wire.bounds import Count, Line, Many, Text


class FileKind(StrEnum):
    """How tasks are written."""

    YAML = "yaml"
    CSV = "csv"

    @property
    def media_type(self) -> str:
        """What the endpoint calls it."""
        return "application/yaml" if self is FileKind.YAML else "text/csv"


class Step(msgspec.Struct, frozen=True):
    """What becomes of the task that stands in a line of the file; `members` are those that change."""

    line: Count
    key: Line
    outcome: Literal["created", "changed", "unchanged"]
    members: Many[Line]


class Fault(msgspec.Struct, frozen=True):
    """Something in a line of the file that the endpoint doesn't take; `key` is empty where it has none."""

    line: Count
    key: Line
    what: Text


class Plan(msgspec.Struct, frozen=True):
    """What a file does, or would do. With errors nothing of it is done."""

    done: bool
    tasks: Many[Step]
    errors: Many[Fault]


def kind_of(path: Path) -> FileKind:
    """What a file's name says that it is: a spreadsheet's, or YAML."""
    return FileKind.CSV if path.suffix.lower() == ".csv" else FileKind.YAML
