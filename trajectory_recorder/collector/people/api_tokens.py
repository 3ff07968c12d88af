"""Tokens that people make for scripts, and the list of all that is signed in as them."""

from datetime import datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector import audit_log
from trajectory_recorder.collector.access import tokens
from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.database.tables import Person, Token
from trajectory_recorder.collector.problems import forbidden
from trajectory_recorder.wire.states import Scope


def in_force(person_id: str, now: datetime) -> Select[Token]:
    """API tokens of a person, and their devices, each as its newest refresh token."""
    return select(Token).where(
        Token.person_id == person_id,
        Token.kind.in_((tokens.API, tokens.REFRESH)),
        Token.revoked_at.is_(None),
        Token.expires_at > now,
    )


def make(
    session: Session, actor: Actor, *, name: str, scopes: frozenset[Scope], days: int, now: datetime
) -> tuple[str, Token]:
    """Make a token; returns it as it is shown this once, and what is kept of it.

    One that another API token makes does not outlive it, or that one would never expire.

    Raises:
        Problem: 403, it would have scopes that its maker has not.
    """
    if not scopes <= actor.scopes:
        missing = ", ".join(sorted(scopes - actor.scopes))
        raise forbidden(f"this token lacks scopes that the new one should have: {missing}")
    lifetime = timedelta(days=days)
    maker = session.get(Token, actor.token_id, with_for_update=True) if actor.token_id else None
    if maker is not None and maker.revoked_at is not None:
        raise forbidden("this token has just been revoked")
    if maker is not None and maker.kind == tokens.API:
        lifetime = min(lifetime, maker.expires_at - now)
    person = session.get_one(Person, actor.person_id)
    secret, token = tokens.make(
        session, person, kind=tokens.API, scopes=scopes, now=now, name=name, lifetime=lifetime
    )
    audit_log.write(
        session,
        now,
        person_id=person.id,
        action="token.created",
        subject=f"token/{token.id}",
        scopes=sorted(scopes),
    )
    return secret, token
