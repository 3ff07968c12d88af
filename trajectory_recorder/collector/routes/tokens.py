"""Tokens for scripts, the list of devices that are signed in, and who one is."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter
from pydantic import Field
from sqlalchemy import select

from trajectory_recorder.collector.access import tokens
from trajectory_recorder.collector.access.permissions import own_token
from trajectory_recorder.collector.database.tables import Membership, Person, Project, Token
from trajectory_recorder.collector.people import api_tokens, token_pairs
from trajectory_recorder.collector.routes.fields import IdInPath, Line
from trajectory_recorder.collector.routes.pages import Asked, Page, take
from trajectory_recorder.collector.routes.people_fields import Scopes
from trajectory_recorder.collector.routes.requests import Answer, Body, Here, Me, problem_responses
from trajectory_recorder.collector.routes.threads import ThreadRoute
from trajectory_recorder.wire.states import Role, Scope

router = APIRouter(tags=["tokens"], route_class=ThreadRoute)

_MOST_DAYS = tokens.LIFETIMES[tokens.API].days


class MembershipAnswer(Answer):
    project: str
    title: str
    role: Role
    may_export: bool


class MeAnswer(Answer):
    """Who asks, and how far their token reaches."""

    id: str
    name: str
    display_name: str
    is_admin: bool
    scopes: list[Scope]
    memberships: list[MembershipAnswer]


class TokenWanted(Body):
    name: Line
    scopes: Scopes
    days: Annotated[int, Field(strict=True, ge=1, le=_MOST_DAYS)] = _MOST_DAYS


class TokenAnswer(Answer):
    """`kind` is `api` for a token that somebody made, `refresh` for a device that is signed in."""

    id: str
    kind: str
    name: str
    prefix: str
    scopes: list[Scope]
    created_at: datetime
    expires_at: datetime
    last_used_at: datetime | None


class NewToken(TokenAnswer):
    """`token` is shown this once."""

    token: str


@router.get("/me", responses=problem_responses(401))
def me(endpoint: Here, actor: Me) -> MeAnswer:
    """Who is signed in, and what they are in which project."""
    statement = (
        select(Project.key, Project.title, Membership.role, Membership.may_export)
        .join(Membership, Membership.project_id == Project.id)
        .where(Membership.person_id == actor.person_id)
        .order_by(Project.key, Membership.role)
    )
    with endpoint.database.reading() as session:
        person = session.get_one(Person, actor.person_id)
        memberships = session.execute(statement).all()
    return MeAnswer(
        id=person.id,
        name=person.name,
        display_name=person.display_name,
        is_admin=person.is_admin,
        scopes=sorted(actor.scopes),
        memberships=[
            MembershipAnswer(project=it.key, title=it.title, role=it.role, may_export=it.may_export)
            for it in memberships
        ],
    )


@router.get("/tokens", responses=problem_responses(401, 422))
def list_tokens(endpoint: Here, actor: Me, asked: Asked) -> Page[TokenAnswer]:
    """One's own tokens and devices that are in force."""
    statement = api_tokens.in_force(actor.person_id, endpoint.clock.now())
    with endpoint.database.reading() as session:
        rows, following = take(session, statement, asked, [Token.created_at, Token.id])
        return Page(items=[TokenAnswer.model_validate(row[0]) for row in rows], next=following)


@router.post("/tokens", status_code=201, responses=problem_responses(401, 403, 422))
def make_token(endpoint: Here, actor: Me, wanted: TokenWanted) -> NewToken:
    """Make a token, with scopes that the one in use has."""
    with endpoint.database.writing() as session:
        secret, token = api_tokens.make(
            session,
            actor,
            name=wanted.name,
            scopes=frozenset(wanted.scopes),
            days=wanted.days,
            now=endpoint.clock.now(),
        )
    return NewToken(token=secret, **TokenAnswer.model_validate(token).model_dump())


@router.delete(
    "/tokens/{token_id}", status_code=204, response_model=None, responses=problem_responses(401, 404, 422)
)
def end_token(endpoint: Here, actor: Me, token_id: IdInPath) -> None:
    """End one of one's own tokens, or sign a device out."""
    with endpoint.database.writing() as session:
        token = own_token(session, actor, token_id)
        token_pairs.end(session, token, by=actor.person_id, now=endpoint.clock.now())
