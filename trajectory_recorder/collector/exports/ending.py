"""Ends exports: those under way are asked to stop, of finished ones the files go. Whoever calls has locked the row."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.database.tables import Export
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.exports.files import let_go
from trajectory_recorder.collector.exports.states import move, note
from trajectory_recorder.wire.export_states import ExportState

_TIME_IS_OVER = "its time is over"


def ask_to_stop(
    session: Session, export: Export, reason: str, *, now: datetime, person_id: str | None
) -> None:
    """Let whoever makes an export stop; once is enough."""
    if export.stop_asked_at is None:
        export.stop_asked_at, export.reason = now, reason
        note(session, export, "stop_asked", now=now, person_id=person_id)


def expire(session: Session, export: Export, reason: str, *, now: datetime, person_id: str | None) -> None:
    """Let an export's files go."""
    let_go(session, export, now=now)
    move(session, export, ExportState.EXPIRED, now=now, person_id=person_id, reason=reason)


def expire_late(endpoint: Endpoint) -> int:
    """Let the files of all exports go whose time is over; returns how many those were. Safe to do by several."""
    now = endpoint.clock.now()
    late = (Export.state == ExportState.FINISHED, Export.expires_at <= now)
    with endpoint.database.reading() as session:
        ids = session.scalars(select(Export.id).where(*late)).all()
    return sum(_expire_one(endpoint, it, now) for it in ids)


def _expire_one(endpoint: Endpoint, export_id: str, now: datetime) -> bool:
    with endpoint.database.writing() as session:
        export = session.get_one(Export, export_id, with_for_update=True)
        if export.state != ExportState.FINISHED:
            return False
        expire(session, export, _TIME_IS_OVER, now=now, person_id=None)
    return True
