"""Tasks: made and changed by the admins of their project, with a policy and a rubric that hold together."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from trajectory_recorder.collector import audit_log
from trajectory_recorder.collector.database.tables import Project, Task
from trajectory_recorder.collector.problems import conflict, invalid
from trajectory_recorder.errors import UsageError

_LONGEST_COMPLAINT = 300


def check_policy(text: str | None, read: Callable[[str], object]) -> None:
    """See that a text is a quality policy; None stands for the built-in one.

    Raises:
        Problem: 422, it is not; the detail names the line.
    """
    if text is None:
        return
    try:
        read(text)
    except UsageError as error:
        raise invalid(_short(error.message), _short(error.remedy)) from error


def create(session: Session, project: Project, values: Mapping[str, Any], now: datetime) -> Task:
    """Make a task.

    Raises:
        Problem: 409, the project has one with this key.
    """
    task = Task(project_id=project.id, created_at=now, **values)
    session.add(task)
    try:
        session.flush()
    except IntegrityError as error:
        taken = f"the project has a task {task.key!r} already"
        raise conflict("key_taken", taken, "choose another key") from error
    return task


def change(task: Task, values: Mapping[str, Any]) -> None:
    """Change what is given; the task's row is locked."""
    for name, value in values.items():
        setattr(task, name, value)


def close(task: Task, now: datetime) -> None:
    """Take nothing more in, from when it was closed first."""
    task.closed_at = task.closed_at or now


def reopen(task: Task) -> None:
    """Take recordings in again."""
    task.closed_at = None


def note(
    session: Session, action: str, task: Task, *, by: str, now: datetime, **details: Sequence[str]
) -> None:
    """Write into the audit log what somebody did with a task."""
    audit_log.write(
        session, now, person_id=by, action=action, subject=f"task/{task.id}", key=task.key, **details
    )


def _short(text: str) -> str:
    """What a policy's text gave cause for, as an answer can hold it: it may quote the text."""
    return text.encode(errors="backslashreplace").decode()[:_LONGEST_COMPLAINT]
