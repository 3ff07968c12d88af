"""What was said of a submission in all, and what admins decide themselves."""

from datetime import datetime

from fastapi import APIRouter
from sqlalchemy import select

from trajectory_recorder.collector.access.permissions import visible_submission
from trajectory_recorder.collector.access.reviewing import visible_reviews
from trajectory_recorder.collector.database.tables import Review, Submission
from trajectory_recorder.collector.reviews.finishing import decide, release, reopen
from trajectory_recorder.collector.routes.fields import IdInPath, NonEmptyText
from trajectory_recorder.collector.routes.pages import Asked, Page, take
from trajectory_recorder.collector.routes.requests import Answer, Body, Here, Me, problem_responses
from trajectory_recorder.collector.routes.review_answers import ReviewAnswer, review_answers
from trajectory_recorder.collector.routes.threads import ThreadRoute
from trajectory_recorder.wire.states import ReviewVerdict, Scope, SubmissionState

router = APIRouter(tags=["reviews"], route_class=ThreadRoute)


class ReasonBody(Body):
    reason: NonEmptyText


class DecisionBody(ReasonBody):
    verdict: ReviewVerdict


class StandingAnswer(Answer):
    """Where a submission stands now, and why."""

    id: str
    state: SubmissionState
    reason: str | None
    changed_at: datetime


@router.get("/submissions/{submission_id}/reviews", responses=problem_responses(401, 403, 404, 422))
def reviews(endpoint: Here, me: Me, submission_id: IdInPath, asked: Asked) -> Page[ReviewAnswer]:
    """Reviews that I may see, oldest first. A page may hold fewer than asked for."""
    me.require(Scope.READ)
    with endpoint.database.reading() as session:
        submission = visible_submission(session, me, submission_id)
        statement = select(Review).where(Review.submission_id == submission.id)
        rows, following = take(session, statement, asked, [Review.created_at, Review.id])
        seen = visible_reviews(session, me, submission, [row[0] for row in rows])
        items = review_answers(session, me, submission, seen)
    return Page[ReviewAnswer](items=items, next=following)


@router.post("/submissions/{submission_id}/decision", responses=problem_responses(401, 403, 404, 409, 422))
def decision(endpoint: Here, me: Me, submission_id: IdInPath, body: DecisionBody) -> StandingAnswer:
    """Decide as an admin of the project, whatever the reviewers say."""
    me.require(Scope.ADMIN)
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        return _standing(decide(session, me, submission_id, body.verdict, reason=body.reason, now=now))


@router.post("/submissions/{submission_id}/reopen", responses=problem_responses(401, 403, 404, 409, 422))
def open_anew(endpoint: Here, me: Me, submission_id: IdInPath, body: ReasonBody) -> StandingAnswer:
    """Open a decided submission for review anew."""
    me.require(Scope.ADMIN)
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        return _standing(reopen(session, me, submission_id, reason=body.reason, now=now))


@router.post("/submissions/{submission_id}/release", responses=problem_responses(401, 403, 404, 409, 422))
def let_out(endpoint: Here, me: Me, submission_id: IdInPath, body: ReasonBody) -> StandingAnswer:
    """Let a quarantined submission be reviewed all the same."""
    me.require(Scope.ADMIN)
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        return _standing(release(session, me, submission_id, reason=body.reason, now=now))


def _standing(submission: Submission) -> StandingAnswer:
    return StandingAnswer.model_validate(submission)
