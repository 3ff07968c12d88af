"""Begins reviews: one that was asked for, or the next of the queue, with a lease that keeps others away."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector import audit_log
from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.access.permissions import projects_to_review
from trajectory_recorder.collector.access.reviewing import submission_to_review
from trajectory_recorder.collector.database import Database
from trajectory_recorder.collector.database.tables import Review, Submission, Task
from trajectory_recorder.collector.problems import Problem, conflict
from trajectory_recorder.collector.reviews.places import (
    LEASE,
    current,
    hold,
    least_reviews,
    place_free,
    reviews_wanted,
)
from trajectory_recorder.wire.states import SubmissionState

_BATCH = 50


def begin(session: Session, actor: Actor, submission_id: str, now: datetime) -> tuple[Review, bool]:
    """Begin a review, or go on with the actor's own; returns whether it is a new one.

    Raises:
        Problem: 404 and 403 as in `access.reviewing`; 409 where it is not in review, has as many reviewers
            as it wants (`taken`), or the actor's verdict already (`finished`).
    """
    submission = submission_to_review(session, actor, submission_id, lock=True)
    reviews = current(session, submission.id)
    mine = next((it for it in reviews if it.reviewer_id == actor.person_id), None)
    if mine is not None:
        if mine.finished_at is not None:
            raise conflict("finished", "you have judged this submission", "take another one from the queue")
        hold(session, submission, mine, now)
        return mine, False
    if not place_free(reviews, actor.person_id, reviews_wanted(session, submission), now):
        raise conflict("taken", "others review this submission", "take another one from the queue")
    return _new(session, actor, submission, now), True


def _new(session: Session, actor: Actor, submission: Submission, now: datetime) -> Review:
    review = Review(
        submission_id=submission.id,
        reviewer_id=actor.person_id,
        created_at=now,
        leased_until=now + LEASE,
        scores=[],
    )
    session.add(review)
    session.flush()
    subject = f"submission/{submission.id}"
    audit_log.write(
        session, now, person_id=actor.person_id, action="review.begun", subject=subject, review=review.id
    )
    return review


def candidates(actor: Actor) -> ColumnElement[bool]:
    """The condition for what somebody could review, whether or not a place is free."""
    judged = select(Review.submission_id).where(
        Review.reviewer_id == actor.person_id,
        Review.superseded_at.is_(None),
        Review.finished_at.is_not(None),
    )
    return (
        (Submission.state == SubmissionState.IN_REVIEW)
        & (Submission.person_id != actor.person_id)
        & projects_to_review(actor)
        & Submission.id.not_in(judged)
    )


def with_places(
    session: Session, actor: Actor, waiting: Sequence[tuple[str, int | None]], now: datetime
) -> list[str]:
    """Those of several submissions, given as id and the task's wish, where this reviewer finds a place."""
    ids = [submission_id for submission_id, _ in waiting]
    reviews: dict[str, list[Review]] = {it: [] for it in ids}
    for review in session.scalars(
        select(Review).where(Review.submission_id.in_(ids), Review.superseded_at.is_(None))
    ):
        reviews[review.submission_id].append(review)
    return [
        submission_id
        for submission_id, wish in waiting
        if place_free(reviews[submission_id], actor.person_id, least_reviews(wish), now)
    ]


def begin_next(
    database: Database, actor: Actor, now: datetime, *, project_id: str | None = None
) -> tuple[Review, bool] | None:
    """Begin a review of what has waited longest; None where nothing waits for this reviewer.

    Each is tried in a transaction of its own, so that only one submission is locked at a time.
    """
    for submission_id in _waiting(database, actor, now, project_id):
        try:
            with database.writing() as session:
                return begin(session, actor, submission_id, now)
        except Problem as error:
            # Somebody else was quicker, or it is not in review any more.
            if error.status not in {404, 409}:
                raise
    return None


def _waiting(database: Database, actor: Actor, now: datetime, project_id: str | None) -> Iterator[str]:
    statement = select(Submission.id, Task.reviews_wanted).outerjoin(Task, Task.id == Submission.task_id)
    statement = statement.where(candidates(actor)).order_by(Submission.created_at, Submission.id)
    if project_id is not None:
        statement = statement.where(Submission.project_id == project_id)
    with database.reading() as session:
        waiting = [(submission_id, wish) for submission_id, wish in session.execute(statement)]
    for start in range(0, len(waiting), _BATCH):
        with database.reading() as session:
            free = with_places(session, actor, waiting[start : start + _BATCH], now)
        yield from free
