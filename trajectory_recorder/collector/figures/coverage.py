"""How far tasks are from what is wanted of them: as a whole, by tag, by difficulty, and one by one.

What is closed wants nothing any more, and a qualification task has a place for everybody: neither is counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CTE, ColumnElement, and_, case, func, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.database.tables import Claim, Project, Submission, Task
from trajectory_recorder.collector.figures.extent import Extent
from trajectory_recorder.collector.figures.items import items_of
from trajectory_recorder.collector.figures.moments import seconds
from trajectory_recorder.collector.figures.sums import total
from trajectory_recorder.collector.projects.places import IN_FLIGHT, counted, holds_place
from trajectory_recorder.wire.states import SubmissionState

# What one answer holds at most; the tasks that lack most come first. This project's own figures.
MOST_TASKS = 200
MOST_GROUPS = 50


@dataclass(frozen=True, slots=True)
class TaskCoverage:
    """One task. `in_flight` counts all on their way to be accepted, those `in_review` among them.

    `behind`: a smaller part of it is accepted than has passed of the time until its deadline. `overdue`: that
    has passed, and recordings are missing.
    """

    project: str
    key: str
    title: str
    difficulty: str
    deadline: datetime | None
    wanted: int
    accepted: int
    in_review: int
    in_flight: int
    claimed: int
    missing: int
    behind: bool
    overdue: bool


@dataclass(frozen=True, slots=True)
class GroupCoverage:
    """Several tasks. `missing` does not set off what one task has too many against what another one lacks."""

    name: str
    tasks: int
    wanted: int
    accepted: int
    in_review: int
    in_flight: int
    claimed: int
    missing: int
    behind: int
    overdue: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """All tasks together, which may be more than are listed. A task with two tags counts in both groups."""

    total: GroupCoverage
    by_tag: Sequence[GroupCoverage]
    by_difficulty: Sequence[GroupCoverage]
    tasks: Sequence[TaskCoverage]


def coverage(session: Session, of: Extent, now: datetime) -> Coverage:
    """How it stands now, whatever the span."""
    tasks = _per_task(of, now)
    return Coverage(
        total=GroupCoverage("all", *session.execute(select(*_sums(tasks))).one()),
        by_tag=_by_tag(session, tasks),
        by_difficulty=_by_difficulty(session, tasks),
        tasks=_listed(session, tasks),
    )


def _per_task(of: Extent, now: datetime) -> CTE:
    accepted = counted(Submission.state == SubmissionState.ACCEPTED)
    claimed = select(func.count()).where(Claim.task_id == Task.id, holds_place(now)).correlate(Task)
    places = select(
        Task.id,
        Project.key.label("project"),
        Task.key,
        Task.title,
        Task.difficulty,
        Task.deadline,
        Task.target_count.label("wanted"),
        accepted.label("accepted"),
        counted(Submission.state == SubmissionState.IN_REVIEW).label("in_review"),
        counted(Submission.state.in_(IN_FLIGHT)).label("in_flight"),
        claimed.scalar_subquery().label("claimed"),
        (seconds(Task.deadline) - seconds(Task.created_at)).label("given_s"),
        (int(now.timestamp()) - seconds(Task.created_at)).label("passed_s"),
    )
    wanting = (of.tasks, Task.closed_at.is_(None), ~Task.qualification)
    it = places.join(Project, Project.id == Task.project_id).where(*wanting).cte("places").c
    lacks, over = it.accepted < it.wanted, it.deadline <= now
    late = and_(lacks, it.deadline > now, it.accepted * it.given_s < it.wanted * it.passed_s)
    return select(
        *it,
        case((lacks, it.wanted - it.accepted), else_=0).label("missing"),
        # Null where there is no deadline.
        func.coalesce(late, False).label("behind"),
        func.coalesce(and_(lacks, over), False).label("overdue"),
    ).cte("tasks")


def _sums(tasks: CTE) -> Sequence[ColumnElement[Any]]:
    it = tasks.c
    numbers = (it.wanted, it.accepted, it.in_review, it.in_flight, it.claimed, it.missing)
    return [
        func.count(),
        *map(total, numbers),
        *(func.count().filter(flag) for flag in (it.behind, it.overdue)),
    ]


def _by_tag(session: Session, tasks: CTE) -> list[GroupCoverage]:
    tags = items_of(session, Task.tags, name="tags")
    tagged = select(Task.id, tags.itself().label("tag")).select_from(Task, tags.rows).distinct().subquery()
    statement = select(tagged.c.tag, *_sums(tasks)).join(tagged, tagged.c.id == tasks.c.id)
    return _groups(session, statement.group_by(tagged.c.tag), tagged.c.tag, tasks)


def _by_difficulty(session: Session, tasks: CTE) -> list[GroupCoverage]:
    statement = select(tasks.c.difficulty, *_sums(tasks)).group_by(tasks.c.difficulty)
    return _groups(session, statement, tasks.c.difficulty, tasks)


def _groups(session: Session, statement: Any, name: ColumnElement[str], tasks: CTE) -> list[GroupCoverage]:  # noqa: ANN401 - a Select of whatever is summed
    statement = statement.order_by(func.sum(tasks.c.missing).desc(), name).limit(MOST_GROUPS)
    return [GroupCoverage(*row) for row in session.execute(statement)]


def _listed(session: Session, tasks: CTE) -> list[TaskCoverage]:
    it = tasks.c
    columns = [getattr(it, field) for field in TaskCoverage.__slots__]
    order = (it.overdue.desc(), it.behind.desc(), it.missing.desc(), it.project, it.key)
    return [
        TaskCoverage(*row) for row in session.execute(select(*columns).order_by(*order).limit(MOST_TASKS))
    ]
