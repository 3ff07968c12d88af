"""An export's files in the store: kept once they are whole, and let go in the transaction that ends an export."""

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from sqlalchemy import Select, delete, literal, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector import jobs
from trajectory_recorder.collector.database.base import new_id
from trajectory_recorder.collector.database.exports import LONGEST_PATH
from trajectory_recorder.collector.database.tables import Export, ExportFile
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.exports.catalogue import in_batches
from trajectory_recorder.collector.problems import not_found
from trajectory_recorder.collector.uploads.ending import FILES_JOB
from trajectory_recorder.errors import OutputUnusable
from trajectory_recorder.wire.export_states import ExportState

FOLDER = "exports/"
"""What the keys of their files in the store begin with."""


def keep(endpoint: Endpoint, export_id: str, folder: Path) -> None:
    """Bring all files of a folder into the store, in place of what an earlier run brought there.

    Each has its row before its bytes, so that none is ever forgotten. The folder stays as it is.

    Raises:
        StoreError: The store can't take them now.
        OutputUnusable: A file can't be kept under its name.
    """
    _forget_earlier(endpoint, export_id)
    for path in _files(folder):
        file = _row(export_id, folder, path)
        with endpoint.database.writing() as session:
            session.add(file)
        endpoint.store.keep(file.key, path)


def _forget_earlier(endpoint: Endpoint, export_id: str) -> None:
    with endpoint.database.reading() as session:
        earlier = session.scalars(select(ExportFile).where(ExportFile.export_id == export_id)).all()
    for it in earlier:
        endpoint.store.delete(it.key)
    with endpoint.database.writing() as session:
        for some in in_batches([it.id for it in earlier]):
            session.execute(delete(ExportFile).where(ExportFile.id.in_(some)))


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        # Whoever wrote them read what strangers sent: nothing but plain files of theirs goes out.
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise OutputUnusable(f"{path.name} is no plain file", "look at the log of the export")
        if path.is_file():
            yield path


def _row(export_id: str, folder: Path, path: Path) -> ExportFile:
    name = path.relative_to(folder).as_posix()
    if len(name) > LONGEST_PATH:
        raise OutputUnusable(f"the path {name[:40]}… is longer than {LONGEST_PATH} letters", "")
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return ExportFile(
        id=new_id(),
        export_id=export_id,
        path=name,
        bytes=path.stat().st_size,
        sha256=digest,
        key=f"{FOLDER}{new_id()}",
    )


def let_go(session: Session, export: Export, *, now: datetime) -> None:
    """Forget an export's files, and note the job that removes them from the store."""
    mine = ExportFile.export_id == export.id
    keys = session.scalars(select(ExportFile.key).where(mine).order_by(ExportFile.key)).all()
    session.execute(delete(ExportFile).where(mine))
    for some in in_batches(keys):
        named = [{"key": it, "parts": {}} for it in some]
        jobs.enqueue(session, FILES_JOB, export.id, at=now, files=named)


def listed(export: Export) -> Select[ExportFile]:
    """The files that an export gives out, without an order: only a finished one gives any."""
    return select(ExportFile).where(
        ExportFile.export_id == export.id, literal(export.state == ExportState.FINISHED)
    )


def find(session: Session, export: Export, path: str) -> ExportFile:
    """The file at a path.

    Raises:
        Problem: 404.
    """
    file = session.scalars(listed(export).where(ExportFile.path == path)).one_or_none()
    if file is None:
        raise not_found("file in this export")
    return file
