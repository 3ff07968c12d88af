"""The job that checks a submission: received → checking → in review, accepted or quarantined.

It may be begun any number of times: whatever an earlier run left is not looked at, and the state moves once, at
the end.
"""

import logging
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from trajectory_recorder.bundle import layout
from trajectory_recorder.collector.checking.child import Ended, Ending, run_confined
from trajectory_recorder.collector.checking.confinement import Confinement, confinement
from trajectory_recorder.collector.checking.decision import Decision, decide
from trajectory_recorder.collector.checking.duplicates import somebody_elses
from trajectory_recorder.collector.checking.lay_out import (
    StoredFile,
    WrongContent,
    hand_over,
    lay_out,
    manifest_and_tags,
)
from trajectory_recorder.collector.children import Limits
from trajectory_recorder.collector.database.tables import (
    Blob,
    Job,
    Submission,
    SubmissionFile,
    Task,
    Upload,
)
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.submissions.blobs import keep_file
from trajectory_recorder.collector.submissions.states import move
from trajectory_recorder.collector.worker import TryLater
from trajectory_recorder.wire.states import SubmissionState

log = logging.getLogger(__name__)

CHECK_JOB = "submission.check"
CHECK_COMMAND = (sys.executable, "-P", "-m", "trajectory_recorder", "check", "--json")
_BUNDLE = f"submitted{layout.SUFFIX}"
_POLICY = "policy.yaml"
_MB = 1_000_000
_MINUTE_S = 60


@dataclass(frozen=True, slots=True)
class _ToCheck:
    """What is known of a submission before its files are looked at."""

    submission: Submission
    files: list[StoredFile]
    policy: str | None
    override: bool


def check_submission(endpoint: Endpoint, job: Job) -> None:
    """Handle a job of kind `CHECK_JOB`; its subject is the submission's id.

    Raises:
        TryLater: This process is about to end.
    """
    to_check = _begin(endpoint, job.subject)
    if to_check is None:
        return  # It was taken back, or another replica was faster.
    way = confinement()
    with _scratch(endpoint, way) as folder:
        try:
            decision = _check(endpoint, to_check, folder, way)
        except WrongContent as wrong:
            _throw_away(endpoint, to_check, wrong.file)
            return
    _end(endpoint, to_check, decision)


def _begin(endpoint: Endpoint, submission_id: str) -> _ToCheck | None:
    with endpoint.database.writing() as session:
        submission = session.get(Submission, submission_id, with_for_update=True)
        if submission is None:
            return None
        if submission.state == SubmissionState.RECEIVED:
            move(session, submission, SubmissionState.CHECKING, now=endpoint.clock.now(), person_id=None)
        elif submission.state != SubmissionState.CHECKING:
            return None
        task = session.get(Task, submission.task_id) if submission.task_id else None
        override = submission.override_reason is not None and (task is None or task.override_allowed)
        return _ToCheck(submission, _stored(session, submission_id), task.policy if task else None, override)


def _stored(session: Session, submission_id: str) -> list[StoredFile]:
    statement = (
        select(SubmissionFile, Blob.key, Upload.key)
        .outerjoin(Blob, Blob.id == SubmissionFile.blob_id)
        .outerjoin(Upload, Upload.file_id == SubmissionFile.id)
        .where(SubmissionFile.submission_id == submission_id)
    )
    return [
        StoredFile(file.id, file.path, file.bytes, file.sha256, kept or uploaded)
        for file, kept, uploaded in session.execute(statement)
    ]


@contextmanager
def _scratch(endpoint: Endpoint, way: Confinement) -> Iterator[Path]:
    """A folder for one check. What is to be read by another user can't lie in ours."""
    if way.user is None:
        endpoint.scratch.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="check-", dir=endpoint.scratch if way.user is None else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _check(endpoint: Endpoint, to_check: _ToCheck, folder: Path, way: Confinement) -> Decision:
    submission, settings = to_check.submission, endpoint.settings
    texts = manifest_and_tags(submission.manifest, submission.tag_files)
    lay_out(folder / _BUNDLE, texts, to_check.files, endpoint.store, link=way.user is None)
    command = [*CHECK_COMMAND, _BUNDLE]
    if to_check.policy is not None:
        (folder / _POLICY).write_text(to_check.policy, encoding="utf-8")
        command += ["--policy", _POLICY]
    if way.user is not None:
        hand_over(folder, way.user)
    limits = Limits(settings.check_minutes * _MINUTE_S, settings.check_memory_mb * _MB)
    ended = run_confined(command, folder, limits, way=way, stopping=endpoint.stopping)
    if ended.ending is Ending.STOPPED:
        raise TryLater(0)
    _note(submission, ended)
    return decide(
        ended,
        manifest_sha256=submission.manifest_sha256,
        bundle_id=submission.bundle_id,
        override=to_check.override,
    )


def _note(submission: Submission, ended: Ended) -> None:
    log.info("the check of submission %s ended %s, with %d", submission.id, ended.ending.value, ended.code)


def _throw_away(endpoint: Endpoint, to_check: _ToCheck, wrong: StoredFile) -> None:
    """Quarantine a submission of which a file is not what was declared; that file's bytes are not kept."""
    with endpoint.database.writing() as session:
        submission = _still_checking(session, to_check.submission.id)
        if submission is None:
            return
        _quarantine(endpoint, session, submission, f"wrong content: {wrong.path}")
        mine = select(SubmissionFile.id).where(SubmissionFile.submission_id == submission.id)
        session.execute(delete(Upload).where(Upload.file_id.in_(mine), Upload.key == wrong.key))
        kept = session.scalars(select(Blob.id).where(Blob.key == wrong.key)).first()
    if kept is None:
        endpoint.store.delete(wrong.key)


def _end(endpoint: Endpoint, to_check: _ToCheck, decision: Decision) -> None:
    for file in to_check.files:
        # Its bytes were just read, and are what they should be.
        keep_file(endpoint, file.id, sha256=file.sha256, size_bytes=file.bytes, key=file.key)
    with endpoint.database.writing() as session:
        submission = _still_checking(session, to_check.submission.id)
        if submission is None:
            return
        if decision.report is not None:
            submission.quality = decision.report.kept()
            submission.verdict, submission.score = decision.report.verdict, decision.report.score
            submission.applications = decision.report.kept_applications()
        reason = decision.reason or somebody_elses(session, submission)
        if reason is not None:
            _quarantine(endpoint, session, submission, reason)
        else:
            _let_on(endpoint, session, submission, overridden=decision.overridden)


def _still_checking(session: Session, submission_id: str) -> Submission | None:
    submission = session.get(Submission, submission_id, with_for_update=True)
    still = submission is not None and submission.state == SubmissionState.CHECKING
    return submission if still else None


def _quarantine(endpoint: Endpoint, session: Session, submission: Submission, reason: str) -> None:
    now = endpoint.clock.now()
    move(session, submission, SubmissionState.QUARANTINED, now=now, person_id=None, reason=reason)


def _let_on(endpoint: Endpoint, session: Session, submission: Submission, *, overridden: bool) -> None:
    now = endpoint.clock.now()
    more: dict[str, Any] = {"overridden": True} if overridden else {}
    move(session, submission, SubmissionState.IN_REVIEW, now=now, person_id=None, **more)
    task = session.get(Task, submission.task_id) if submission.task_id else None
    if task is not None and task.reviews_wanted == 0:
        move(session, submission, SubmissionState.ACCEPTED, now=now, person_id=None)
