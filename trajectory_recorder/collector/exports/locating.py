"""The choice of an export with the places of all its files, for the process that reads them there.

What may not be taken any more, since it was withdrawn or judged anew meanwhile, is left out at every start.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from trajectory_recorder.bundle import layout
from trajectory_recorder.collector.checking.lay_out import manifest_and_tags
from trajectory_recorder.collector.database.tables import (
    Blob,
    Export,
    ExportItem,
    Project,
    Submission,
    SubmissionFile,
)
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.exports.catalogue import in_batches, of_submissions
from trajectory_recorder.collector.exports.pseudonyms import Pseudonyms
from trajectory_recorder.collector.store import Store
from trajectory_recorder.errors import StoreError
from trajectory_recorder.selection.choosing import why_not
from trajectory_recorder.selection.snapshot import Chosen, LeftOut, Snapshot
from trajectory_recorder.selection.where import compile_where
from trajectory_recorder.wire.catalogue import Catalogued, CataloguedFile
from trajectory_recorder.wire.exports import ExportRequest

# As long as stores sign for. Whoever reads for longer begins anew, and goes on where it was.
LASTING = timedelta(days=7)
_INCOMPLETE = "its files are not all there"


@dataclass(frozen=True, slots=True)
class Located:
    """The choice as it may be taken now, and the ids of the submissions that may not be taken any more."""

    snapshot: Snapshot
    dropped: tuple[str, ...]


def locate(endpoint: Endpoint, export: Export, project: Project, texts: Path) -> Located:
    """Find all files of an export's recordings.

    Args:
        endpoint: Where they lie.
        export: Whose items are taken.
        project: Its project.
        texts: A folder for what lies in the database itself: manifests and tag files.

    Raises:
        StoreError: The store can't tell now.
    """
    request = msgspec.convert(export.request, ExportRequest)
    any_state = "state" in compile_where(request.where).fields
    chosen: list[Chosen] = []
    left_out: list[LeftOut] = []
    dropped: list[str] = []
    for item, it in _items(endpoint, export, project, texts):
        reason = _INCOMPLETE if it is None else why_not(it.facts, request.purpose, any_state=any_state)
        if it is None or reason is not None:
            left_out.append(LeftOut(bundle_id=item.bundle_id, reason=reason or _INCOMPLETE))
            dropped.append(item.submission_id)
        else:
            chosen.append(Chosen(split=item.split, voice=item.voice, catalogued=it))
    snapshot = Snapshot(
        where=request.where, purpose=request.purpose, chosen=tuple(chosen), left_out=tuple(left_out)
    )
    return Located(snapshot, tuple(dropped))


def _items(
    endpoint: Endpoint, export: Export, project: Project, texts: Path
) -> Iterator[tuple[ExportItem, Catalogued | None]]:
    """Each item in the order in which it was chosen, with its recording; None where that is not to be had."""
    names = Pseudonyms(endpoint.pseudonym_key, project.id)
    with endpoint.database.reading() as session:
        mine = select(ExportItem).where(ExportItem.export_id == export.id).order_by(ExportItem.position)
        items = session.scalars(mine).all()
    for some in in_batches(items):
        ids = [it.submission_id for it in some]
        with endpoint.database.reading() as session:
            known = {it.facts.submission: it for it in of_submissions(session, project, names, ids)}
            files = _files(session, endpoint.store, ids, texts)
        for item in some:
            it = known.get(item.submission_id)
            if it is not None and item.submission_id in files:
                yield item, msgspec.structs.replace(it, files=files[item.submission_id])
            else:
                yield item, None


def _files(
    session: Session, store: Store, ids: Sequence[str], texts: Path
) -> dict[str, tuple[CataloguedFile, ...]]:
    """The files of those submissions that are whole."""
    found = {
        it.id: _texts(it, texts)
        for it in session.scalars(select(Submission).where(Submission.id.in_(ids)))
        if it.erased_at is None
    }
    statement = (
        select(SubmissionFile, Blob.key)
        .outerjoin(Blob, Blob.id == SubmissionFile.blob_id)
        .where(SubmissionFile.submission_id.in_(ids))
        .order_by(SubmissionFile.submission_id, SubmissionFile.path)
    )
    for file, key in session.execute(statement):
        if file.blob_id is None:
            found.pop(file.submission_id, None)
        elif file.submission_id in found:
            location = _location(store, key)
            found[file.submission_id].append(
                CataloguedFile(path=file.path, bytes=file.bytes, sha256=file.sha256, location=location)
            )
    return {it: tuple(files) for it, files in found.items()}


def _location(store: Store, key: str) -> str:
    path = store.local_path(key)
    location = str(path.resolve()) if path is not None else store.signed_url(key, LASTING)
    if location is None:
        raise StoreError("the store gives no way to read its files", "use a folder or an S3-compatible store")
    return location


def _texts(submission: Submission, folder: Path) -> list[CataloguedFile]:
    """Manifest and tag files, put into a folder of their own."""
    mine = folder / submission.id
    mine.mkdir(parents=True, exist_ok=True)
    return [
        _text(layout.resolve(mine, name), name, text.encode())
        for name, text in manifest_and_tags(submission.manifest, submission.tag_files).items()
    ]


def _text(place: Path, name: str, data: bytes) -> CataloguedFile:
    place.write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    return CataloguedFile(path=name, bytes=len(data), sha256=digest, location=str(place))
