"""Forgets people and what they submitted: at once for everybody to see, and then byte for byte, by jobs.

What stays are rows without content: that there was a submission, what was decided of it and when, under the
pseudonym; and the audit log, which holds no content. What an admin wrote as a reason stays in the history of a
submission, which nobody can change.
"""

from datetime import datetime

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from trajectory_recorder.collector import audit_log, jobs
from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.access.permissions import person_to_erase, submission_to_erase
from trajectory_recorder.collector.database.tables import (
    Blob,
    BrowserSession,
    Claim,
    Comment,
    Comparison,
    DeviceGrant,
    Job,
    Membership,
    Person,
    Review,
    SignInCode,
    StepLabel,
    Submission,
    SubmissionFile,
    Token,
)
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.exports.erased import end_all, lock_holding
from trajectory_recorder.collector.problems import conflict
from trajectory_recorder.collector.submissions.states import move, record
from trajectory_recorder.collector.uploads.ending import FILES_JOB, Leftover, forget_all
from trajectory_recorder.collector.worker import TryLater
from trajectory_recorder.errors import StoreError
from trajectory_recorder.wire.states import SubmissionState

PERSON_JOB, SUBMISSION_JOB = "person.erase", "submission.erase"
_STORE_AWAY_S = 300
_DATABASE_BUSY_S = 60
# So many files of the store are named in one job.
_FILES_AT_ONCE = 500


def erase_submission(session: Session, actor: Actor, submission_id: str, *, now: datetime) -> Submission:
    """Withdraw a submission and let its content be removed. Nothing happens where that was done.

    Raises:
        Problem: 404 and 403 as in `access.permissions`.
    """
    submission = submission_to_erase(session, actor, submission_id)
    holding = lock_holding(session, [submission.id])
    _begin(session, submission, person_id=actor.person_id, now=now)
    end_all(session, holding, now=now, person_id=actor.person_id)
    return submission


def _begin(session: Session, submission: Submission, *, person_id: str, now: datetime) -> None:
    if submission.erased_at is not None:
        return
    if submission.state != SubmissionState.WITHDRAWN:
        move(session, submission, SubmissionState.WITHDRAWN, now=now, person_id=person_id)
    submission.erased_at = now
    record(session, submission, "erased", now=now, person_id=person_id)
    jobs.enqueue(session, SUBMISSION_JOB, submission.id, at=now)


def erase_person(session: Session, actor: Actor, person_id: str, *, now: datetime) -> Person:
    """Let somebody in no more, and let all that they submitted and wrote be removed.

    Raises:
        Problem: 404; 409 for the endpoint's last admin, after whom nobody could let others in.
    """
    person = person_to_erase(session, actor, person_id)
    if person.erased_at is not None:
        return person
    _refuse_last_admin(session, person)
    person.disabled_at = person.disabled_at or now
    person.erased_at, person.is_admin = now, False
    # Name and tokens go with this very transaction, so that nothing opens a moment later.
    person.name, person.display_name, person.password_hash = f"erased-{person.id}", "", None
    # Whoever is gone is a member of nothing, and can be given no task.
    for table in (Token, BrowserSession, SignInCode, DeviceGrant, Membership):
        session.execute(delete(table).where(table.person_id == person.id))
    session.execute(
        update(Claim).where(Claim.person_id == person.id, Claim.ended_at.is_(None)).values(ended_at=now)
    )
    # All of them are locked before the first line goes into the log: two who wait there could wait for each other.
    mine = select(Submission).where(Submission.person_id == person.id).order_by(Submission.id)
    submissions = session.scalars(mine.with_for_update()).all()
    holding = lock_holding(session, [it.id for it in submissions])
    for submission in submissions:
        _begin(session, submission, person_id=actor.person_id, now=now)
    end_all(session, holding, now=now, person_id=actor.person_id)
    audit_log.write(
        session, now, person_id=actor.person_id, action="person.erased", subject=f"person/{person.id}"
    )
    jobs.enqueue(session, PERSON_JOB, person.id, at=now)
    return person


def _refuse_last_admin(session: Session, person: Person) -> None:
    admins = select(Person.id).where(Person.is_admin, Person.disabled_at.is_(None)).order_by(Person.id)
    if person.is_admin and set(session.scalars(admins.with_for_update())) <= {person.id}:
        raise conflict("last_admin", "this is the endpoint's only admin", "make somebody else one first")


def forget_submission(endpoint: Endpoint, job: Job) -> None:
    """Remove what was written of a submission, and note which of its files are nobody's by then."""
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        submission = session.get_one(Submission, job.subject, with_for_update=True)
        left = forget_all(session, submission.id, now=now, person_id=None)
        left += _forget_files(session, submission.id)
        _forget_texts(session, submission)
        for start in range(0, len(left), _FILES_AT_ONCE):
            files = [{"key": it.key, "parts": it.parts} for it in left[start : start + _FILES_AT_ONCE]]
            jobs.enqueue(session, FILES_JOB, submission.id, at=now, files=files)
    _sweep(endpoint)


def _forget_files(session: Session, submission_id: str) -> list[Leftover]:
    """Remove a submission's files from the database; returns those that no other submission has."""
    mine = SubmissionFile.submission_id == submission_id
    blobs = session.scalars(
        # Locked, so that nobody refers to one at this moment.
        select(Blob)
        .where(Blob.id.in_(select(SubmissionFile.blob_id).where(mine)))
        .order_by(Blob.id)
        .with_for_update()
    ).all()
    session.execute(delete(SubmissionFile).where(mine))
    left = []
    for blob in blobs:
        if not session.scalar(select(exists().where(SubmissionFile.blob_id == blob.id))):
            session.delete(blob)
            left.append(Leftover(blob.key, {}))
    return left


def _forget_texts(session: Session, submission: Submission) -> None:
    """What the expert sent, and what others wrote of it: that describes the recording, too."""
    submission.manifest, submission.tag_files, submission.quality = "", {}, None
    submission.applications = None
    submission.override_reason = submission.reason = None
    reviews = select(Review.id).where(Review.submission_id == submission.id)
    session.execute(delete(StepLabel).where(StepLabel.review_id.in_(reviews)))
    session.execute(update(Review).where(Review.submission_id == submission.id).values(scores=[], summary=""))
    session.execute(update(Comment).where(Comment.submission_id == submission.id).values(text=""))
    of_it = (Comparison.left_id == submission.id) | (Comparison.right_id == submission.id)
    session.execute(update(Comparison).where(of_it).values(reason=""))


def forget_person(endpoint: Endpoint, job: Job) -> None:
    """Remove what somebody wrote on others' submissions. Their own have jobs of their own."""
    with endpoint.database.writing() as session:
        session.execute(update(Comment).where(Comment.author_id == job.subject).values(text=""))
        session.execute(update(Comparison).where(Comparison.person_id == job.subject).values(reason=""))
    _sweep(endpoint)


def forget_files(endpoint: Endpoint, job: Job) -> None:
    """Remove files from the store.

    Raises:
        TryLater: The store is away. It is tried until it is back.
    """
    try:
        for it in job.details["files"]:
            Leftover(it["key"], it["parts"]).remove(endpoint.store)
    except StoreError as error:
        raise TryLater(_STORE_AWAY_S) from error


def _sweep(endpoint: Endpoint) -> None:
    if not endpoint.database.sweep():
        raise TryLater(_DATABASE_BUSY_S)


HANDLERS = {PERSON_JOB: forget_person, SUBMISSION_JOB: forget_submission, FILES_JOB: forget_files}
