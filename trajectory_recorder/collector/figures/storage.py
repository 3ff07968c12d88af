"""What takes how much room in the endpoint's store, what would free some, and since when it lies there.

Contents that several files share lie there once, and count once wherever they are counted: parts may add up to
more than the whole. Where figures are of one project, its share of what it has in common with others is all of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Subquery, case, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from trajectory_recorder.bundle import layout
from trajectory_recorder.collector.database.tables import Blob, Project, Submission, SubmissionFile, Upload
from trajectory_recorder.collector.figures.extent import Extent
from trajectory_recorder.collector.figures.moments import bucket
from trajectory_recorder.collector.figures.sums import total
from trajectory_recorder.wire.states import SubmissionState

MOST_SHARES = 100


@dataclass(frozen=True, slots=True)
class Share:
    """What verified contents of one kind take, and how many there are."""

    name: str
    contents: int
    bytes: int


@dataclass(frozen=True, slots=True)
class BucketStorage:
    """What arrived in one bucket of time and lies there still."""

    bucket: date
    bytes: int


@dataclass(frozen=True, slots=True)
class Freeing:
    """Bytes that would be freed, with what lies there of uploads that were not finished.

    `expiring` are unfinished submissions that run out if nothing more comes; `withdrawn` what erasing those that were
    taken back would free; `being_erased` is on its way out.
    """

    expiring: int
    withdrawn: int
    being_erased: int


@dataclass(frozen=True, slots=True)
class Storage:
    """How it is now. `before` lay there when the span began; `arriving` are bytes of files that are not verified.

    `by_project` is empty for a single one, and has the largest ones first, up to `MOST_SHARES`.
    """

    total: Share
    arriving: int
    by_state: Sequence[Share]
    by_kind: Sequence[Share]
    by_project: Sequence[Share]
    freeing: Freeing
    before: int
    over_time: Sequence[BucketStorage]


_KIND = case(
    (SubmissionFile.path.startswith(f"{layout.DATA}/screen-"), "screen"),
    (SubmissionFile.path.startswith(f"{layout.DATA}/narration"), "voice"),
    (SubmissionFile.path == layout.EVENTS, "events"),
    (SubmissionFile.path.startswith("derived/"), "derived"),
    else_="other",
)


def storage(session: Session, of: Extent) -> Storage:
    """How it is now, and by when of the span what is there had arrived."""
    return Storage(
        total=next(iter(_shares(session, _kept(of, literal("all")))), Share("all", 0, 0)),
        arriving=_uploads(session, of.submissions),
        by_state=_shares(session, _kept(of, Submission.state)),
        by_kind=_shares(session, _kept(of, _KIND)),
        by_project=[] if of.project_id is not None else _shares(session, _kept(of, Project.key)),
        freeing=_freeing(session, of),
        before=_before(session, of),
        over_time=_over_time(session, of),
    )


def _kept(of: Extent, name: ColumnElement[str] | InstrumentedAttribute[Any]) -> Subquery:
    """Each content once under each name that its files have."""
    return (
        select(name.label("name"), Blob.id, Blob.bytes, Blob.created_at)
        .join(SubmissionFile, SubmissionFile.blob_id == Blob.id)
        .join(Submission, Submission.id == SubmissionFile.submission_id)
        .join(Project, Project.id == Submission.project_id)
        .where(of.submissions)
        .distinct()
        .subquery()
    )


def _shares(session: Session, kept: Subquery) -> list[Share]:
    size = total(kept.c.bytes)
    statement = select(kept.c.name, func.count(), size).group_by(kept.c.name)
    rows = session.execute(statement.order_by(size.desc(), kept.c.name).limit(MOST_SHARES))
    return [Share(*row) for row in rows]


def _uploads(session: Session, which: ColumnElement[bool]) -> int:
    statement = (
        select(total(Upload.offset))
        .join(SubmissionFile, SubmissionFile.id == Upload.file_id)
        .join(Submission, Submission.id == SubmissionFile.submission_id)
    )
    return session.scalars(statement.where(which)).one()


def _freeing(session: Session, of: Extent) -> Freeing:
    def uploads(which: ColumnElement[bool]) -> int:
        return _uploads(session, of.submissions & which)

    withdrawn, erased = Submission.state == SubmissionState.WITHDRAWN, Submission.erased_at.is_not(None)
    leaving = _only_of(session, of, erased) + uploads(erased)
    return Freeing(
        expiring=uploads(Submission.state == SubmissionState.UPLOADING),
        withdrawn=_only_of(session, of, withdrawn) + uploads(withdrawn) - leaving,
        being_erased=leaving,
    )


def _only_of(session: Session, of: Extent, which: ColumnElement[bool]) -> int:
    """The bytes of contents that no submission has but such ones."""
    mine = (
        select(SubmissionFile.blob_id)
        .join(Submission, Submission.id == SubmissionFile.submission_id)
        .where(of.submissions, which)
    )
    others = (
        select(SubmissionFile.id)
        .join(Submission, Submission.id == SubmissionFile.submission_id)
        .where(SubmissionFile.blob_id == Blob.id, ~which)
    )
    statement = select(total(Blob.bytes))
    return session.scalars(statement.where(Blob.id.in_(mine), ~others.correlate(Blob).exists())).one()


def _before(session: Session, of: Extent) -> int:
    kept = _kept(of, literal("all"))
    statement = select(total(kept.c.bytes)).where(kept.c.created_at < of.since)
    return session.scalars(statement).one()


def _over_time(session: Session, of: Extent) -> list[BucketStorage]:
    kept = _kept(of, literal("all"))
    day = bucket(kept.c.created_at, of.by)
    statement = select(day, total(kept.c.bytes)).where(of.spans(kept.c.created_at)).group_by(day)
    found = dict(session.execute(statement).all())
    return [BucketStorage(it, found.get(it, 0)) for it in of.buckets]
