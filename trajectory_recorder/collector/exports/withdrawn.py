"""What of an export was withdrawn since: recordings that whoever has its files should use no more."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from trajectory_recorder.collector.database.tables import Export, ExportItem, Submission
from trajectory_recorder.wire.states import SubmissionState

MOST_NAMED = 1_000
"""So many are named in one answer; the count is of all."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A recording that an export took, and that was withdrawn later; `erased` for good, with all that was stored."""

    submission: str
    bundle_id: str
    manifest_sha256: str
    split: str
    erased: bool


def withdrawn_since(session: Session, export: Export) -> Sequence[Withdrawn]:
    """The first of them, in the order of the export."""
    statement = (
        select(ExportItem, Submission.erased_at)
        .join(Submission, Submission.id == ExportItem.submission_id)
        .where(*_withdrawn(export))
        .order_by(ExportItem.position)
        .limit(MOST_NAMED)
    )
    return [
        Withdrawn(it.submission_id, it.bundle_id, it.manifest_sha256, it.split, erased_at is not None)
        for it, erased_at in session.execute(statement)
    ]


def count_withdrawn(session: Session, export: Export) -> int:
    """How many those are."""
    counted = select(func.count()).select_from(ExportItem)
    counted = counted.join(Submission, Submission.id == ExportItem.submission_id)
    return session.scalar(counted.where(*_withdrawn(export))) or 0


def _withdrawn(export: Export) -> tuple[ColumnElement[bool], ...]:
    return ExportItem.export_id == export.id, Submission.state == SubmissionState.WITHDRAWN
