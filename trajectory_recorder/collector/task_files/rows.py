"""What a file says of tasks: rows with the lines that they stand in, before anybody knows whether they hold together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from trajectory_recorder.collector.database.tables import Task
from trajectory_recorder.collector.routes.fields import Flag
from trajectory_recorder.collector.routes.task_bodies import NewTask
from trajectory_recorder.errors import TrajectoryError

LARGEST_BYTES = 700_000
"""How long a file may be: what fits into a form of a page, which carries it once more to be confirmed."""

MOST_TASKS = 2_000
"""This project's own figure; more tasks come in several files."""

Place = tuple[str | int, ...]


class FileKind(StrEnum):
    """How tasks are written."""

    YAML = "yaml"
    CSV = "csv"

    @property
    def media_type(self) -> str:
        return "application/yaml" if self is FileKind.YAML else "text/csv"


class TaskInFile(NewTask):
    """A task as files hold it."""

    closed: Flag = False


MEMBERS: Sequence[str] = tuple(TaskInFile.model_fields)


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong, in which line; `key` names the task where it is known."""

    line: int
    what: str
    key: str = ""


class TaskFileError(TrajectoryError):
    """A file can't be read at all.

    Args:
        complaint: Where, and why.
    """

    def __init__(self, complaint: Complaint) -> None:
        super().__init__(f"line {complaint.line}: {complaint.what}", "mend the file")
        self.complaint = complaint


@dataclass(frozen=True, slots=True)
class Row:
    """One task. `line` is where it begins; `line_of` tells where a value of it stands."""

    line: int
    values: dict[str, Any]
    line_of: Callable[[Place], int]


def written(task: Task) -> dict[str, Any]:
    """A task's members as files hold them, in their order."""
    values: dict[str, Any] = {name: getattr(task, name) for name in MEMBERS if name != "closed"}
    if isinstance(task.deadline, datetime):
        values["deadline"] = task.deadline.isoformat()
    return TaskInFile(**values, closed=task.closed_at is not None).model_dump(mode="json")
