"""Codes that sign their owner in once: for the first time, or after a forgotten password.

An admin hands one on as a link. The code stands behind the link's `#`, which browsers send to nobody, so that
it gets into no log on the way.
"""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector import audit_log
from trajectory_recorder.collector.access.tokens import digest
from trajectory_recorder.collector.database.tables import Person, SignInCode

LIFETIME = timedelta(hours=24)
PAGE = "/sign-in/one-time"
_BYTES = 32


def make(session: Session, person: Person, *, by: str | None, now: datetime) -> tuple[str, datetime]:
    """Make a code; returns the path of its link, shown this once, and when it expires."""
    code = secrets.token_urlsafe(_BYTES)
    kept = SignInCode(person_id=person.id, code_sha256=digest(code), expires_at=now + LIFETIME)
    session.add(kept)
    audit_log.write(session, now, person_id=by, action="sign_in_code.created", subject=f"person/{person.id}")
    return f"{PAGE}#{code}", kept.expires_at


def owner(session: Session, code: str, now: datetime, *, lock: bool = False) -> Person | None:
    """Whose code it is; None for one that opens nothing.

    Args:
        session: A session; a writing one with `lock`.
        code: As somebody sent it.
        now: The time.
        lock: Whether it is about to be used.
    """
    statement = (
        select(Person)
        .join(SignInCode, SignInCode.person_id == Person.id)
        .where(SignInCode.code_sha256 == digest(code), SignInCode.expires_at > now)
        .where(Person.disabled_at.is_(None), Person.erased_at.is_(None))
    )
    return session.scalars(statement.with_for_update() if lock else statement).one_or_none()


def use_up(session: Session, person: Person, now: datetime) -> None:
    """End all codes of somebody who chose a password with one of them."""
    session.execute(delete(SignInCode).where(SignInCode.person_id == person.id))
    audit_log.write(
        session, now, person_id=person.id, action="sign_in_code.used", subject=f"person/{person.id}"
    )
