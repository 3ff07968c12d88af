"""Which recordings an export takes: kept with the first run, so that a later one takes no others."""

from collections import Counter

from sqlalchemy import delete
from sqlalchemy.orm import Session

from trajectory_recorder.collector.database.tables import Export, ExportItem
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.exports.catalogue import in_batches
from trajectory_recorder.collector.exports.choosing import reasons
from trajectory_recorder.collector.exports.locating import Located
from trajectory_recorder.collector.exports.states import move
from trajectory_recorder.selection.snapshot import Snapshot
from trajectory_recorder.wire.export_states import ExportState


def keep(endpoint: Endpoint, export_id: str, snapshot: Snapshot) -> None:
    """Fix the choice, and let the export run; nothing is done where somebody else did, or it was cancelled."""
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        export = session.get_one(Export, export_id, with_for_update=True)
        if export.state != ExportState.QUEUED:
            return
        session.add_all(_items(export_id, snapshot))
        _count(export, snapshot, {})
        export.started_at = now
        move(session, export, ExportState.RUNNING, now=now, person_id=None, recordings=len(snapshot.chosen))


def _items(export_id: str, snapshot: Snapshot) -> list[ExportItem]:
    return [
        ExportItem(
            export_id=export_id,
            submission_id=it.catalogued.facts.submission,
            bundle_id=it.catalogued.facts.bundle_id,
            manifest_sha256=it.catalogued.facts.manifest_sha256,
            position=position,
            split=it.split,
            voice=it.voice,
        )
        for position, it in enumerate(snapshot.chosen)
    ]


def drop(endpoint: Endpoint, export_id: str, located: Located) -> None:
    """Take out what may not be taken any more."""
    with endpoint.database.writing() as session:
        export = session.get_one(Export, export_id, with_for_update=True)
        _delete(session, export_id, located.dropped)
        _count(export, located.snapshot, export.counts.get("left_out", {}))


def _count(export: Export, snapshot: Snapshot, before: dict[str, int]) -> None:
    left_out = Counter(before)
    left_out.update(reasons(snapshot))
    facts = [it.catalogued.facts for it in snapshot.chosen]
    export.snapshot_id = snapshot.id
    export.counts = {
        "recordings": len(facts),
        "duration_ns": sum(it.duration_ns for it in facts),
        "left_out": dict(sorted(left_out.items())),
    }


def _delete(session: Session, export_id: str, submission_ids: tuple[str, ...]) -> None:
    for some in in_batches(submission_ids):
        mine = (ExportItem.export_id == export_id, ExportItem.submission_id.in_(some))
        session.execute(delete(ExportItem).where(*mine))
