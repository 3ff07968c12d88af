"""What an endpoint said last, kept on this machine, so that it can be shown at once and when there is no line.

It is never right for sure: each answer comes with its time. It asks nobody; `contributor.py` does.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Generic, Self, TypeVar

import msgspec

from trajectory_recorder.contributing.projects import MyProject
from trajectory_recorder.contributing.submissions import Feedback, MySubmission
from trajectory_recorder.contributing.tasks import MyTask
from trajectory_recorder.sqlite_file import Database, Schema

log = logging.getLogger(__name__)

_T = TypeVar("_T")

_SCHEMA = Schema(
    what="what endpoints said last",
    version=1,
    remedy="make room and look at its permissions; if it is damaged, move it away: all of it is at the endpoint",
    tables="""
CREATE TABLE said (
    endpoint TEXT NOT NULL,
    about TEXT NOT NULL,
    content BLOB NOT NULL,
    said_s REAL NOT NULL,
    PRIMARY KEY (endpoint, about)
) STRICT;
""",
)
_TASKS, _PROJECTS, _SUBMISSIONS, _FEEDBACK = "tasks", "projects", "submissions", "feedback/"


@dataclass(frozen=True, slots=True)
class Told(Generic[_T]):
    """An answer, and when it was given: UTC in seconds, by this machine's clock."""

    value: _T
    said_s: float


class Known:
    """The answers in one database file; its methods may be called from any thread.

    Endpoints are named by their address, as `account.address.parse` writes it.

    Args:
        path: The database, which is made if it is missing.
        utc_s: The wall clock.

    Raises:
        OutputUnusable: The database can't be used; so for every method.
    """

    def __init__(self, path: Path, *, utc_s: Callable[[], float] = time.time) -> None:
        self._utc_s = utc_s
        self._database = Database(path, _SCHEMA)

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def tasks(self, endpoint: str) -> Told[tuple[MyTask, ...]] | None:
        """My tasks; None where the endpoint never said, as for all of these."""
        return self._find(endpoint, _TASKS, tuple[MyTask, ...])

    def keep_tasks(self, endpoint: str, said: tuple[MyTask, ...]) -> None:
        self._keep(endpoint, _TASKS, said)

    def projects(self, endpoint: str) -> Told[tuple[MyProject, ...]] | None:
        """The projects that I contribute to."""
        return self._find(endpoint, _PROJECTS, tuple[MyProject, ...])

    def keep_projects(self, endpoint: str, said: tuple[MyProject, ...]) -> None:
        self._keep(endpoint, _PROJECTS, said)

    def submissions(self, endpoint: str) -> Told[tuple[MySubmission, ...]] | None:
        """What I submitted."""
        return self._find(endpoint, _SUBMISSIONS, tuple[MySubmission, ...])

    def keep_submissions(self, endpoint: str, said: tuple[MySubmission, ...]) -> None:
        self._keep(endpoint, _SUBMISSIONS, said)

    def feedback(self, endpoint: str, submission: str) -> Told[Feedback] | None:
        """What was said of one of my submissions."""
        return self._find(endpoint, _FEEDBACK + submission, Feedback)

    def keep_feedback(self, endpoint: str, submission: str, said: Feedback) -> None:
        self._keep(endpoint, _FEEDBACK + submission, said)

    def forget(self, endpoint: str) -> None:
        """Keep nothing of an endpoint: whoever signs in there next may be somebody else."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM said WHERE endpoint = ?", (endpoint,))

    def _find(self, endpoint: str, about: str, kind: type[_T]) -> Told[_T] | None:
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT content, said_s FROM said WHERE endpoint = ? AND about = ?", (endpoint, about)
            ).fetchone()
        if row is None:
            return None
        try:
            return Told(msgspec.json.decode(row["content"], type=kind), row["said_s"])
        except msgspec.MsgspecError as error:
            # Another version of this program kept it; the endpoint is asked anew anyway.
            log.info("what %s said of %s is forgotten: %s", endpoint, about, error)
            return None

    def _keep(self, endpoint: str, about: str, said: object) -> None:
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO said (endpoint, about, content, said_s) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (endpoint, about) DO UPDATE SET content = excluded.content, said_s = excluded.said_s",
                (endpoint, about, msgspec.json.encode(said), self._utc_s()),
            )
