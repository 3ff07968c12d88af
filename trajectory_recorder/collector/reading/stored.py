"""Finds the bytes behind a path of a submission."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from trajectory_recorder.bundle import layout
from trajectory_recorder.collector.database.tables import Blob, Submission, SubmissionFile
from trajectory_recorder.collector.problems import conflict, not_found
from trajectory_recorder.collector.store import Store


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that can be read: in the store under `key`, or `text` that was kept with the declaration."""

    path: str
    size_bytes: int
    sha256: str
    key: str | None = None
    text: bytes = b""

    def read(self, store: Store, start: int, end: int) -> Iterator[bytes]:
        """Its bytes from `start` up to and without `end`."""
        return iter([self.text[start:end]]) if self.key is None else store.read(self.key, start, end)


def find(session: Session, submission: Submission, path: str) -> Stored:
    """The file at a path.

    Raises:
        Problem: 404 when the bundle has none there, 409 as long as its content was not verified.
    """
    if submission.erased_at is None and (path == layout.MANIFEST or path in submission.tag_files):
        text = submission.manifest if path == layout.MANIFEST else submission.tag_files[path]
        data = text.encode()
        return Stored(path, len(data), hashlib.sha256(data).hexdigest(), text=data)
    statement = select(SubmissionFile, Blob).outerjoin(Blob, Blob.id == SubmissionFile.blob_id)
    mine = (SubmissionFile.submission_id == submission.id, SubmissionFile.path == path)
    found = session.execute(statement.where(*mine)).one_or_none()
    if found is None or submission.erased_at is not None:
        raise not_found("file in this submission")
    blob: Blob | None = found[1]
    if blob is None:
        raise conflict("not_verified", "this file was not checked yet, and is not given out", "ask later")
    return Stored(path, blob.bytes, blob.sha256, key=blob.key)
