"""Claims and assignments: who works on which task."""

from datetime import datetime
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from sqlalchemy import case, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector import audit_log
from trajectory_recorder.collector.access import permissions
from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.database.tables import Claim, Membership, Task
from trajectory_recorder.collector.problems import conflict, not_found
from trajectory_recorder.collector.projects import claims, members
from trajectory_recorder.collector.projects.openness import open_tasks, reasons
from trajectory_recorder.collector.projects.places import holds_place, is_current, places
from trajectory_recorder.collector.routes import pages
from trajectory_recorder.collector.routes.fields import Id, IdInPath
from trajectory_recorder.collector.routes.pages import Asked, Page
from trajectory_recorder.collector.routes.requests import Answer, Body, Here, Me, problem_responses
from trajectory_recorder.collector.routes.task_bodies import TaskAnswer, task_answers
from trajectory_recorder.collector.routes.threads import ThreadRoute
from trajectory_recorder.wire.states import Role, Scope

router = APIRouter(tags=["claims"], route_class=ThreadRoute)


class ClaimAnswer(Answer):
    """A place in a task. `assigned_by` gave it; `leased_until` null: until somebody ends it."""

    id: str
    task: str
    person: str
    assigned_by: str | None
    created_at: datetime
    leased_until: datetime | None


class NewAssignment(Body):
    person: Id


class MyTask(Answer):
    """A task as whoever asks may work on it: with their claim, and why it is closed to them, if it is."""

    task: TaskAnswer
    claim: ClaimAnswer | None
    closed: str | None


_RENEWED: dict[int | str, dict[str, Any]] = {
    200: {"model": ClaimAnswer, "description": "It was held already, and is renewed."}
}


@router.post(
    "/tasks/{task}/claim",
    status_code=201,
    responses=problem_responses(401, 403, 404, 409, 422) | _RENEWED,
)
def claim_task(task: IdInPath, response: Response, endpoint: Here, me: Me) -> ClaimAnswer:
    """Say that I work on it, for a week or until its deadline; again to renew that."""
    me.require(Scope.UPLOAD)
    with endpoint.database.writing() as session:
        found = permissions.task_as(session, me, task, Role.EXPERT, lock=True)
        now = endpoint.clock.now()
        claim, is_new = claims.take(session, found, me.person_id, now)
        _note(session, "claim.taken" if is_new else "claim.renewed", claim, by=me, now=now)
        response.status_code = 201 if is_new else 200
        return _answer(claim)


@router.delete("/tasks/{task}/claim", status_code=204, responses=problem_responses(401, 403, 404, 422))
def give_back(task: IdInPath, endpoint: Here, me: Me) -> None:
    """Give a claim of mine back, or an assignment."""
    me.require(Scope.UPLOAD)
    with endpoint.database.writing() as session:
        found = permissions.visible_task(session, me, task, lock=True)
        now = endpoint.clock.now()
        ended = claims.end(session, found.id, me.person_id, now)
        if not ended:
            raise not_found("claim of yours")
        for claim in ended:
            _note(session, "claim.given_back", claim, by=me, now=now)


@router.post(
    "/tasks/{task}/assignments",
    status_code=201,
    responses=problem_responses(400, 401, 403, 404, 409, 422) | _RENEWED,
)
def assign_task(
    task: IdInPath, wanted: NewAssignment, response: Response, endpoint: Here, me: Me
) -> ClaimAnswer:
    """Give it to an expert of the project, until its deadline."""
    me.require(Scope.ADMIN)
    with endpoint.database.writing() as session:
        found = permissions.task_as(session, me, task, Role.ADMIN, lock=True)
        if Role.EXPERT not in members.standing(session, found.project_id, wanted.person).roles:
            raise conflict("no_expert", "this person is no expert of the project", "give them the role first")
        now = endpoint.clock.now()
        claim, is_new = claims.assign(session, found, wanted.person, by=me.person_id, now=now)
        _note(session, "claim.assigned", claim, by=me, now=now)
        response.status_code = 201 if is_new else 200
        return _answer(claim)


