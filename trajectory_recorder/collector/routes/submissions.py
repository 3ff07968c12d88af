"""Submissions: declared, committed, withdrawn, and where they stand."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from sqlalchemy import select
from sqlalchemy.sql.elements import ColumnElement

from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.access.permissions import visible_submission, visible_submissions
from trajectory_recorder.collector.database.tables import Project, Submission, SubmissionEvent, Task
from trajectory_recorder.collector.routes import pages
from trajectory_recorder.collector.routes.fields import IdInPath, Key
from trajectory_recorder.collector.routes.pages import Asked, Page
from trajectory_recorder.collector.routes.requests import Here, Me, problem_responses
from trajectory_recorder.collector.routes.submission_forms import (
    Declared,
    EventAnswer,
    SubmissionAnswer,
    SubmissionLine,
    answer,
    event_answer,
    line,
)
from trajectory_recorder.collector.routes.threads import ThreadRoute, gathered
from trajectory_recorder.collector.submissions import committing, declaring
from trajectory_recorder.collector.submissions.declaration import DeclaredFile, read_declaration
from trajectory_recorder.wire.states import Scope, SubmissionState

router = APIRouter(tags=["submissions"], route_class=ThreadRoute)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which submissions to list."""

    project: Annotated[Key | None, Query()] = None
    task: Annotated[Key | None, Query()] = None
    state: Annotated[SubmissionState | None, Query()] = None
    mine: Annotated[bool, Query()] = False

    def conditions(self, me: Actor) -> list[ColumnElement[bool]]:
        """What holds for those that are wanted."""
        wanted = ((self.project, Project.key), (self.task, Task.key), (self.state, Submission.state))
        found = [column == value for value, column in wanted if value is not None]
        return [*found, Submission.person_id == me.person_id] if self.mine else found


@router.post(
    "/submissions",
    status_code=201,
    responses={
        200: {"model": SubmissionAnswer, "description": "It is there already"},
        **problem_responses(401, 403, 404, 409, 413, 422, 429),
    },
)
def declare_submission(
    body: Declared, request: Request, response: Response, endpoint: Here, me: Me
) -> SubmissionAnswer:
    """Declare a bundle that is to be uploaded."""
    me.require(Scope.UPLOAD)
    derived = [DeclaredFile(it.path, it.bytes, it.sha256) for it in body.derived]
    declaration = read_declaration(
        body.manifest, {str(name): text for name, text in body.tag_files.items()}, derived
    )
    reason = body.override.reason if body.override else None
    purpose = declaring.Purpose(body.project, body.task, reason, body.replaces)
    submission, is_new = declaring.declare(endpoint, me, purpose, declaration)
    response.status_code = 201 if is_new else 200
    with endpoint.database.reading() as session:
        return answer(session, submission, request)


@router.get("/submissions", responses=problem_responses(401, 403, 422))
def list_submissions(
    endpoint: Here, me: Me, asked: Asked, wanted: Annotated[Wanted, Depends(gathered(Wanted))]
) -> Page[SubmissionLine]:
    """Those that one may see, from the oldest on."""
    me.require(Scope.READ)
    statement = (
        select(Submission, Project.key, Task.key)
        .join(Project, Project.id == Submission.project_id)
        .outerjoin(Task, Task.id == Submission.task_id)
        .where(visible_submissions(me), *wanted.conditions(me))
    )
    with endpoint.database.reading() as session:
        order = [Submission.created_at, Submission.id]
        rows, following = pages.take(session, statement, asked, order)
    return Page(items=[line(row[0], row[1], row[2]) for row in rows], next=following)


@router.get(
    "/submissions/{submission_id}",
    responses=problem_responses(401, 403, 404, 422),
)
def show_submission(submission_id: IdInPath, request: Request, endpoint: Here, me: Me) -> SubmissionAnswer:
    """One of them, with its files and how far their uploads are."""
    me.require(Scope.READ)
    with endpoint.database.reading() as session:
        return answer(session, visible_submission(session, me, submission_id), request)


@router.get(
    "/submissions/{submission_id}/events",
    responses=problem_responses(401, 403, 404, 422),
)
def list_events(submission_id: IdInPath, endpoint: Here, me: Me, asked: Asked) -> Page[EventAnswer]:
    """What happened to a submission so far."""
    me.require(Scope.READ)
    with endpoint.database.reading() as session:
        submission = visible_submission(session, me, submission_id)
        statement = select(SubmissionEvent).where(SubmissionEvent.submission_id == submission.id)
        rows, following = pages.take(session, statement, asked, [SubmissionEvent.seq])
    return Page(items=[event_answer(row[0], me) for row in rows], next=following)


@router.post(
    "/submissions/{submission_id}/commit",
    status_code=202,
    responses=problem_responses(401, 403, 404, 409, 422, 503),
)
def commit_submission(submission_id: IdInPath, request: Request, endpoint: Here, me: Me) -> SubmissionAnswer:
    """Say that all files are there; the endpoint then checks them."""
    me.require(Scope.UPLOAD)
    submission = committing.commit(endpoint, me, submission_id)
    with endpoint.database.reading() as session:
        return answer(session, submission, request)


@router.post(
    "/submissions/{submission_id}/withdraw",
    responses=problem_responses(401, 403, 404, 409, 422, 503),
)
def withdraw_submission(
    submission_id: IdInPath, request: Request, endpoint: Here, me: Me
) -> SubmissionAnswer:
    """Take a submission back."""
    me.require(Scope.UPLOAD)
    submission = committing.withdraw(endpoint, me, submission_id)
    with endpoint.database.reading() as session:
        return answer(session, submission, request)
