"""Claims: somebody says that they work on a task, or an admin gives it to them, and so holds a place in it.

Who takes one locks the task's row first, so two can't take the last place.
"""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from trajectory_recorder.collector.database.tables import Claim, Task
from trajectory_recorder.collector.problems import conflict
from trajectory_recorder.collector.projects import openness
from trajectory_recorder.collector.projects.places import holds_place, is_current, places

# A week of work; whoever needs longer claims it again.
LEASE = timedelta(days=7)


def take(session: Session, task: Task, person_id: str, now: datetime) -> tuple[Claim, bool]:
    """Claim a task, or renew the claim; returns the claim and whether it is new.

    Args:
        session: A writing session.
        task: Its row is locked.
        person_id: Who claims it.
        now: The time.

    Raises:
        Problem: 409, the task is not open to them or all its places are taken.
    """
    reason = openness.why_closed(session, task, person_id, now)
    if reason is not None:
        raise conflict("task_closed", f"the task is not open to you: {reason}", "choose another one")
    claim = held(session, task.id, person_id, now)
    if claim is None:
        return _add(session, task, person_id, now, leased_until=_lease(task, now)), True
    if claim.assigned_by is None:
        claim.leased_until = _lease(task, now)
    return claim, False


def assign(session: Session, task: Task, person_id: str, *, by: str, now: datetime) -> tuple[Claim, bool]:
    """Give a task to somebody until its deadline; see `take`. A claim that they hold becomes the assignment."""
    reason = openness.over(task, openness.archived_of(session, [task]), now)
    if reason is not None:
        raise conflict("task_closed", f"the task can't be assigned: {reason}", "open it first")
    claim = held(session, task.id, person_id, now)
    is_new = claim is None
    if claim is None:
        claim = _add(session, task, person_id, now, leased_until=task.deadline)
    claim.assigned_by, claim.leased_until = by, task.deadline
    return claim, is_new


def held(session: Session, task_id: str, person_id: str, now: datetime) -> Claim | None:
    """The claim by which this person holds a place now."""
    statement = select(Claim).where(Claim.task_id == task_id, Claim.person_id == person_id, holds_place(now))
    # A withdrawn recording gives a claim its place back, and there may be a newer one meanwhile.
    return session.scalars(statement.order_by(Claim.created_at.desc()).limit(1)).one_or_none()


def end(session: Session, task_id: str, person_id: str, now: datetime) -> list[Claim]:
    """End what somebody claimed of a task; returns it."""
    return _end(session, Claim.task_id == task_id, Claim.person_id == person_id, now=now)


def end_all(session: Session, project_id: str, person_id: str, now: datetime) -> list[Claim]:
    """End what somebody claimed in a project, as when they leave it; returns it."""
    tasks = select(Task.id).where(Task.project_id == project_id)
    return _end(session, Claim.task_id.in_(tasks), Claim.person_id == person_id, now=now)


def _end(session: Session, *which: ColumnElement[bool], now: datetime) -> list[Claim]:
    ended = list(session.scalars(select(Claim).where(*which, is_current(now)).with_for_update()))
    for claim in ended:
        claim.ended_at = now
    return ended


def _add(
    session: Session, task: Task, person_id: str, now: datetime, *, leased_until: datetime | None
) -> Claim:
    counted = places(session, [task], now)[task.id]
    if not task.qualification and counted.free < 1:
        raise conflict(
            "no_place", "others work on all the recordings that are still wanted", "try again later"
        )
    claim = Claim(task_id=task.id, person_id=person_id, created_at=now, leased_until=leased_until)
    session.add(claim)
    session.flush()
    return claim


def _lease(task: Task, now: datetime) -> datetime:
    return min(now + LEASE, task.deadline or now + LEASE)
