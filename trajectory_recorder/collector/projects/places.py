"""Places in a task: how many recordings are still wanted of it, and who holds one.

A place is taken by an accepted recording, by one on its way there, and by a claim until its lease runs out. A
claim stands for one recording: once that is declared, the submission holds the place, and gets it back to the
claim if it is withdrawn. A qualification task has a place for everybody.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BindParameter, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session, aliased
from sqlalchemy.sql.elements import ColumnElement

from trajectory_recorder.collector.database.base import UtcTime
from trajectory_recorder.collector.database.tables import Claim, Submission, Task
from trajectory_recorder.wire.states import SubmissionState

# On their way to be accepted, however long that takes.
IN_FLIGHT = frozenset(
    {
        SubmissionState.UPLOADING,
        SubmissionState.RECEIVED,
        SubmissionState.CHECKING,
        SubmissionState.QUARANTINED,
        SubmissionState.IN_REVIEW,
        SubmissionState.CHANGES_REQUESTED,
    }
)
# What statements that are made once leave open: the ids of tasks, and the time.
TASKS: BindParameter[Sequence[str]] = bindparam("task_ids", expanding=True)
NOW = bindparam("now", type_=UtcTime())


@dataclass(frozen=True, slots=True)
class Places:
    """Recordings of one task: wanted, accepted, on their way, and claimed without being begun."""

    wanted: int
    accepted: int = 0
    in_flight: int = 0
    claimed: int = 0

    @property
    def free(self) -> int:
        return max(0, self.wanted - self.accepted - self.in_flight - self.claimed)


def places(session: Session, tasks: Sequence[Task], now: datetime) -> dict[str, Places]:
    """The places of each task, by its id."""
    asked = {TASKS.key: [it.id for it in tasks]}
    accepted: Counter[str | None] = Counter()
    in_flight: Counter[str | None] = Counter()
    for task_id, state, count in session.execute(_SUBMITTED, asked):
        if state == SubmissionState.ACCEPTED:
            accepted[task_id] = count
        elif state in IN_FLIGHT:
            in_flight[task_id] += count
    claimed = dict(session.execute(_CLAIMED, {**asked, NOW.key: now}).all())
    return {
        it.id: Places(it.target_count, accepted[it.id], in_flight[it.id], claimed.get(it.id, 0))
        for it in tasks
    }


def is_current(now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    """The condition under which a claim was neither given back nor has run out."""
    return and_(Claim.ended_at.is_(None), or_(Claim.leased_until.is_(None), Claim.leased_until > now))


def holds_place(now: datetime | BindParameter[datetime]) -> ColumnElement[bool]:
    """The condition under which a claim holds a place: it is current, and its recording was not yet declared."""
    declared = select(Submission.id).where(
        Submission.task_id == Claim.task_id,
        Submission.person_id == Claim.person_id,
        Submission.created_at >= Claim.created_at,
        # What mends an earlier recording is not the one that the claim is for.
        Submission.replaces_id.is_(None),
        Submission.state != SubmissionState.WITHDRAWN,
    )
    return and_(is_current(now), ~declared.correlate(Claim).exists())


def accepted_count() -> ColumnElement[int]:
    """How many recordings of the task in the enclosing statement were accepted."""
    statement = select(func.count()).where(
        Submission.task_id == Task.id, Submission.state == SubmissionState.ACCEPTED
    )
    return statement.correlate(Task).scalar_subquery()


def counted(which: ColumnElement[bool]) -> ColumnElement[int]:
    """How many submissions of the task in the enclosing statement are such; of one and what mends it, only that."""
    statement = select(func.count()).where(Submission.task_id == Task.id, which, ~_is_replaced())
    return statement.correlate(Task).scalar_subquery()


def _is_replaced() -> ColumnElement[bool]:
    mended = aliased(Submission)
    replaced = select(mended.id).where(
        mended.replaces_id == Submission.id, mended.state != SubmissionState.WITHDRAWN
    )
    return replaced.correlate(Submission).exists()


# Every app asks for its tasks each minute, and making these statements takes longer than answering them.
_SUBMITTED = (
    select(Submission.task_id, Submission.state, func.count())
    .where(Submission.task_id.in_(TASKS), ~_is_replaced())
    .group_by(Submission.task_id, Submission.state)
)
_CLAIMED = (
    select(Claim.task_id, func.count())
    .where(Claim.task_id.in_(TASKS), holds_place(NOW))
    .group_by(Claim.task_id)
)
