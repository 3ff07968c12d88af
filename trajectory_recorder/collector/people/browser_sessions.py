"""Signing in with a browser. A session is a random cookie; only its SHA-256 is kept."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector import audit_log
from trajectory_recorder.collector.access import attempts, passwords
from trajectory_recorder.collector.access.tokens import digest
from trajectory_recorder.collector.database.tables import BrowserSession, Person
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.people import accounts, sign_in_codes
from trajectory_recorder.collector.problems import Problem

# A working day, after which people sign in again.
LIFETIME = timedelta(hours=12)
_BYTES = 32


def new_cookie() -> str:
    """A cookie that no one has; it opens nothing before somebody signs in with it."""
    return secrets.token_urlsafe(_BYTES)


def sign_in(endpoint: Endpoint, name: str, password: str, *, address: str) -> str:
    """Sign in by name and password; returns the session's cookie.

    Raises:
        Problem: 401, or 429 after too many wrong ones under this name or from this address.
    """
    name = name.strip().lower()
    limits = ((attempts.SIGN_INS_FROM, address), (attempts.SIGN_INS_AS, name))
    for limit, whose in limits:
        attempts.count(endpoint, limit, whose)
    with endpoint.database.reading() as session:
        found = select(Person).where(Person.name == name)
        # PostgreSQL does not even look for everything that people can send.
        person = session.scalars(found).one_or_none() if accounts.is_name(name) else None
    right = passwords.matches(person.password_hash if person else None, password)
    if person is None or not right or person.disabled_at is not None:
        _note_refusal(endpoint, person)
        raise _wrong_password()
    for limit, whose in limits:
        attempts.take_back(endpoint, limit, whose)
    with endpoint.database.writing() as session:
        current = session.get_one(Person, person.id, with_for_update=True)
        if current.password_hash != person.password_hash or current.disabled_at is not None:
            raise _wrong_password()
        return _open(session, current, endpoint.clock.now())


def sign_in_once(endpoint: Endpoint, code: str, name: str, password: str) -> str:
    """Choose name and password with a one-time code; returns the cookie of a session.

    Whatever this person was signed in with before ends.

    Raises:
        Problem: 401, the code opens nothing; 409 or 422, the name or password can't be had.
    """
    name = name.strip().lower()
    accounts.refuse_bad(name, password)
    password_hash = passwords.hashed(password)
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        person = sign_in_codes.owner(session, code, now, lock=True)
        if person is None:
            raise dead_code()
        accounts.choose(session, person, name, password_hash=password_hash)
        accounts.sign_out_everywhere(session, person.id, now)
        sign_in_codes.use_up(session, person, now)
        return _open(session, person, now)


def _wrong_password() -> Problem:
    return Problem(401, "wrong_password", "name or password is wrong", remedy="try again")


def dead_code() -> Problem:
    return Problem(
        401,
        "wrong_code",
        "this link has been used, has expired, or is not complete",
        remedy="ask an admin for another",
    )


def find(session: Session, cookie: str, now: datetime) -> Person | None:
    """Who is signed in by this cookie."""
    statement = (
        select(Person)
        .join(BrowserSession, BrowserSession.person_id == Person.id)
        .where(BrowserSession.cookie_sha256 == digest(cookie), BrowserSession.expires_at > now)
        .where(Person.disabled_at.is_(None))
    )
    return session.scalars(statement).one_or_none()


def sign_out(endpoint: Endpoint, cookie: str, person: Person) -> None:
    """End a session."""
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        session.execute(delete(BrowserSession).where(BrowserSession.cookie_sha256 == digest(cookie)))
        audit_log.write(
            session, now, person_id=person.id, action="session.closed", subject=f"person/{person.id}"
        )


def _open(session: Session, person: Person, now: datetime) -> str:
    cookie = new_cookie()
    session.add(
        BrowserSession(
            cookie_sha256=digest(cookie), person_id=person.id, created_at=now, expires_at=now + LIFETIME
        )
    )
    audit_log.write(session, now, person_id=person.id, action="session.opened", subject=f"person/{person.id}")
    return cookie


def _note_refusal(endpoint: Endpoint, person: Person | None) -> None:
    """What strangers try is only counted; what is tried with somebody's account concerns them."""
    if person is not None:
        with endpoint.database.writing() as session:
            audit_log.write(
                session,
                endpoint.clock.now(),
                person_id=None,
                action="session.refused",
                subject=f"person/{person.id}",
            )
