"""What of comparisons somebody may see and do. As in `permissions`: 404 for what they may not see.

Whoever compares sees their own comparisons and nobody else's, before and after. Admins see what others said, but
not of what they submitted themselves.
"""

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.access.permissions import require_role, visible_submission
from trajectory_recorder.collector.database.tables import Comparison, Membership, Submission, Task
from trajectory_recorder.collector.problems import conflict, forbidden, invalid
from trajectory_recorder.wire.states import Role, SubmissionState

# What was judged worthless has nothing to be compared for.
COMPARABLE = frozenset({SubmissionState.IN_REVIEW, SubmissionState.ACCEPTED})


def pair_to_compare(
    session: Session, actor: Actor, left_id: str, right_id: str
) -> tuple[Submission, Submission]:
    """Two locked submissions of one task, for a reviewer or admin of its project who submitted neither.

    Raises:
        Problem: 404 and 403; 409 where one of them is not in review or accepted; 422 where they are not two
            of one task.
    """
    # Always in the same order, or two who compare the same could wait for each other.
    found = {it: _one(session, actor, it) for it in sorted({left_id, right_id})}
    left, right = found[left_id], found[right_id]
    if left is right or left.task_id is None or left.task_id != right.task_id:
        raise invalid("these are not two submissions of one task", "take a pair from the queue")
    return left, right


def _one(session: Session, actor: Actor, submission_id: str) -> Submission:
    submission = visible_submission(session, actor, submission_id, lock=True)
    require_role(session, actor, submission.project_id, Role.REVIEWER, Role.ADMIN)
    if submission.person_id == actor.person_id:
        raise forbidden("nobody judges their own submission", "leave it to others")
    if submission.state not in COMPARABLE:
        raise conflict(
            "not_comparable", f"a submission is {submission.state} by now", "take another pair from the queue"
        )
    return submission


def visible_comparisons(actor: Actor) -> ColumnElement[bool]:
    """The condition under which a listed comparison may be seen."""
    own = select(Submission.id).where(Submission.person_id == actor.person_id)
    of_others = Comparison.left_id.not_in(own) & Comparison.right_id.not_in(own)
    return or_(Comparison.person_id == actor.person_id, _as_admin(actor) & of_others)


def _as_admin(actor: Actor) -> ColumnElement[bool]:
    if actor.is_admin:
        return Comparison.id.is_not(None)
    mine = select(Membership.project_id).where(
        Membership.person_id == actor.person_id, Membership.role == Role.ADMIN
    )
    return Comparison.task_id.in_(select(Task.id).where(Task.project_id.in_(mine)))