@router.get("/tasks/{task}/claims", responses=problem_responses(401, 403, 404, 422))
def list_claims(task: IdInPath, asked: Asked, endpoint: Here, me: Me) -> Page[ClaimAnswer]:
    """Who has claimed it or was given it, and neither gave it back nor ran out of time."""
    me.require(Scope.READ)
    with endpoint.database.reading() as session:
        found = permissions.task_as(session, me, task, Role.ADMIN)
        statement = select(Claim).where(Claim.task_id == found.id, is_current(endpoint.clock.now()))
        rows, following = pages.take(session, statement, asked, [Claim.created_at, Claim.id])
        return Page(items=[_answer(it[0]) for it in rows], next=following)


@router.delete(
    "/tasks/{task}/claims/{claim}", status_code=204, responses=problem_responses(401, 403, 404, 422)
)
def end_claim(task: IdInPath, claim: IdInPath, endpoint: Here, me: Me) -> None:
    """Take a claim or an assignment away from somebody."""
    me.require(Scope.ADMIN)
    with endpoint.database.writing() as session:
        found = permissions.task_as(session, me, task, Role.ADMIN, lock=True)
        now = endpoint.clock.now()
        statement = select(Claim).where(Claim.id == claim, Claim.task_id == found.id, is_current(now))
        held = session.scalars(statement).one_or_none()
        if held is None:
            raise not_found("claim")
        held.ended_at = now
        _note(session, "claim.ended", held, by=me, now=now)


@router.get("/me/tasks", responses=problem_responses(401, 403, 422))
def list_my_tasks(
    asked: Asked, endpoint: Here, me: Me, *, only_open: Annotated[bool, Query(alias="open")] = False
) -> Page[MyTask]:
    """The tasks of the projects where I am an expert: first what I claimed or was given, then the others."""
    me.require(Scope.READ)
    with endpoint.database.reading() as session:
        now = endpoint.clock.now()
        as_expert = select(Membership.project_id).where(
            Membership.person_id == me.person_id, Membership.role == Role.EXPERT
        )
        mine = select(Claim.task_id).where(Claim.person_id == me.person_id, holds_place(now))
        statement = select(Task).where(Task.project_id.in_(as_expert))
        if only_open:
            statement = statement.where(open_tasks(now))
        first = case((Task.id.in_(mine), 0), else_=1)
        rows, following = pages.take(session, statement, asked, [first, Task.created_at, Task.id])
        found = [it[0] for it in rows]
        return Page(items=_my_tasks(session, found, me, now), next=following)


def _my_tasks(session: Session, found: list[Task], me: Actor, now: datetime) -> list[MyTask]:
    counted = places(session, found, now)
    why = reasons(session, found, me.person_id, now, counted=counted)
    held = select(Claim).where(Claim.person_id == me.person_id, holds_place(now))
    # Of two claims of a task, the newer.
    by_task = {it.task_id: it for it in session.scalars(held.order_by(Claim.created_at))}
    return [
        MyTask(
            task=answer,
            claim=_answer(by_task[answer.id]) if answer.id in by_task else None,
            closed=why[answer.id],
        )
        for answer in task_answers(session, found, now, counted=counted)
    ]


def _note(session: Session, action: str, claim: Claim, *, by: Actor, now: datetime) -> None:
    audit_log.write(
        session,
        now,
        person_id=by.person_id,
        action=action,
        subject=f"task/{claim.task_id}",
        claim=claim.id,
        member=claim.person_id,
    )


def _answer(claim: Claim) -> ClaimAnswer:
    return ClaimAnswer(
        id=claim.id,
        task=claim.task_id,
        person=claim.person_id,
        assigned_by=claim.assigned_by,
        created_at=claim.created_at,
        leased_until=claim.leased_until,
    )
