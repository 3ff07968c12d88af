"""The audit log: who did what to what. Lines are only added, and each covers the one before by its hash.

Whoever changes or removes a line breaks the chain from there on, which `verify` shows. It holds no content
of recordings, no tokens and no keystrokes.
"""

import hashlib
import json
from collections.abc import Generator
from contextlib import closing
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.database.tables import AuditEntry, AuditHead

_START = "0" * 64
_BATCH = 1000


def write(
    session: Session,
    at: datetime,
    *,
    person_id: str | None,
    action: str,
    subject: str,
    **details: Any,  # noqa: ANN401 - goes into JSON
) -> None:
    """Add a line, in the transaction of what it tells of.

    Args:
        session: A writing session.
        at: When it happened.
        person_id: Who did it; None for the endpoint itself.
        action: A word with a dot: `token.created`.
        subject: What it was done to: a kind and an id, `submission/…`.
        details: What else matters, as JSON can hold it.
    """
    # Writers wait here for one another: a chain has one end.
    head = session.scalars(select(AuditHead).with_for_update()).one()
    entry = AuditEntry(
        seq=head.seq + 1,
        at=at,
        person_id=person_id,
        action=action,
        subject=subject,
        details=details,
        previous_hash=head.hash,
    )
    entry.hash = _hash(entry)
    session.add(entry)
    head.seq, head.hash = entry.seq, entry.hash
    session.flush()


def verify(session: Session) -> int | None:
    """Follow the chain from its start; returns the number of the first line that is wrong, None if none is."""
    expected_seq, expected_hash = 1, _START
    with closing(_all(session)) as entries:
        for entry in entries:
            whole = entry.seq == expected_seq and entry.previous_hash == expected_hash
            if not whole or entry.hash != _hash(entry):
                return expected_seq
            expected_seq, expected_hash = entry.seq + 1, entry.hash
    head = session.scalars(select(AuditHead)).one()
    # The newest lines may be missing, which the chain alone does not show.
    return None if (head.seq + 1, head.hash) == (expected_seq, expected_hash) else expected_seq


def _all(session: Session) -> Generator[AuditEntry, None, None]:
    statement = select(AuditEntry).order_by(AuditEntry.seq)
    # PostgreSQL keeps a cursor open for it, also where it is not read to its end.
    with session.scalars(statement.execution_options(yield_per=_BATCH)) as entries:
        yield from entries


def _hash(entry: AuditEntry) -> str:
    line = [
        entry.seq,
        entry.at.isoformat(timespec="microseconds"),
        entry.person_id,
        entry.action,
        entry.subject,
        entry.details,
        entry.previous_hash,
    ]
    return hashlib.sha256(json.dumps(line, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
