"""Comments on spans of a submission, and the names by which people in a review are known to one another."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from trajectory_recorder.collector import audit_log
from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.access.permissions import visible_submission
from trajectory_recorder.collector.access.reviewing import draft_to_write, review_to_comment_in
from trajectory_recorder.collector.database.tables import Comment, Review, Submission
from trajectory_recorder.collector.problems import conflict, invalid, not_found
from trajectory_recorder.collector.reviews.places import hold

EXPERT, ADMIN = "expert", "admin"


def aliases(session: Session, submission: Submission) -> dict[str, str]:
    """What to call the people who reviewed a submission: `reviewer 1`, in the order in which they began."""
    statement = select(Review.reviewer_id).where(Review.submission_id == submission.id)
    began = dict.fromkeys(session.scalars(statement.order_by(Review.created_at, Review.id)))
    return {submission.person_id: EXPERT} | {
        person_id: f"reviewer {number}" for number, person_id in enumerate(began, 1)
    }


def add(
    session: Session,
    actor: Actor,
    submission_id: str,
    *,
    from_ns: int,
    to_ns: int,
    text: str,
    change_wanted: bool,
    now: datetime,
) -> Comment:
    """Comment on a span, in session time. A reviewer's comment is part of the draft that they are writing.

    Raises:
        Problem: 404; 409 as `review_to_comment_in`; 422 for a span that is not within the recording.
    """
    submission = visible_submission(session, actor, submission_id, lock=True)
    _require_span(submission, from_ns, to_ns)
    review = review_to_comment_in(session, actor, submission)
    if review is not None:
        hold(session, submission, review, now)
    comment = Comment(
        submission_id=submission.id,
        review_id=None if review is None else review.id,
        author_id=actor.person_id,
        from_ns=from_ns,
        to_ns=to_ns,
        text=text,
        change_wanted=change_wanted,
        created_at=now,
    )
    session.add(comment)
    session.flush()
    _audit(session, actor, comment, "comment.added", now)
    return comment


def put(
    session: Session,
    actor: Actor,
    submission_id: str,
    comment_id: str,
    *,
    from_ns: int,
    to_ns: int,
    text: str,
    change_wanted: bool,
    now: datetime,
) -> tuple[Comment, bool]:
    """Write a comment of one's draft under an id that the client made; returns whether it is a new one.

    So a request that was sent twice, or whose answer was lost, leaves one comment.

    Raises:
        Problem: As `add` and `remove`; 409 where there is no draft to write it into.
    """
    submission = visible_submission(session, actor, submission_id, lock=True)
    _require_span(submission, from_ns, to_ns)
    review = _draft_for(session, actor, submission, comment_id)
    hold(session, submission, review, now)
    comment = session.get(Comment, comment_id)
    is_new = comment is None
    if comment is None:
        comment = Comment(
            id=comment_id,
            submission_id=submission.id,
            review_id=review.id,
            author_id=actor.person_id,
            created_at=now,
        )
        session.add(comment)
    comment.from_ns, comment.to_ns, comment.text = from_ns, to_ns, text
    comment.change_wanted = change_wanted
    session.flush()
    _audit(session, actor, comment, "comment.added" if is_new else "comment.changed", now)
    return comment, is_new


def _draft_for(session: Session, actor: Actor, submission: Submission, comment_id: str) -> Review:
    """The draft that a comment is in, or one that is not there yet belongs to."""
    comment = session.get(Comment, comment_id)
    if comment is not None:
        _own_in_draft(comment, actor, submission.id)
        return draft_to_write(session, actor, str(comment.review_id))[1]
    review = review_to_comment_in(session, actor, submission)
    if review is None:
        raise conflict("no_review", "there is no draft of yours", "begin a review of this submission")
    return review


def _own_in_draft(comment: Comment | None, actor: Actor, submission_id: str) -> Comment:
    own = comment is not None and comment.author_id == actor.person_id
    if comment is None or not own or comment.submission_id != submission_id or comment.review_id is None:
        raise not_found("comment in a draft of yours")
    return comment


def remove(session: Session, actor: Actor, submission_id: str, comment_id: str, *, now: datetime) -> None:
    """Take a comment out of a draft again.

    Raises:
        Problem: 404, also where it is not the actor's own or belongs to no draft; 409 once that is finished.
    """
    comment = _own_in_draft(session.get(Comment, comment_id), actor, submission_id)
    draft_to_write(session, actor, str(comment.review_id))
    session.delete(comment)
    _audit(session, actor, comment, "comment.removed", now)


def _require_span(submission: Submission, from_ns: int, to_ns: int) -> None:
    if not from_ns <= to_ns <= submission.duration_ns:
        raise invalid(
            f"there is no span from {from_ns} to {to_ns} ns in a recording of {submission.duration_ns} ns",
            "give times of the session, the earlier one first",
        )


def _audit(session: Session, actor: Actor, comment: Comment, action: str, now: datetime) -> None:
    subject = f"submission/{comment.submission_id}"
    audit_log.write(
        session, now, person_id=actor.person_id, action=action, subject=subject, comment=comment.id
    )
