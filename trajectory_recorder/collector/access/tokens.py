"""Bearer tokens: made, found and ended. A token is 256 random bits; only its SHA-256 is kept."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection, String, bindparam, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.database.tables import Person, Token
from trajectory_recorder.wire.states import Scope

ACCESS, REFRESH, API = "access", "refresh", "api"
LIFETIMES = {ACCESS: timedelta(minutes=15), REFRESH: timedelta(days=30), API: timedelta(days=90)}
_TOKEN, _PERSON = Token.__table__.c, Person.__table__.c
_BYTES = 32
_SHOWN = 8
# Written at most so often, so that reading with a token does not become writing.
_USE_NOTED_EVERY = timedelta(minutes=5)


def digest(secret: str) -> str:
    """What is kept of a secret: equal lookups by an index leak nothing that helps to guess 256 bits."""
    return hashlib.sha256(secret.encode()).hexdigest()


def make(
    session: Session,
    person: Person,
    *,
    kind: str,
    scopes: frozenset[Scope],
    now: datetime,
    name: str = "",
    family: str | None = None,
    lifetime: timedelta | None = None,
) -> tuple[str, Token]:
    """Make a token; returns it as it is shown this once, and what is kept of it."""
    secret = f"tr_{kind}_{secrets.token_urlsafe(_BYTES)}"
    token = Token(
        person_id=person.id,
        kind=kind,
        token_sha256=digest(secret),
        prefix=secret[: len(f"tr_{kind}_") + _SHOWN][:16],
        name=name,
        scopes=sorted(scopes),
        family=family,
        created_at=now,
        expires_at=now + min(lifetime or LIFETIMES[kind], LIFETIMES[kind]),
    )
    session.add(token)
    session.flush()
    return secret, token


# Asked with every request: made once, and without the ORM, which takes five times as long.
_DIGEST = bindparam("digest", type_=String)
_FIND = (
    select(
        *(_TOKEN.id, _TOKEN.person_id, _TOKEN.kind, _TOKEN.scopes),
        *(_TOKEN.expires_at, _TOKEN.revoked_at, _TOKEN.last_used_at),
        *(_PERSON.is_admin, _PERSON.disabled_at),
    )
    .join_from(Token.__table__, Person.__table__, _PERSON.id == _TOKEN.person_id)
    .where(_TOKEN.token_sha256 == _DIGEST)
)


def find(connection: Connection, secret: str, now: datetime) -> tuple[Actor, bool] | None:
    """Who a bearer of this token is, and whether its use should be noted; None for one that opens nothing."""
    it = connection.execute(_FIND, {_DIGEST.key: digest(secret)}).one_or_none()
    if it is None or it.kind == REFRESH or it.revoked_at or it.expires_at <= now or it.disabled_at:
        return None
    actor = Actor(it.person_id, it.is_admin, frozenset(Scope(scope) for scope in it.scopes), it.id)
    return actor, it.last_used_at is None or it.last_used_at + _USE_NOTED_EVERY < now
