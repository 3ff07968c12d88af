"""Finishes reviews, and moves submissions on where their verdicts, or an admin, decide."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from trajectory_recorder.collector import audit_log, rubrics
from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.access.reviewing import draft_to_write, submission_to_decide
from trajectory_recorder.collector.database.tables import Comment, Review, Submission, SubmissionFile
from trajectory_recorder.collector.problems import conflict, invalid
from trajectory_recorder.collector.reviews.drafts import rubric_of
from trajectory_recorder.collector.reviews.places import (
    current,
    hold,
    outcome,
    reviews_wanted,
    verdicts_of,
)
from trajectory_recorder.collector.rubrics import ItemScore
from trajectory_recorder.collector.submissions.states import move, record
from trajectory_recorder.wire.states import ReviewVerdict, SubmissionState

LEADS_TO = {
    ReviewVerdict.ACCEPT: SubmissionState.ACCEPTED,
    ReviewVerdict.REQUEST_CHANGES: SubmissionState.CHANGES_REQUESTED,
    ReviewVerdict.REJECT: SubmissionState.REJECTED,
}


def finish(
    session: Session, actor: Actor, review_id: str, verdict: ReviewVerdict, *, now: datetime
) -> Review:
    """Give a verdict. Nothing of the review changes afterwards.

    The submission moves on once enough reviewers have judged it and most of them say the same.

    Raises:
        Problem: As `draft_to_write` and `places.hold`; 422 where items of the rubric have no score, and where
            changes are requested without saying which.
    """
    submission, review = draft_to_write(session, actor, review_id)
    hold(session, submission, review, now)
    review.score = _score(session, submission, review)
    if verdict is ReviewVerdict.REQUEST_CHANGES:
        _require_wish(session, review)
    review.verdict, review.finished_at = verdict, now
    session.flush()
    subject = f"review/{review.id}"
    audit_log.write(
        session, now, person_id=actor.person_id, action="review.finished", subject=subject, verdict=verdict
    )
    _follow(session, actor, submission, now)
    return review


def _score(session: Session, submission: Submission, review: Review) -> float | None:
    rubric = rubric_of(session, submission)
    scores = [ItemScore.model_validate(it) for it in review.scores]
    missing = rubrics.unscored(rubric, scores)
    if missing:
        named = ", ".join(missing)
        raise invalid(f"items of the rubric have no score: {named}", "score them", unscored=missing)
    known = {it.id for it in rubric}
    # The rubric may have lost items since they were scored.
    return rubrics.score(rubric, [it for it in scores if it.item in known])


def _require_wish(session: Session, review: Review) -> None:
    wishes = select(Comment.id).where(Comment.review_id == review.id, Comment.change_wanted)
    if not review.summary and session.scalars(wishes.limit(1)).first() is None:
        raise invalid(
            "changes are requested, and nothing says which",
            "write a summary, or a comment that wants a change",
        )


def _follow(session: Session, actor: Actor, submission: Submission, now: datetime) -> None:
    verdicts = verdicts_of(current(session, submission.id))
    decided = outcome(verdicts, reviews_wanted(session, submission))
    if decided is None:
        record(session, submission, "reviewed", now=now, person_id=actor.person_id, reviews=len(verdicts))
        return
    move(session, submission, LEADS_TO[decided], now=now, person_id=actor.person_id, reviews=len(verdicts))


def decide(
    session: Session, actor: Actor, submission_id: str, verdict: ReviewVerdict, *, reason: str, now: datetime
) -> Submission:
    """An admin's decision, whatever reviewers say: for what is in review, was sent back or is quarantined.

    Raises:
        Problem: 404 and 403; 409 where it does not stand there, as a quarantined one that is accepted unseen.
    """
    submission = submission_to_decide(session, actor, submission_id)
    to = LEADS_TO[verdict]
    move(session, submission, to, now=now, person_id=actor.person_id, reason=reason, by="admin")
    return submission


def reopen(session: Session, actor: Actor, submission_id: str, *, reason: str, now: datetime) -> Submission:
    """Open a decided submission for review anew. The reviews so far stay, and count no more.

    Raises:
        Problem: 404 and 403; 409 for one that is not decided.
    """
    submission = submission_to_decide(session, actor, submission_id)
    if submission.state == SubmissionState.QUARANTINED:
        raise conflict("wrong_state", "this submission is quarantined", "release it instead")
    move(session, submission, SubmissionState.IN_REVIEW, now=now, person_id=actor.person_id, reason=reason)
    session.execute(
        update(Review)
        .where(Review.submission_id == submission.id, Review.superseded_at.is_(None))
        .values(superseded_at=now)
    )
    return submission


def release(session: Session, actor: Actor, submission_id: str, *, reason: str, now: datetime) -> Submission:
    """Let a submission that the checks refused be reviewed all the same.

    Raises:
        Problem: 404 and 403; 409 for one that is not quarantined, or whose files did not arrive as declared.
    """
    submission = submission_to_decide(session, actor, submission_id)
    if submission.state != SubmissionState.QUARANTINED:
        raise conflict("wrong_state", f"this submission is {submission.state}", "look where it stands by now")
    without = select(SubmissionFile.path).where(
        SubmissionFile.submission_id == submission.id, SubmissionFile.blob_id.is_(None)
    )
    missing = list(session.scalars(without.order_by(SubmissionFile.path).limit(20)))
    if missing:
        raise conflict(
            "incomplete", f"{missing[0]} is not there as it was declared", "reject it", files=missing
        )
    move(session, submission, SubmissionState.IN_REVIEW, now=now, person_id=actor.person_id, reason=reason)
    return submission
