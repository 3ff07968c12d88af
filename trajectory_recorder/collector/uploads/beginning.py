"""Begins the upload of a declared file, or finds the one that was begun before."""

import secrets

from sqlalchemy import select
from sqlalchemy.orm import Session

from trajectory_recorder.collector import audit_log
from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.access.permissions import own_submission
from trajectory_recorder.collector.database.base import new_id
from trajectory_recorder.collector.database.tables import Submission, SubmissionFile, Upload
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.problems import Problem, conflict, invalid, not_found
from trajectory_recorder.collector.store.store import Parts
from trajectory_recorder.collector.uploads.progress import Standing, standing
from trajectory_recorder.wire.limits import LARGEST_BUNDLE_BYTES
from trajectory_recorder.wire.states import SubmissionState

_KEY_BYTES = 16


def begin(endpoint: Endpoint, actor: Actor, submission_id: str, path: str, length: int) -> Standing:
    """Begin an upload. Of a file whose upload is under way, that one is given.

    Args:
        endpoint: What the request stands on.
        actor: Who asks.
        submission_id: As the client gave it.
        path: The file's path in the bundle.
        length: How many bytes the client will send: as many as it declared.

    Raises:
        Problem: 404 for what is not theirs or was not declared, 409 when the file or the submission is
            complete, 410 when it has expired, 413 and 422 for another length than was declared.
    """
    if length > LARGEST_BUNDLE_BYTES:
        raise Problem(413, "too_large", f"no file may have more than {LARGEST_BUNDLE_BYTES} bytes")
    with endpoint.database.reading() as session:
        file = _declared(session, endpoint, actor, submission_id, path, lock=False)
        _require_length(file, length)
        begun = _begun(session, file)
    return begun or _create(endpoint, actor, submission_id, path)


def _create(endpoint: Endpoint, actor: Actor, submission_id: str, path: str) -> Standing:
    # The store is asked before the database is locked: it may be far away.
    key = f"files/{secrets.token_hex(_KEY_BYTES)}"
    parts = endpoint.store.begin(key)
    try:
        return _note(endpoint, actor, submission_id, path, key=key, parts=parts)
    except BaseException:
        endpoint.store.abandon(key, parts)
        raise


def _note(
    endpoint: Endpoint, actor: Actor, submission_id: str, path: str, *, key: str, parts: Parts
) -> Standing:
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        # Locks the submission, so that two who begin the same file come one after the other.
        file = _declared(session, endpoint, actor, submission_id, path, lock=True)
        if (begun := _begun(session, file)) is not None:
            endpoint.store.abandon(key, parts)
            return begun
        expires_at = session.get_one(Submission, submission_id).expires_at
        upload = Upload(
            file_id=file.id,
            person_id=actor.person_id,
            key=key,
            length=file.bytes,
            offset=0,
            parts=parts,
            lease=new_id(),
            created_at=now,
            expires_at=expires_at,
        )
        session.add(upload)
        session.flush()
        subject = f"submission/{submission_id}"
        audit_log.write(
            session, now, person_id=actor.person_id, action="upload.begun", subject=subject, upload=upload.id
        )
        return standing(upload)


def _declared(
    session: Session, endpoint: Endpoint, actor: Actor, submission_id: str, path: str, *, lock: bool
) -> SubmissionFile:
    submission = own_submission(session, actor, submission_id, lock=lock)
    if submission.state != SubmissionState.UPLOADING:
        raise conflict("wrong_state", f"the submission is {submission.state} by now, and takes no more files")
    if submission.expires_at is None or submission.expires_at <= endpoint.clock.now():
        raise Problem(410, "expired", "the submission was not finished in time", remedy="declare it again")
    statement = select(SubmissionFile).where(
        SubmissionFile.submission_id == submission.id, SubmissionFile.path == path
    )
    file = session.scalars(statement).one_or_none()
    if file is None:
        raise not_found("file in the declaration")
    if file.blob_id is not None:
        raise _is_complete()
    return file


def _begun(session: Session, file: SubmissionFile) -> Standing | None:
    upload = session.scalars(select(Upload).where(Upload.file_id == file.id)).one_or_none()
    if upload is not None and upload.completed_at is not None:
        raise _is_complete()
    return None if upload is None else standing(upload)


def _require_length(file: SubmissionFile, length: int) -> None:
    if length != file.bytes:
        raise invalid(
            f"the file was declared with {file.bytes} bytes, and the upload has {length}",
            "declare the bundle as it is",
        )


def _is_complete() -> Problem:
    return conflict("complete", "all bytes of this file are there", "go on with the next")
