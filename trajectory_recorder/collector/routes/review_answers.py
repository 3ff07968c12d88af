"""How reviews and comments are worded: experts learn what was said and never by whom."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.access.reviewing import sees_names
from trajectory_recorder.collector.database.tables import Comment, Review, Submission
from trajectory_recorder.collector.reviews.comments import ADMIN, aliases
from trajectory_recorder.collector.reviews.drafts import labels_of
from trajectory_recorder.collector.routes.requests import Answer
from trajectory_recorder.collector.rubrics import ItemScore
from trajectory_recorder.wire.states import ReviewVerdict, StepVerdict


class LabelAnswer(Answer):
    action: int
    at_ns: int
    verdict: StepVerdict
    reason: str


class ReviewAnswer(Answer):
    """`reviewer` is a name as `reviewer 1`; `person` is for admins and the reviewer themself.

    `score` is within 0 to 1, null for an empty rubric and as long as the review is not finished. `counts` is
    false once the submission was opened for review anew.
    """

    id: str
    submission: str
    reviewer: str
    person: str | None
    verdict: ReviewVerdict | None
    score: float | None
    scores: list[ItemScore]
    summary: str
    labels: list[LabelAnswer]
    counts: bool
    created_at: datetime
    leased_until: datetime
    finished_at: datetime | None


class CommentAnswer(Answer):
    """`author` is `expert`, `admin`, or a name as `reviewer 1`; `person` is for admins and the author."""

    id: str
    submission: str
    review: str | None
    author: str
    person: str | None
    from_ns: int
    to_ns: int
    text: str
    change_wanted: bool
    created_at: datetime


def review_answers(
    session: Session, actor: Actor, submission: Submission, reviews: Sequence[Review]
) -> list[ReviewAnswer]:
    """Word reviews of one submission that the actor may see."""
    named, called = sees_names(session, actor, submission), aliases(session, submission)
    return [
        ReviewAnswer(
            id=it.id,
            submission=it.submission_id,
            reviewer=called[it.reviewer_id],
            person=it.reviewer_id if named or it.reviewer_id == actor.person_id else None,
            verdict=it.verdict,
            score=it.score,
            scores=[ItemScore.model_validate(score) for score in it.scores],
            summary=it.summary,
            labels=[LabelAnswer.model_validate(label) for label in labels_of(session, it.id)],
            counts=it.superseded_at is None,
            created_at=it.created_at,
            leased_until=it.leased_until,
            finished_at=it.finished_at,
        )
        for it in reviews
    ]


def review_answer(session: Session, actor: Actor, review: Review) -> ReviewAnswer:
    """Word one review that the actor may see."""
    submission = session.get_one(Submission, review.submission_id)
    return review_answers(session, actor, submission, [review])[0]


def comment_answers(
    session: Session, actor: Actor, submission: Submission, comments: Sequence[Comment]
) -> list[CommentAnswer]:
    """Word comments on one submission that the actor may see."""
    named, called = sees_names(session, actor, submission), aliases(session, submission)
    return [
        CommentAnswer(
            id=it.id,
            submission=it.submission_id,
            review=it.review_id,
            author=called.get(it.author_id, ADMIN),
            person=it.author_id if named or it.author_id == actor.person_id else None,
            from_ns=it.from_ns,
            to_ns=it.to_ns,
            text=it.text,
            change_wanted=it.change_wanted,
            created_at=it.created_at,
        )
        for it in comments
    ]
