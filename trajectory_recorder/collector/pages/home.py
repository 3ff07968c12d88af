"""The page that says who one is, and what is signed in as one."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Response
from sqlalchemy import select

from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.access.permissions import own_token
from trajectory_recorder.collector.database.tables import Membership, Person, Project, Token
from trajectory_recorder.collector.pages.sign_in import to_sign_in
from trajectory_recorder.collector.pages.visit import Visit, Visitor, require_proof
from trajectory_recorder.collector.people import api_tokens, token_pairs
from trajectory_recorder.collector.routes.fields import Id
from trajectory_recorder.wire.states import Role, Scope

router = APIRouter(include_in_schema=False)

# More than anybody has; the API lists them all.
_MOST_SHOWN = 100


@dataclass(frozen=True, slots=True)
class _Role:
    key: str
    project: str
    role: str
    may_export: bool


@router.get("/")
def see(visit: Visitor) -> Response:
    if visit.person is None:
        return to_sign_in(visit, "/")
    roles = _roles(visit, visit.person)
    runs = visit.person.is_admin or any(it.role == Role.ADMIN for it in roles)
    return visit.show("home.html", roles=roles, runs=runs, tokens=_tokens(visit, visit.person))


@router.post("/tokens/end", dependencies=[Depends(require_proof)])
def end(visit: Visitor, token: Annotated[Id, Form()]) -> Response:
    if visit.person is None:
        return to_sign_in(visit, "/")
    actor = Actor(visit.person.id, visit.person.is_admin, frozenset(Scope))
    with visit.endpoint.database.writing() as session:
        token_pairs.end(
            session, own_token(session, actor, token), by=actor.person_id, now=visit.endpoint.clock.now()
        )
    return visit.go("/")


def _roles(visit: Visit, person: Person) -> list[_Role]:
    statement = (
        select(Project.key, Project.title, Membership.role, Membership.may_export)
        .join(Membership, Membership.project_id == Project.id)
        .where(Membership.person_id == person.id, Project.archived_at.is_(None))
        .order_by(Project.title, Membership.role)
    )
    with visit.endpoint.database.reading() as session:
        return [_Role(*row) for row in session.execute(statement)]


def _tokens(visit: Visit, person: Person) -> list[Token]:
    statement = api_tokens.in_force(person.id, visit.endpoint.clock.now()).order_by(Token.created_at.desc())
    with visit.endpoint.database.reading() as session:
        return list(session.scalars(statement.limit(_MOST_SHOWN)))
