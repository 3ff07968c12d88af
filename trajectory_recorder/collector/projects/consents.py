"""What contributors to a project agree to: versions of a text, and who signed which.

A text never changes; a new one is a new version, which everybody signs again.
"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.database.tables import Consent, ConsentSignature, Project
from trajectory_recorder.collector.problems import conflict
from trajectory_recorder.wire.exports import USES


def newest(session: Session, project_id: str) -> Consent | None:
    """What contributors agree to now; None where nothing is asked of them."""
    statement = select(Consent).where(Consent.project_id == project_id)
    return session.scalars(statement.order_by(Consent.version.desc()).limit(1)).one_or_none()


def unsigned(session: Session, project_id: str, person_id: str) -> Consent | None:
    """What this person must sign before they contribute; None if nothing is left to sign."""
    consent = newest(session, project_id)
    if consent is None or signature(session, consent, person_id) is not None:
        return None
    return consent


def signature(session: Session, consent: Consent, person_id: str) -> ConsentSignature | None:
    """This person's signature below a version."""
    statement = select(ConsentSignature).where(
        ConsentSignature.consent_id == consent.id, ConsentSignature.person_id == person_id
    )
    return session.scalars(statement).one_or_none()


def add(session: Session, project: Project, text: str, *, uses: Collection[str], now: datetime) -> Consent:
    """Add a version; the project's row is locked.

    Args:
        session: A writing session.
        project: Whose contributors are asked.
        text: What they read.
        uses: What they agree to in it, of `wire.exports.USES`.
        now: The time.
    """
    statement = select(func.max(Consent.version)).where(Consent.project_id == project.id)
    version = (session.scalar(statement) or 0) + 1
    kept = [it for it in USES if it in uses]
    consent = Consent(project_id=project.id, version=version, text=text, uses=kept, created_at=now)
    session.add(consent)
    session.flush()
    return consent


def sign(
    session: Session, project: Project, person_id: str, *, version: int, now: datetime
) -> tuple[ConsentSignature, bool]:
    """Sign a version; returns the signature and whether it is new. The project's row is locked.

    Raises:
        Problem: 409, it is not the newest one.
    """
    consent = newest(session, project.id)
    if consent is None or consent.version != version:
        raise conflict("not_the_newest", "this is not the newest version of the consent", "read it again")
    signed = signature(session, consent, person_id)
    if signed is not None:
        return signed, False
    signed = ConsentSignature(consent_id=consent.id, person_id=person_id, signed_at=now)
    session.add(signed)
    session.flush()
    return signed, True
