"""The end of sending: all files are there, or the sender takes the bundle back."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from trajectory_recorder.collector import jobs
from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.access.permissions import own_submission
from trajectory_recorder.collector.database.tables import Submission, SubmissionFile, Upload
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.problems import conflict
from trajectory_recorder.collector.submissions.states import move
from trajectory_recorder.collector.uploads import progress
from trajectory_recorder.collector.uploads.ending import forget_all
from trajectory_recorder.wire.states import MENDABLE, SubmissionState

CHECK_JOB = "submission.check"
_MOST_NAMED = 20


def commit(endpoint: Endpoint, actor: Actor, submission_id: str) -> Submission:
    """Hand a bundle over to be checked. Asked again it changes nothing.

    Raises:
        Problem: 404 or 403, or 409 when files are missing or it was taken back.
    """
    _complete_uploads(endpoint, actor, submission_id)
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        submission = own_submission(session, actor, submission_id, lock=True)
        if submission.state == SubmissionState.WITHDRAWN:
            raise conflict("wrong_state", "this submission was withdrawn", "declare the bundle again")
        if submission.state == SubmissionState.UPLOADING:
            _require_complete(session, submission)
            move(session, submission, SubmissionState.RECEIVED, now=now, person_id=actor.person_id)
            jobs.enqueue(session, CHECK_JOB, submission.id, at=now)
            _supersede(session, submission, now)
        return submission


def withdraw(endpoint: Endpoint, actor: Actor, submission_id: str) -> Submission:
    """Take a bundle back. Asked again it changes nothing. What was verified of it is kept until it is erased.

    Raises:
        Problem: 404 or 403.
    """
    now = endpoint.clock.now()
    left = []
    with endpoint.database.writing() as session:
        submission = own_submission(session, actor, submission_id, lock=True)
        if submission.state != SubmissionState.WITHDRAWN:
            move(session, submission, SubmissionState.WITHDRAWN, now=now, person_id=actor.person_id)
            left = forget_all(session, submission.id, now=now, person_id=actor.person_id)
    for it in left:
        it.remove(endpoint.store)
    return submission


def _complete_uploads(endpoint: Endpoint, actor: Actor, submission_id: str) -> None:
    """Finish what a process left that died between the last byte and the end."""
    with endpoint.database.reading() as session:
        submission = own_submission(session, actor, submission_id)
        statement = select(Upload.id).join(SubmissionFile, SubmissionFile.id == Upload.file_id)
        whole = (Upload.offset == Upload.length, Upload.completed_at.is_(None))
        ids = session.scalars(statement.where(SubmissionFile.submission_id == submission.id, *whole)).all()
    for it in ids:
        progress.complete(endpoint, it)


def _require_complete(session: Session, submission: Submission) -> None:
    statement = (
        select(SubmissionFile.path)
        .outerjoin(Upload, Upload.file_id == SubmissionFile.id)
        .where(
            SubmissionFile.submission_id == submission.id,
            SubmissionFile.blob_id.is_(None),
            Upload.completed_at.is_(None),
        )
        .order_by(SubmissionFile.path)
    )
    missing = session.scalars(statement).all()
    if missing:
        raise conflict(
            "incomplete",
            f"{len(missing)} files are not there yet",
            "upload them, then commit again",
            files=list(missing[:_MOST_NAMED]),
            count=len(missing),
        )


def _supersede(session: Session, submission: Submission, now: datetime) -> None:
    """Take back what this submission mends, unless somebody has decided on that by now."""
    if submission.replaces_id is None:
        return
    before = session.get_one(Submission, submission.replaces_id, with_for_update=True)
    if before.state in MENDABLE:
        person_id = submission.person_id
        move(
            session,
            before,
            SubmissionState.WITHDRAWN,
            now=now,
            person_id=person_id,
            replaced_by=submission.id,
        )
