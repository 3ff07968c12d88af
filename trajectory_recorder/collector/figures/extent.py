"""Of what figures are asked for: one project or all, and over which span of time, by days or weeks in UTC."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import select, true
from sqlalchemy.orm import InstrumentedAttribute
from sqlalchemy.sql.elements import ColumnElement

from trajectory_recorder.collector.database.tables import Project, Submission, Task

# As many as somebody still tells apart in a plot, and a bound of what one answer holds. This project's own figures.
MOST_BUCKETS = 400
DEFAULT_WEEKS = 12


class By(StrEnum):
    """How long one bucket of time is. Weeks begin on Monday, as ISO 8601 has it."""

    DAY = "day"
    WEEK = "week"

    @property
    def days(self) -> int:
        return 7 if self is By.WEEK else 1


@dataclass(frozen=True, slots=True)
class Extent:
    """`since` is part of it and `until` is not. `project_id` is None for all projects of the endpoint.

    Raises:
        ValueError: It ends before it begins, or has more than `MOST_BUCKETS` buckets.
    """

    project_id: str | None
    since: datetime
    until: datetime
    by: By = By.WEEK

    def __post_init__(self) -> None:
        if self.until <= self.since:
            raise ValueError("the span ends before it begins")
        if self._count > MOST_BUCKETS:
            raise ValueError(f"the span has more than {MOST_BUCKETS} {self.by.value}s")

    @property
    def buckets(self) -> Sequence[date]:
        """The first day of every bucket, those without anything in them, too. The outer ones may be cut."""
        first = self._bucket(self.since)
        return [first + timedelta(days=number * self.by.days) for number in range(self._count)]

    @property
    def _count(self) -> int:
        last = self._bucket(self.until - timedelta(microseconds=1))
        return (last - self._bucket(self.since)).days // self.by.days + 1

    def _bucket(self, at: datetime) -> date:
        day = at.astimezone(UTC).date()
        return day - timedelta(days=day.weekday()) if self.by is By.WEEK else day

    def spans(self, at: ColumnElement[Any] | InstrumentedAttribute[Any]) -> ColumnElement[bool]:
        """The condition under which a moment lies in the span."""
        return (at >= self.since) & (at < self.until)

    @property
    def submissions(self) -> ColumnElement[bool]:
        """The condition under which a submission is one of those that are asked for."""
        return true() if self.project_id is None else Submission.project_id == self.project_id

    @property
    def tasks(self) -> ColumnElement[bool]:
        """The same for tasks. Of all projects, those of archived ones are nobody's concern any more."""
        if self.project_id is not None:
            return Task.project_id == self.project_id
        return Task.project_id.in_(select(Project.id).where(Project.archived_at.is_(None)))


def extent(
    project_id: str | None,
    *,
    now: datetime,
    since: datetime | None = None,
    until: datetime | None = None,
    by: By = By.WEEK,
) -> Extent:
    """What is meant where not everything was said: up to the end of today, from eleven weeks before this one on.

    Raises:
        ValueError: As `Extent`.
    """
    end = until or _midnight(now.astimezone(UTC).date() + timedelta(days=1))
    first = end.astimezone(UTC).date() - timedelta(days=1)
    monday = first - timedelta(days=first.weekday())
    begin = since or _midnight(monday - timedelta(weeks=DEFAULT_WEEKS - 1))
    return Extent(project_id, begin, end, by)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
