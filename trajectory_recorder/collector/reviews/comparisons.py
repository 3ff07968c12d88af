"""Takes in which of two submissions of a task somebody prefers. That is said once, and never changed."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.access.comparing import pair_to_compare
from trajectory_recorder.collector.database.base import new_id
from trajectory_recorder.collector.database.tables import Comparison, Submission
from trajectory_recorder.collector.problems import conflict
from trajectory_recorder.collector.submissions.states import record
from trajectory_recorder.wire.states import ComparedIn


def compare(
    session: Session,
    actor: Actor,
    *,
    left_id: str,
    right_id: str,
    preference: int,
    dimensions: Mapping[ComparedIn, int],
    reason: str,
    now: datetime,
) -> tuple[Comparison, bool]:
    """Take a comparison in; returns whether it is a new one. The same said twice is one.

    Raises:
        Problem: As `pair_to_compare`; 409 where this person has said something else of the pair.
    """
    left, right = pair_to_compare(session, actor, left_id, right_id)
    said = Comparison(
        id=new_id(),
        task_id=left.task_id,
        left_id=left.id,
        right_id=right.id,
        pair=pair_of(left.id, right.id),
        person_id=actor.person_id,
        preference=preference,
        dimensions={it.value: dimensions[it] for it in sorted(dimensions)},
        reason=reason,
        created_at=now,
    )
    mine = (Comparison.pair == said.pair, Comparison.person_id == actor.person_id)
    before = session.scalars(select(Comparison).where(*mine)).one_or_none()
    if before is not None:
        _require_same(before, said)
        return before, False
    session.add(said)
    for submission in (left, right):
        _record(session, actor, submission, said)
    return said, True


def pair_of(one: str, other: str) -> str:
    """What a pair of submissions is known by, whichever comes first."""
    return ":".join(sorted((one, other)))


def _require_same(before: Comparison, said: Comparison) -> None:
    told = ("left_id", "right_id", "preference", "dimensions", "reason")
    if any(getattr(before, it) != getattr(said, it) for it in told):
        raise conflict("compared", "you have compared these two", "take another pair from the queue")


def _record(session: Session, actor: Actor, submission: Submission, said: Comparison) -> None:
    now = said.created_at
    record(session, submission, "compared", now=now, person_id=actor.person_id, comparison=said.id)
