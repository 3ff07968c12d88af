"""Gives uploads up: their rows, and what the store holds for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector import audit_log
from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.database.tables import Submission, SubmissionFile, Upload
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.problems import conflict, not_found
from trajectory_recorder.collector.store.store import Parts, Store
from trajectory_recorder.wire.states import SubmissionState

FILES_JOB = "files.erase"
"""The job that removes what nobody needs any more from the store; see `people.erasure`."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """What lies in the store of an upload that the database knows no more."""

    key: str
    parts: Parts

    def remove(self, store: Store) -> None:
        """Remove it, whether it was finished or not."""
        store.abandon(self.key, self.parts)
        store.delete(self.key)


def terminate(endpoint: Endpoint, actor: Actor, upload_id: str) -> None:
    """End an upload because its owner wants it.

    Raises:
        Problem: 404 for what is not theirs, 409 when its submission was committed.
    """
    with endpoint.database.writing() as session:
        upload = session.get(Upload, upload_id)
        if upload is None or upload.person_id != actor.person_id:
            raise not_found("upload")
        file = session.get_one(SubmissionFile, upload.file_id)
        # The submission is locked before its uploads everywhere, or two could wait for each other.
        submission = session.get_one(Submission, file.submission_id, with_for_update=True)
        if submission.state != SubmissionState.UPLOADING:
            raise conflict("wrong_state", f"the submission is {submission.state} by now, and keeps its files")
        left = _forget(session, [upload], endpoint.clock.now(), actor.person_id)
    for it in left:
        it.remove(endpoint.store)


def forget_all(
    session: Session, submission_id: str, *, now: datetime, person_id: str | None
) -> list[Leftover]:
    """Take all uploads of a submission out of the database.

    Args:
        session: A writing session.
        submission_id: Whose.
        now: The time.
        person_id: Who does it; None for the endpoint itself.

    Returns:
        What to remove from the store once the session's changes are kept.
    """
    statement = select(Upload).join(SubmissionFile, SubmissionFile.id == Upload.file_id)
    uploads = session.scalars(statement.where(SubmissionFile.submission_id == submission_id)).all()
    return _forget(session, uploads, now, person_id)


def _forget(
    session: Session, uploads: Sequence[Upload], now: datetime, person_id: str | None
) -> list[Leftover]:
    for upload in uploads:
        # Whoever writes to it now finds its row gone, and nothing counts any more.
        session.execute(delete(Upload).where(Upload.id == upload.id))
        subject = f"upload/{upload.id}"
        audit_log.write(session, now, person_id=person_id, action="upload.ended", subject=subject)
    return [Leftover(upload.key, upload.parts) for upload in uploads]
