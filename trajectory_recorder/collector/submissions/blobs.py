"""Verified bytes, kept once however many files have them."""

from collections.abc import Collection, Iterable

from sqlalchemy import delete, exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from trajectory_recorder.collector.database.tables import Blob, Submission, SubmissionFile, Upload
from trajectory_recorder.collector.endpoint import Endpoint

# Databases bound how many values one statement may have.
_AT_ONCE = 500


def keep_file(endpoint: Endpoint, file_id: str, *, sha256: str, size_bytes: int, key: str) -> None:
    """Keep an uploaded file for good, after its content was found to be what was declared.

    Where the same content is kept already, that is referred to, and the new copy is deleted. Safe to do again.

    Args:
        endpoint: Where.
        file_id: The id of the `SubmissionFile`.
        sha256: The content's SHA-256, as it was computed here.
        size_bytes: The content's length in bytes.
        key: Where the store has it.
    """
    try:
        kept_key = _refer(endpoint, file_id, sha256, size_bytes, key)
    except IntegrityError:
        # Somebody else kept the same content at this very moment, and it can be referred to now.
        kept_key = _refer(endpoint, file_id, sha256, size_bytes, key)
    if kept_key != key:
        endpoint.store.delete(key)


def _refer(endpoint: Endpoint, file_id: str, sha256: str, size_bytes: int, key: str) -> str:
    """Let a file refer to its content; returns where the store has that."""
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        file = session.get_one(SubmissionFile, file_id, with_for_update=True)
        blob = session.get(Blob, file.blob_id) if file.blob_id else _find(session, sha256, size_bytes)
        if blob is None:
            blob = Blob(key=key, sha256=sha256, bytes=size_bytes, created_at=now)
            session.add(blob)
            session.flush()
        file.blob_id = blob.id
        session.execute(delete(Upload).where(Upload.file_id == file.id))
        return blob.key


def reuse(session: Session, person_id: str, files: Iterable[SubmissionFile]) -> None:
    """Let files refer to what the same person has uploaded before. Of others' files nobody learns anything.

    Args:
        session: A writing session.
        person_id: Whose.
        files: Newly declared ones.
    """
    files = list(files)
    known = _known(session, person_id, {it.sha256 for it in files})
    for file in files:
        file.blob_id = known.get((file.sha256, file.bytes))


def drop_unreferenced(endpoint: Endpoint, blob_ids: Collection[str]) -> int:
    """Delete those of the blobs that no file refers to any more, from database and store; returns how many."""
    dropped = []
    with endpoint.database.writing() as session:
        for blob_id in blob_ids:
            # Locked, so that no declaration refers to it at this moment.
            blob = session.get(Blob, blob_id, with_for_update=True)
            if blob is not None and not session.scalar(
                select(exists().where(SubmissionFile.blob_id == blob_id))
            ):
                session.delete(blob)
                dropped.append(blob.key)
    for key in dropped:
        endpoint.store.delete(key)
    return len(dropped)


def _find(session: Session, sha256: str, size_bytes: int) -> Blob | None:
    same = (Blob.sha256 == sha256, Blob.bytes == size_bytes)
    return session.scalars(select(Blob).where(*same).with_for_update()).one_or_none()


def _known(session: Session, person_id: str, digests: Collection[str]) -> dict[tuple[str, int], str]:
    known: dict[tuple[str, int], str] = {}
    wanted = sorted(digests)
    mine = (
        select(Blob)
        .join(SubmissionFile, SubmissionFile.blob_id == Blob.id)
        .join(Submission, Submission.id == SubmissionFile.submission_id)
        .where(Submission.person_id == person_id, Submission.erased_at.is_(None))
    )
    for start in range(0, len(wanted), _AT_ONCE):
        statement = mine.where(Blob.sha256.in_(wanted[start : start + _AT_ONCE])).with_for_update(of=Blob)
        for blob in session.scalars(statement).all():
            known[blob.sha256, blob.bytes] = blob.id
    return known
