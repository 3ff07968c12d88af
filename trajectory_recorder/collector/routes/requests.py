"""What routes get with every request: the endpoint, and who asks."""

from datetime import datetime
from typing import Annotated, Any

from anyio import to_thread
from fastapi import Depends, Request
from pydantic import BaseModel, ConfigDict
from sqlalchemy import update

from trajectory_recorder.collector.access import tokens
from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.database.tables import Token
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.problems import Problem


class Body(BaseModel):
    """Base of what clients send: unknown members are refused, so that a misspelt one is not lost silently."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=True)


class Answer(BaseModel):
    """Base of what the endpoint answers with."""

    model_config = ConfigDict(from_attributes=True)


async def the_endpoint(request: Request) -> Endpoint:
    """What the request stands on. Asynchronous, since anything else would cost a change of threads."""
    endpoint: Endpoint = request.app.state.endpoint
    return endpoint


Here = Annotated[Endpoint, Depends(the_endpoint)]


async def the_actor(request: Request, endpoint: Here) -> Actor:
    """Who asks, by their bearer token. It is looked for with every request, so that a revoked one opens nothing.

    Raises:
        Problem: 401.
    """
    secret, now = _bearer(request), endpoint.clock.now()
    found = await to_thread.run_sync(_find, endpoint, secret, now)
    if found is None:
        raise _who_are_you("the token is unknown, has expired or was revoked")
    actor, noteworthy = found
    if noteworthy:
        await to_thread.run_sync(_note_use, endpoint, actor, now)
    request.state.actor = actor
    # Uploads are held back by their size, not by their number.
    if request.method != "PATCH" or request.headers.get("tus-resumable") is None:
        request.app.state.rate.spend(secret, now)
    return actor


def _bearer(request: Request) -> str:
    scheme, _, secret = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not secret:
        raise _who_are_you("no token was sent")
    return secret.strip()


def _find(endpoint: Endpoint, secret: str, now: datetime) -> tuple[Actor, bool] | None:
    with endpoint.database.looking() as connection:
        return tokens.find(connection, secret, now)


def _note_use(endpoint: Endpoint, actor: Actor, now: datetime) -> None:
    with endpoint.database.writing() as session:
        session.execute(update(Token).where(Token.id == actor.token_id).values(last_used_at=now))


Me = Annotated[Actor, Depends(the_actor)]


def _who_are_you(detail: str) -> Problem:
    return Problem(
        401,
        "not_signed_in",
        detail,
        remedy="sign in: trajectory-recorder login URL",
        headers={"WWW-Authenticate": 'Bearer realm="trajectory-recorder"'},
    )


def problem_responses(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What an OpenAPI document says of the errors of a route."""
    schema = {"$ref": "#/components/schemas/Problem"}
    content = {"application/problem+json": {"schema": schema}}
    return {status: {"description": "Problem", "content": content} for status in statuses}
