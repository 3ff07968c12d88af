"""Exports that hold what was erased: their files are gone for everybody in the same transaction."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.database.tables import Export, ExportItem
from trajectory_recorder.collector.exports.catalogue import in_batches
from trajectory_recorder.collector.exports.ending import ask_to_stop, expire
from trajectory_recorder.wire.export_states import ExportState

HELD = "it holds a recording that was erased"
_WITH_CONTENT = (ExportState.RUNNING, ExportState.FINISHED)


def lock_holding(session: Session, submission_ids: Sequence[str]) -> list[Export]:
    """The exports with content of any of these submissions, locked.

    Called before the first line goes into the audit log: two who wait there could wait for each other.
    """
    ids: set[str] = set()
    for some in in_batches(submission_ids):
        ids |= set(session.scalars(select(ExportItem.export_id).where(ExportItem.submission_id.in_(some))))
    return [
        export
        for some in in_batches(sorted(ids))
        for export in session.scalars(
            select(Export)
            .where(Export.id.in_(some), Export.state.in_(_WITH_CONTENT))
            .order_by(Export.id)
            .with_for_update()
        )
    ]


def end_all(session: Session, exports: Sequence[Export], *, now: datetime, person_id: str | None) -> None:
    """Let what is running stop, and the files of what is finished go."""
    for export in exports:
        if export.state == ExportState.RUNNING:
            ask_to_stop(session, export, HELD, now=now, person_id=person_id)
        else:
            expire(session, export, HELD, now=now, person_id=person_id)
