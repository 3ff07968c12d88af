"""How many reviewers a submission wants, who holds a place, and what their verdicts come to.

A place is held by a finished review, and by one that is being written as long as its lease lasts. Whoever
counts places to take one holds the submission's row locked, or two would take the last one.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.database.tables import Review, Submission, Task
from trajectory_recorder.collector.problems import conflict
from trajectory_recorder.wire.states import ReviewVerdict

# As long as a long look at a recording takes; saving renews it. This project's own figure.
LEASE = timedelta(minutes=30)


def reviews_wanted(session: Session, submission: Submission) -> int:
    """How many verdicts decide at the earliest: what the task says, one where there is none."""
    task = None if submission.task_id is None else session.get(Task, submission.task_id)
    return least_reviews(None if task is None else task.reviews_wanted)


def least_reviews(task_wants: int | None) -> int:
    """One at least: what needs no review comes into review only where an admin wants one."""
    return max(1, task_wants or 1)


def current(session: Session, submission_id: str) -> list[Review]:
    """The reviews that count, oldest first."""
    statement = select(Review).where(Review.submission_id == submission_id, Review.superseded_at.is_(None))
    return list(session.scalars(statement.order_by(Review.created_at, Review.id)))


def outcome(verdicts: Sequence[ReviewVerdict], wanted: int) -> ReviewVerdict | None:
    """What most of them say, once there are enough; None where as many say something else."""
    ranked = Counter(verdicts).most_common(2)
    if len(verdicts) < wanted or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return ranked[0][0]


def verdicts_of(reviews: Sequence[Review]) -> list[ReviewVerdict]:
    return [ReviewVerdict(it.verdict) for it in reviews if it.verdict is not None]


def place_free(reviews: Sequence[Review], reviewer_id: str, wanted: int, now: datetime) -> bool:
    """Whether there is a place for this reviewer beside those that others hold.

    Reviewers who could not agree want one more.
    """
    verdicts = verdicts_of(reviews)
    places = wanted
    if len(verdicts) >= wanted and outcome(verdicts, wanted) is None:
        places = len(verdicts) + 1
    held = [
        it
        for it in reviews
        if it.reviewer_id != reviewer_id and (it.finished_at is not None or it.leased_until > now)
    ]
    return len(held) < places


def hold(session: Session, submission: Submission, review: Review, now: datetime) -> None:
    """Renew a reviewer's lease; one that ran out is taken again if nobody has the place by now.

    Args:
        session: A writing session.
        submission: What is reviewed, as read with `lock=True`.
        review: The reviewer's own, unfinished.
        now: The time.

    Raises:
        Problem: 409, others review it by now.
    """
    reviews = current(session, submission.id)
    wanted = reviews_wanted(session, submission)
    if review.leased_until <= now and not place_free(reviews, review.reviewer_id, wanted, now):
        raise conflict("taken", "others review this submission by now", "take another one from the queue")
    review.leased_until = now + LEASE
