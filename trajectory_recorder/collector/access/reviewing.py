"""What of reviews and comments somebody may see and do. As in `permissions`: 404 for what they may not see.

Reviewers judge blind: who may still judge a submission sees nothing of what others said of it. Experts see
what is finished, and never who said it.
"""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.access.actor import Actor, roles
from trajectory_recorder.collector.access.permissions import require_role, visible_submission
from trajectory_recorder.collector.database.tables import Comment, Review, Submission
from trajectory_recorder.collector.problems import Problem, conflict, forbidden, not_found
from trajectory_recorder.wire.states import Role, SubmissionState


def submission_to_review(
    session: Session, actor: Actor, submission_id: str, *, lock: bool = False
) -> Submission:
    """A submission in review, for a reviewer or admin of its project who did not submit it."""
    submission = _others_submission(session, actor, submission_id, Role.REVIEWER, Role.ADMIN, lock=lock)
    if submission.state != SubmissionState.IN_REVIEW:
        raise conflict(
            "not_in_review", f"this submission is {submission.state}", "look where it stands by now"
        )
    return submission


def submission_to_decide(session: Session, actor: Actor, submission_id: str) -> Submission:
    """A locked submission, for an admin of its project who did not submit it."""
    return _others_submission(session, actor, submission_id, Role.ADMIN, lock=True)


def _others_submission(
    session: Session, actor: Actor, submission_id: str, *wanted: Role, lock: bool
) -> Submission:
    submission = visible_submission(session, actor, submission_id, lock=lock)
    require_role(session, actor, submission.project_id, *wanted)
    if submission.person_id == actor.person_id:
        raise forbidden("nobody judges their own submission", "leave it to others")
    return submission


def draft_to_write(session: Session, actor: Actor, review_id: str) -> tuple[Submission, Review]:
    """A reviewer's own unfinished review, and its submission, locked.

    Raises:
        Problem: 404; 403 for somebody else's; 409 once it is finished, or counts no more.
    """
    review = session.get(Review, review_id)
    if review is None:
        raise not_found("review")
    if review.reviewer_id != actor.person_id:
        visible_review(session, actor, review_id)
        raise forbidden("this review is somebody else's")
    submission = visible_submission(session, actor, review.submission_id, lock=True)
    session.refresh(review)
    _refuse_finished(review)
    return submission_to_review(session, actor, submission.id), review


def _refuse_finished(review: Review) -> None:
    if review.finished_at is not None:
        raise conflict("finished", "this review is finished", "begin another where it is opened anew")
    if review.superseded_at is not None:
        raise conflict("superseded", "the submission was opened for review anew", "begin another review")


def visible_review(session: Session, actor: Actor, review_id: str) -> tuple[Submission, Review]:
    """A review with its submission, for those who may see it."""
    review = session.get(Review, review_id)
    if review is None:
        raise not_found("review")
    try:
        submission = visible_submission(session, actor, review.submission_id)
    except Problem as error:
        raise not_found("review") from error
    if review not in visible_reviews(session, actor, submission, [review]):
        raise not_found("review")
    return submission, review


def visible_reviews(
    session: Session, actor: Actor, submission: Submission, reviews: Sequence[Review]
) -> list[Review]:
    """Those of a submission's reviews that may be seen: one's own, and what is finished, unless one is blind."""
    blind = is_blind(session, actor, submission)
    return [
        it
        for it in reviews
        if it.reviewer_id == actor.person_id or (it.finished_at is not None and not blind)
    ]


def visible_comments(
    session: Session, actor: Actor, submission: Submission, comments: Sequence[Comment]
) -> list[Comment]:
    """Those of a submission's comments that may be seen: one's own, and what is no draft, unless one is blind."""
    blind = is_blind(session, actor, submission)
    drafts = {it.id for it in _reviews(session, submission.id) if it.finished_at is None}
    return [
        it for it in comments if it.author_id == actor.person_id or (it.review_id not in drafts and not blind)
    ]


def is_blind(session: Session, actor: Actor, submission: Submission) -> bool:
    """Whether somebody may still judge a submission, and so must not know what others said.

    Admins are when they judge it themselves; otherwise they watch over those who do.
    """
    if submission.person_id == actor.person_id or submission.state != SubmissionState.IN_REVIEW:
        return False
    mine = _current_of(session, actor, submission)
    if mine is not None:
        return mine.finished_at is None
    return Role.ADMIN not in roles(session, actor, submission.project_id)


def sees_names(session: Session, actor: Actor, submission: Submission) -> bool:
    """Whether somebody may know who wrote a review or comment: admins, of what they did not submit."""
    if submission.person_id == actor.person_id:
        return False
    return Role.ADMIN in roles(session, actor, submission.project_id)


def review_to_comment_in(session: Session, actor: Actor, submission: Submission) -> Review | None:
    """The draft that a new comment belongs to, None where it stands by itself.

    Experts answer, admins say what they have to, and reviewers may go on after their verdict.

    Raises:
        Problem: 409 for a reviewer who has not begun a review, and where nothing is to be said any more.
    """
    if submission.state == SubmissionState.WITHDRAWN:
        raise conflict("withdrawn", "this submission was taken back")
    if submission.person_id == actor.person_id:
        return None
    mine = _current_of(session, actor, submission)
    if mine is not None and mine.finished_at is None:
        submission_to_review(session, actor, submission.id)
        return mine
    if mine is None and Role.ADMIN not in roles(session, actor, submission.project_id):
        raise conflict("no_review", "comments are part of a review", "begin one for this submission")
    return None


def _current_of(session: Session, actor: Actor, submission: Submission) -> Review | None:
    reviews = _reviews(session, submission.id)
    mine = (it for it in reviews if it.reviewer_id == actor.person_id and it.superseded_at is None)
    return next(mine, None)


def _reviews(session: Session, submission_id: str) -> list[Review]:
    return list(session.scalars(select(Review).where(Review.submission_id == submission_id)))
