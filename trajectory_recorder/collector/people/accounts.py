"""Accounts: made and changed by admins; name and password are chosen by their owner."""

import re
import secrets
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from trajectory_recorder.collector import audit_log
from trajectory_recorder.collector.database.tables import (
    BrowserSession,
    DeviceGrant,
    Person,
    SignInCode,
    Token,
)
from trajectory_recorder.collector.problems import conflict, invalid

# Small ASCII letters alone, so that no two names look the same; `display_name` is for everything else.
NAME_PATTERN = r"^[a-z0-9][a-z0-9._@+-]{0,99}$"
# NIST SP 800-63B and OWASP ASVS 5.0 ask for 8 at least; so long that no guessing gets anywhere.
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 200
_PSEUDONYM_BYTES = 6


def create(
    session: Session, name: str, *, display_name: str, is_admin: bool, by: str | None, now: datetime
) -> Person:
    """Make an account; nobody can sign in to it before they have a sign-in code.

    Raises:
        Problem: 409, somebody has the name already.
    """
    _require_free(session, name, None)
    person = Person(
        name=name,
        display_name=display_name,
        pseudonym=f"contributor-{secrets.token_hex(_PSEUDONYM_BYTES)}",
        is_admin=is_admin,
        created_at=now,
    )
    session.add(person)
    session.flush()
    audit_log.write(
        session, now, person_id=by, action="person.created", subject=f"person/{person.id}", is_admin=is_admin
    )
    return person


def choose(session: Session, person: Person, name: str, *, password_hash: str) -> None:
    """Give an account the name and password that its owner chose.

    Raises:
        Problem: 409, somebody else has the name.
    """
    _require_free(session, name, person.id)
    person.name = name
    person.password_hash = password_hash


def is_name(text: str) -> bool:
    """Whether somebody could have this name."""
    return re.fullmatch(NAME_PATTERN, text) is not None


def refuse_bad(name: str, password: str) -> None:
    """See that name and password may be chosen.

    Raises:
        Problem: 422.
    """
    if not is_name(name):
        raise invalid("this name can't be used", "take letters, digits and . _ @ + - only, such as jane.doe")
    if not SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD:
        raise invalid(
            f"a password has {SHORTEST_PASSWORD} to {LONGEST_PASSWORD} characters",
            "take a few words in a row",
        )
    if name in password.casefold() and len(password) - len(name) < SHORTEST_PASSWORD // 2:
        raise invalid("this password is little more than the name", "take a few words in a row")


def rename(session: Session, person: Person, display_name: str, *, by: str, now: datetime) -> None:
    """Show somebody by another name."""
    if person.display_name != display_name:
        person.display_name = display_name
        audit_log.write(session, now, person_id=by, action="person.renamed", subject=f"person/{person.id}")


def disable(session: Session, person: Person, *, by: str, now: datetime) -> None:
    """Let somebody in no more: all they are signed in with ends at once.

    Raises:
        Problem: 409, it is oneself, after which nobody might be left to undo it.
    """
    if person.id == by:
        raise conflict("own_account", "nobody can disable their own account", "ask another admin")
    if person.disabled_at is None:
        person.disabled_at = now
        sign_out_everywhere(session, person.id, now)
        audit_log.write(session, now, person_id=by, action="person.disabled", subject=f"person/{person.id}")


def enable(session: Session, person: Person, *, by: str, now: datetime) -> None:
    """Let somebody in again, who has to sign in anew."""
    if person.disabled_at is not None:
        person.disabled_at = None
        audit_log.write(session, now, person_id=by, action="person.enabled", subject=f"person/{person.id}")


def sign_out_everywhere(session: Session, person_id: str, now: datetime) -> None:
    """End sessions, tokens, codes and devices that wait, of one person."""
    for table in (DeviceGrant, BrowserSession, SignInCode):
        session.execute(delete(table).where(table.person_id == person_id))
    alive = update(Token).where(Token.person_id == person_id, Token.revoked_at.is_(None))
    # The first time waits for those who are exchanging a token just now, the second ends what they got for it.
    for _ in range(2):
        session.execute(alive.values(revoked_at=now))


def _require_free(session: Session, name: str, but_for: str | None) -> None:
    taken = session.scalars(select(Person.id).where(Person.name == name)).one_or_none()
    if taken not in {None, but_for}:
        raise conflict("name_taken", "somebody has this name already", "take another")
