"""Whether somebody may work on a task now, and if not, why: in a sentence for them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BindParameter, and_, bindparam, or_, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from trajectory_recorder.collector.database.base import Id
from trajectory_recorder.collector.database.tables import Claim, Project, Submission, Task
from trajectory_recorder.collector.projects.places import (
    NOW,
    TASKS,
    Places,
    accepted_count,
    holds_place,
    is_current,
    places,
)
from trajectory_recorder.wire.states import SubmissionState


def why_closed(session: Session, task: Task, person_id: str, now: datetime) -> str | None:
    """Why this person may not work on a task now; None if they may. See `reasons`."""
    return reasons(session, [task], person_id, now)[task.id]


def reasons(
    session: Session,
    tasks: Sequence[Task],
    person_id: str,
    now: datetime,
    *,
    counted: dict[str, Places] | None = None,
) -> dict[str, str | None]:
    """Why this person may not work on each of the tasks now, by the task's id; None where they may.

    Whoever holds a claim is not refused because others were quicker. A qualification task is passed once by
    everybody, so its target closes it to nobody else.

    Args:
        session: A session.
        tasks: Which ones.
        person_id: Who.
        now: The time.
        counted: The places of these tasks, where they are known already.
    """
    facts = _gather(
        session, tasks, person_id, now, places(session, tasks, now) if counted is None else counted
    )
    return {it.id: over(it, facts.archived, now) or _not_for(it, facts) for it in tasks}


def over(task: Task, archived_projects: Collection[str], now: datetime) -> str | None:
    """Why nobody may work on a task now."""
    if task.closed_at is not None:
        return "the task was closed"
    if task.project_id in archived_projects:
        return "its project is archived"
    if task.deadline is not None and task.deadline <= now:
        return "its deadline has passed"
    return None


def open_tasks(now: datetime) -> ColumnElement[bool]:
    """The condition under which a listed task is open to somebody; says the same as `over` and the target."""
    archived = select(Project.id).where(Project.archived_at.is_not(None))
    return and_(
        Task.closed_at.is_(None),
        Task.project_id.not_in(archived),
        or_(Task.deadline.is_(None), Task.deadline > now),
        or_(Task.qualification, accepted_count() < Task.target_count),
    )


def archived_of(session: Session, tasks: Sequence[Task]) -> frozenset[str]:
    """The ids of those of the tasks' projects that are archived."""
    about = {_PROJECTS.key: list({it.project_id for it in tasks})}
    return frozenset(session.scalars(_ARCHIVED, about))


@dataclass(frozen=True, slots=True)
class _Facts:
    """What the answers hang on, for all tasks at once. `to_pass` holds the first task to pass of a project."""

    places: dict[str, Places]
    archived: frozenset[str]
    assigned: frozenset[str]
    claimed: frozenset[str]
    passed: frozenset[str]
    to_pass: dict[str, Task]


# Made once, as those of `places` are.
_PROJECTS: BindParameter[Sequence[str]] = bindparam("project_ids", expanding=True)
_PERSON = bindparam("person_id", type_=Id)
_ARCHIVED = select(Project.id).where(Project.id.in_(_PROJECTS), Project.archived_at.is_not(None))
_PASSED = select(Submission.task_id).where(
    Submission.project_id.in_(_PROJECTS),
    Submission.person_id == _PERSON,
    Submission.state == SubmissionState.ACCEPTED,
    Submission.task_id.is_not(None),
)
_TO_PASS = (
    select(Task)
    .where(Task.project_id.in_(_PROJECTS), Task.qualification, Task.closed_at.is_(None))
    .order_by(Task.created_at.desc(), Task.id.desc())
)
_MINE = select(Claim.task_id, Claim.assigned_by, holds_place(NOW).label("holds_place")).where(
    Claim.task_id.in_(TASKS), Claim.person_id == _PERSON, is_current(NOW)
)


def _gather(
    session: Session, tasks: Sequence[Task], person_id: str, now: datetime, counted: dict[str, Places]
) -> _Facts:
    about = {
        TASKS.key: [it.id for it in tasks],
        _PROJECTS.key: list({it.project_id for it in tasks}),
        _PERSON.key: person_id,
        NOW.key: now,
    }
    passed = frozenset(it for it in session.scalars(_PASSED, about) if it is not None)
    # The last one written wins, so the oldest comes last.
    to_pass = {it.project_id: it for it in session.scalars(_TO_PASS, about) if it.id not in passed}
    mine = session.execute(_MINE, about).all()
    return _Facts(
        places=counted,
        archived=archived_of(session, tasks),
        assigned=frozenset(it.task_id for it in mine if it.assigned_by is not None),
        claimed=frozenset(it.task_id for it in mine if it.holds_place),
        passed=passed,
        to_pass=to_pass,
    )


def _not_for(task: Task, facts: _Facts) -> str | None:
    if task.assigned_only and task.id not in facts.assigned:
        return "it is only for those whom it was assigned to"
    if task.qualification:
        return "you have passed it already" if task.id in facts.passed else None
    first = facts.to_pass.get(task.project_id)
    if first is not None:
        return f"a recording of the qualification task {first.key!r} must be accepted first"
    counted = facts.places[task.id]
    if counted.accepted >= counted.wanted and task.id not in facts.claimed:
        return "enough recordings of it were accepted"
    return None
