"""What a signed-in device has: a short access token, and a refresh token that gives one new pair.

A refresh token that comes a second time is with two parties, and nobody can tell which is the thief: all
tokens of that sign-in end. A client that asks twice at once is treated no better and has to take turns with
itself. A refusal is returned and not raised, because what it ends must be kept.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from trajectory_recorder.collector import audit_log
from trajectory_recorder.collector.access import tokens
from trajectory_recorder.collector.database.tables import Person, Token
from trajectory_recorder.collector.people.refusals import Refusal
from trajectory_recorder.wire.states import Scope


@dataclass(frozen=True, slots=True)
class Pair:
    """Two tokens as they are shown this once. `scopes` are the access token's."""

    access: str
    refresh: str
    scopes: frozenset[Scope]


def issue(
    session: Session, person: Person, scopes: frozenset[Scope], *, family: str, name: str, now: datetime
) -> Pair:
    """Give a device that was let in its first pair. `family` is the grant's id."""
    return _pair(session, person, scopes, scopes, family=family, name=name, now=now)


def rotate(session: Session, secret: str, scopes: AbstractSet[Scope] | None, now: datetime) -> Pair | Refusal:
    """Exchange a refresh token for a new pair, whose access token has fewer scopes if `scopes` says so."""
    statement = select(Token).where(Token.token_sha256 == tokens.digest(secret), Token.kind == tokens.REFRESH)
    # Who comes second waits here, and then finds it used.
    old = session.scalars(statement.with_for_update()).one_or_none()
    if old is None or old.family is None or old.expires_at <= now:
        return Refusal.INVALID_GRANT
    if old.revoked_at is not None:
        _end_stolen(session, old, now)
        return Refusal.INVALID_GRANT
    person = session.get_one(Person, old.person_id)
    held = frozenset(Scope(it) for it in old.scopes)
    if person.disabled_at is not None:
        return Refusal.INVALID_GRANT
    if scopes is not None and not (scopes and scopes <= held):
        return Refusal.INVALID_SCOPE
    old.revoked_at = now
    wanted = held if scopes is None else frozenset(scopes)
    return _pair(session, person, held, wanted, family=old.family, name=old.name, now=now)


def revoke(session: Session, secret: str, now: datetime) -> None:
    """End a token, and with one of a device all that it has. Tokens that nobody has need no ending."""
    statement = select(Token).where(Token.token_sha256 == tokens.digest(secret))
    token = session.scalars(statement.with_for_update()).one_or_none()
    if token is not None and token.revoked_at is None:
        end(session, token, by=token.person_id, now=now)


def end(session: Session, token: Token, *, by: str, now: datetime) -> None:
    """End a token, and with one of a device all that it has."""
    token.revoked_at = now
    if token.family is not None:
        _end_family(session, token.family, now)
    audit_log.write(
        session, now, person_id=by, action="token.revoked", subject=f"token/{token.id}", kind=token.kind
    )


def _pair(
    session: Session,
    person: Person,
    held: frozenset[Scope],
    wanted: frozenset[Scope],
    *,
    family: str,
    name: str,
    now: datetime,
) -> Pair:
    access, _ = tokens.make(
        session, person, kind=tokens.ACCESS, scopes=wanted, now=now, name=name, family=family
    )
    refresh, kept = tokens.make(
        session, person, kind=tokens.REFRESH, scopes=held, now=now, name=name, family=family
    )
    kept.last_used_at = now
    return Pair(access, refresh, wanted)


def _end_stolen(session: Session, token: Token, now: datetime) -> None:
    assert token.family is not None  # noqa: S101 - asked before
    if _end_family(session, token.family, now):
        audit_log.write(
            session, now, person_id=None, action="token.reused", subject=f"person/{token.person_id}"
        )


def _end_family(session: Session, family: str, now: datetime) -> bool:
    """Returns whether any token was in force still."""
    alive = Token.family == family, Token.revoked_at.is_(None)
    ended = session.scalars(update(Token).where(*alive).values(revoked_at=now).returning(Token.id))
    return bool(ended.all())
