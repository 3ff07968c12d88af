"""Reviews: the queue, one's own drafts, and verdicts."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Response, status
from pydantic import Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.access.permissions import visible_project
from trajectory_recorder.collector.access.reviewing import visible_review
from trajectory_recorder.collector.database.tables import Project, Review, Submission, Task
from trajectory_recorder.collector.problems import Problem
from trajectory_recorder.collector.reviews.beginning import begin, begin_next, candidates, with_places
from trajectory_recorder.collector.reviews.drafts import Label, save
from trajectory_recorder.collector.reviews.finishing import finish
from trajectory_recorder.collector.routes.fields import Id, IdInPath, Key, Text
from trajectory_recorder.collector.routes.pages import Asked, Page, take
from trajectory_recorder.collector.routes.requests import Answer, Body, Here, Me, problem_responses
from trajectory_recorder.collector.routes.review_answers import ReviewAnswer, review_answer
from trajectory_recorder.collector.routes.threads import ThreadRoute
from trajectory_recorder.collector.rubrics import MOST_ITEMS, ItemScore
from trajectory_recorder.wire.limits import LONGEST_NOTE
from trajectory_recorder.wire.states import ReviewVerdict, Scope, StepVerdict

router = APIRouter(tags=["reviews"], route_class=ThreadRoute)
# This project's own figures: above any recording that somebody labels step by step.
_MOST_LABELS = 5_000
_LARGEST_ACTION = 2**31 - 1
_LARGEST_NS = 2**63 - 1

_Scores = Annotated[list[ItemScore], Field(max_length=MOST_ITEMS)]


class LabelBody(Body):
    action: Annotated[int, Field(strict=True, ge=0, le=_LARGEST_ACTION)]
    at_ns: Annotated[int, Field(strict=True, ge=0, le=_LARGEST_NS)]
    verdict: StepVerdict
    reason: Annotated[Text, Field(max_length=LONGEST_NOTE)] = ""


_Labels = Annotated[list[LabelBody], Field(max_length=_MOST_LABELS)]


class BeginBody(Body):
    submission: Id


class NextBody(Body):
    project: Key | None = None


class DraftBody(Body):
    """What is not given stays as it is."""

    scores: _Scores | None = None
    summary: Text | None = None
    labels: _Labels | None = None


class LabelsBody(Body):
    labels: _Labels


class FinishBody(Body):
    verdict: ReviewVerdict


class WaitingAnswer(Answer):
    """A submission that wants a review. `quality` is the verdict of the checks, `score` their 0 to 100."""

    submission: str
    project: str
    task: str | None
    bytes: int
    duration_ns: int
    quality: str | None
    score: int | None
    created_at: datetime


_WAITING = (
    select(
        Submission.id.label("submission"),
        Project.key.label("project"),
        Task.key.label("task"),
        Task.reviews_wanted,
        Submission.bytes,
        Submission.duration_ns,
        Submission.verdict.label("quality"),
        Submission.score,
        Submission.created_at,
    )
    .join(Project, Project.id == Submission.project_id)
    .outerjoin(Task, Task.id == Submission.task_id)
)


@router.get("/reviews/queue", responses=problem_responses(401, 403, 404, 422))
def queue(
    endpoint: Here, me: Me, asked: Asked, project: Annotated[Key | None, Query()] = None
) -> Page[WaitingAnswer]:
    """What waits for a review by me, oldest first. A page may hold fewer than asked for, and still have a next."""
    me.require(Scope.READ)
    statement = _WAITING.where(candidates(me))
    with endpoint.database.reading() as session:
        if project is not None:
            statement = statement.where(Submission.project_id == visible_project(session, me, project).id)
        rows, following = take(session, statement, asked, [Submission.created_at, Submission.id])
        wishes = [(row.submission, row.reviews_wanted) for row in rows]
        free = set(with_places(session, me, wishes, endpoint.clock.now()))
    items = [WaitingAnswer.model_validate(row) for row in rows if row.submission in free]
    return Page[WaitingAnswer](items=items, next=following)


@router.post(
    "/reviews",
    status_code=status.HTTP_201_CREATED,
    responses={200: {"model": ReviewAnswer}, **problem_responses(401, 403, 404, 409, 422)},
)
def begin_this(endpoint: Here, me: Me, body: BeginBody, response: Response) -> ReviewAnswer:
    """Begin a review of a submission; 200 with mine if there is one."""
    me.require(Scope.REVIEW)
    with endpoint.database.writing() as session:
        review, new = begin(session, me, body.submission, endpoint.clock.now())
        return _begun(session, me, review, response, new=new)


@router.post(
    "/reviews/next",
    status_code=status.HTTP_201_CREATED,
    responses={200: {"model": ReviewAnswer}, **problem_responses(401, 403, 404, 422)},
)
def begin_oldest(endpoint: Here, me: Me, body: NextBody, response: Response) -> ReviewAnswer:
    """Begin a review of what has waited longest; 200 with mine if that is it, 404 where nothing waits."""
    me.require(Scope.REVIEW)
    project_id = None
    if body.project is not None:
        with endpoint.database.reading() as session:
            project_id = visible_project(session, me, body.project).id
    begun = begin_next(endpoint.database, me, endpoint.clock.now(), project_id=project_id)
    if begun is None:
        raise Problem(404, "nothing_waits", "nothing waits for a review by you", remedy="ask again later")
    with endpoint.database.reading() as session:
        return _begun(session, me, begun[0], response, new=begun[1])


def _begun(session: Session, me: Actor, review: Review, response: Response, *, new: bool) -> ReviewAnswer:
    if not new:
        response.status_code = status.HTTP_200_OK
    return review_answer(session, me, review)


@router.get("/reviews", responses=problem_responses(401, 403, 422))
def mine(
    endpoint: Here, me: Me, asked: Asked, finished: Annotated[bool | None, Query()] = None
) -> Page[ReviewAnswer]:
    """My own reviews, oldest first."""
    me.require(Scope.READ)
    statement = select(Review).where(Review.reviewer_id == me.person_id)
    if finished is not None:
        statement = statement.where(
            Review.finished_at.is_not(None) if finished else Review.finished_at.is_(None)
        )
    with endpoint.database.reading() as session:
        rows, following = take(session, statement, asked, [Review.created_at, Review.id])
        items = [review_answer(session, me, row[0]) for row in rows]
    return Page[ReviewAnswer](items=items, next=following)


@router.get("/reviews/{review_id}", responses=problem_responses(401, 403, 404, 422))
def one(endpoint: Here, me: Me, review_id: IdInPath) -> ReviewAnswer:
    """A review of mine, or a finished one that I may see."""
    me.require(Scope.READ)
    with endpoint.database.reading() as session:
        _, review = visible_review(session, me, review_id)
        return review_answer(session, me, review)


@router.put("/reviews/{review_id}/lease", responses=problem_responses(401, 403, 404, 409, 422))
def renew(endpoint: Here, me: Me, review_id: IdInPath) -> ReviewAnswer:
    """Keep others away for another 30 minutes."""
    me.require(Scope.REVIEW)
    with endpoint.database.writing() as session:
        return review_answer(session, me, save(session, me, review_id, now=endpoint.clock.now()))


@router.patch("/reviews/{review_id}", responses=problem_responses(401, 403, 404, 409, 422))
def save_draft(endpoint: Here, me: Me, review_id: IdInPath, body: DraftBody) -> ReviewAnswer:
    """Save what I have so far; renews the lease."""
    me.require(Scope.REVIEW)
    with endpoint.database.writing() as session:
        review = save(
            session,
            me,
            review_id,
            now=endpoint.clock.now(),
            scores=body.scores,
            summary=body.summary,
            labels=None if body.labels is None else _labels(body.labels),
        )
        return review_answer(session, me, review)


@router.put("/reviews/{review_id}/labels", responses=problem_responses(401, 403, 404, 409, 422))
def save_labels(endpoint: Here, me: Me, review_id: IdInPath, body: LabelsBody) -> ReviewAnswer:
    """Replace what is said of single actions; renews the lease."""
    me.require(Scope.REVIEW)
    with endpoint.database.writing() as session:
        labels = _labels(body.labels)
        review = save(session, me, review_id, now=endpoint.clock.now(), labels=labels)
        return review_answer(session, me, review)


def _labels(given: list[LabelBody]) -> list[Label]:
    return [Label(it.action, it.at_ns, it.verdict, it.reason) for it in given]


@router.post("/reviews/{review_id}/finish", responses=problem_responses(401, 403, 404, 409, 422))
def give_verdict(endpoint: Here, me: Me, review_id: IdInPath, body: FinishBody) -> ReviewAnswer:
    """Give the verdict: every item of the rubric has its score by then. Nothing changes afterwards."""
    me.require(Scope.REVIEW)
    with endpoint.database.writing() as session:
        review = finish(session, me, review_id, body.verdict, now=endpoint.clock.now())
        return review_answer(session, me, review)
