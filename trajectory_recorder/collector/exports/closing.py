"""The last transaction of a run: finished with files, or ended without."""

from datetime import timedelta

from sqlalchemy import delete, exists, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.database.tables import Export, ExportItem, Submission
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.exports.catalogue import in_batches
from trajectory_recorder.collector.exports.erased import HELD
from trajectory_recorder.collector.exports.files import let_go
from trajectory_recorder.collector.exports.making import Made
from trajectory_recorder.collector.exports.states import move
from trajectory_recorder.wire.export_states import UNDER_WAY, ExportState


def close(endpoint: Endpoint, export_id: str, to: ExportState, reason: str | None, *, log: str) -> None:
    """End an export without files; nothing happens where it has ended.

    Args:
        endpoint: Where it is.
        export_id: Which.
        to: Failed or cancelled.
        reason: For people; None for what is noted already.
        log: What the process that converts has said.
    """
    with endpoint.database.writing() as session:
        export = session.get_one(Export, export_id, with_for_update=True)
        if export.state in UNDER_WAY:
            _end(session, endpoint, export, to, reason or export.reason)
            export.log, export.progress = log, {}


def finish(endpoint: Endpoint, export_id: str, made: Made, *, log: str) -> None:
    """Give an export's files out from now on, unless nobody may have them, or wants them, any more."""
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        export = session.get_one(Export, export_id, with_for_update=True)
        if export.state != ExportState.RUNNING:
            return
        export.log, export.progress = log, {}
        if export.stop_asked_at is not None or _holds_erased(session, export_id):
            _end(session, endpoint, export, ExportState.CANCELLED, export.reason or HELD)
            return
        _forget_skipped(session, export_id, made)
        export.skipped = made.first_skipped
        export.counts = {
            **export.counts,
            "recordings": made.recordings,
            "skipped": len(made.skipped),
            "files": made.files,
            "bytes": made.bytes,
        }
        export.expires_at = now + timedelta(days=endpoint.settings.export_days)
        move(session, export, ExportState.FINISHED, now=now, person_id=None, recordings=made.recordings)


def _end(session: Session, endpoint: Endpoint, export: Export, to: ExportState, reason: str | None) -> None:
    now = endpoint.clock.now()
    let_go(session, export, now=now)
    move(session, export, to, now=now, person_id=None, reason=reason)


def _holds_erased(session: Session, export_id: str) -> bool:
    """Whether something was erased while nobody could know that it would be in this export."""
    held = select(ExportItem.id).join(Submission, Submission.id == ExportItem.submission_id)
    held = held.where(ExportItem.export_id == export_id, Submission.erased_at.is_not(None))
    return bool(session.scalar(select(exists(held))))


def _forget_skipped(session: Session, export_id: str, made: Made) -> None:
    """What could not be converted is in no file of it."""
    for some in in_batches(it.bundle_id for it in made.skipped):
        mine = (ExportItem.export_id == export_id, ExportItem.bundle_id.in_(some))
        session.execute(delete(ExportItem).where(*mine))
