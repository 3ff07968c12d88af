"""Comparisons: which of two submissions of a task is preferred."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Query, Response, status
from pydantic import Field
from sqlalchemy import select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.access.comparing import visible_comparisons
from trajectory_recorder.collector.access.permissions import visible_project
from trajectory_recorder.collector.database.tables import Comparison, Project, Submission, Task
from trajectory_recorder.collector.reviews.comparisons import compare
from trajectory_recorder.collector.reviews.pairs import sides, waiting_pairs
from trajectory_recorder.collector.routes.fields import Id, Key, NonEmptyText
from trajectory_recorder.collector.routes.pages import Asked, Page, take
from trajectory_recorder.collector.routes.requests import Answer, Body, Here, Me, problem_responses
from trajectory_recorder.collector.routes.threads import ThreadRoute
from trajectory_recorder.wire.states import STRONGEST_PREFERENCE, ComparedIn, Scope

router = APIRouter(tags=["reviews"], route_class=ThreadRoute)
_Preference = Annotated[int, Field(strict=True, ge=-STRONGEST_PREFERENCE, le=STRONGEST_PREFERENCE)]


class ComparisonBody(Body):
    """Two submissions of one task, and which is preferred: -3 for the left one by much, 3 for the right one."""

    left: Id
    right: Id
    preference: _Preference
    reason: NonEmptyText
    dimensions: dict[ComparedIn, _Preference] = Field(default_factory=dict)


class ComparisonAnswer(Answer):
    """A comparison; left and right are as they were shown to `person`."""

    id: str
    project: str
    task: str
    left: str
    right: str
    preference: int
    reason: str
    dimensions: dict[ComparedIn, int]
    person: str
    created_at: datetime


class PairAnswer(Answer):
    """Two submissions that want to be compared, on the sides where they are to be shown."""

    left: str
    right: str
    project: str
    task: str


_LISTED = (
    select(
        Comparison.id,
        Project.key.label("project"),
        Task.key.label("task"),
        Comparison.left_id.label("left"),
        Comparison.right_id.label("right"),
        Comparison.preference,
        Comparison.reason,
        Comparison.dimensions,
        Comparison.person_id.label("person"),
        Comparison.created_at,
    )
    .join(Task, Task.id == Comparison.task_id)
    .join(Project, Project.id == Task.project_id)
)


@router.get("/comparisons/queue", responses=problem_responses(401, 403, 404, 422))
def queue(
    endpoint: Here, me: Me, asked: Asked, project: Annotated[Key | None, Query()] = None
) -> Page[PairAnswer]:
    """Pairs that want to be compared by me, the oldest first."""
    me.require(Scope.READ)
    statement = waiting_pairs(me)
    with endpoint.database.reading() as session:
        if project is not None:
            statement = statement.where(Submission.project_id == visible_project(session, me, project).id)
        rows, following = take(session, statement, asked, [Submission.created_at, Submission.id])
    items = []
    for row in rows:
        left, right = sides(me, row.earlier, row.later)
        items.append(PairAnswer(left=left, right=right, project=row.project, task=row.task))
    return Page[PairAnswer](items=items, next=following)


@router.post(
    "/comparisons",
    status_code=status.HTTP_201_CREATED,
    responses={200: {"model": ComparisonAnswer}, **problem_responses(401, 403, 404, 409, 422)},
)
def give(endpoint: Here, me: Me, body: ComparisonBody, response: Response) -> ComparisonAnswer:
    """Say which of two I prefer. Final; the same said again is answered with 200."""
    me.require(Scope.REVIEW)
    with endpoint.database.writing() as session:
        said, is_new = compare(
            session,
            me,
            left_id=body.left,
            right_id=body.right,
            preference=body.preference,
            dimensions=body.dimensions,
            reason=body.reason,
            now=endpoint.clock.now(),
        )
        if not is_new:
            response.status_code = status.HTTP_200_OK
        return _one(session, me, said.id)


@router.get("/comparisons", responses=problem_responses(401, 403, 404, 422))
def listing(
    endpoint: Here,
    me: Me,
    asked: Asked,
    project: Annotated[Key | None, Query()] = None,
    task: Annotated[Key | None, Query()] = None,
) -> Page[ComparisonAnswer]:
    """Mine, and for admins those of others, oldest first. A task is one of a project that is given, too."""
    me.require(Scope.READ)
    statement = _LISTED.where(visible_comparisons(me))
    if task is not None:
        statement = statement.where(Task.key == task)
    with endpoint.database.reading() as session:
        if project is not None:
            statement = statement.where(Task.project_id == visible_project(session, me, project).id)
        rows, following = take(session, statement, asked, [Comparison.created_at, Comparison.id])
    items = [ComparisonAnswer.model_validate(row) for row in rows]
    return Page[ComparisonAnswer](items=items, next=following)


def _one(session: Session, me: Actor, comparison_id: str) -> ComparisonAnswer:
    session.flush()
    row = session.execute(_LISTED.where(visible_comparisons(me), Comparison.id == comparison_id)).one()
    return ComparisonAnswer.model_validate(row)
