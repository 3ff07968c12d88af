"""Submissions whose files have all arrived, without the way there."""

import hashlib
from pathlib import Path
from typing import Any

from sqlalchemy import select

from helpers.endpoint import Served
from trajectory_recorder.bundle import manifest as manifests
from trajectory_recorder.collector.checking.job import CHECK_JOB
from trajectory_recorder.collector.database.base import new_id
from trajectory_recorder.collector.database.tables import Job, Submission, SubmissionFile, Upload
from trajectory_recorder.wire.states import SubmissionState

TAG_FILES = ("bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt")


def submit(served: Served, root: Path, name: str, project_id: str, **more: Any) -> str:
    """Put the bundle at `root` there as received from the person `name`; returns the submission's id."""
    text = (root / "manifest.json").read_text(encoding="utf-8")
    manifest = manifests.read(root)
    now = served.endpoint.clock.now()
    submission = Submission(
        id=new_id(),
        project_id=project_id,
        person_id=served.id_of(name),
        state=SubmissionState.RECEIVED,
        bundle_id=manifest.bundle_id,
        manifest_sha256=hashlib.sha256(text.encode()).hexdigest(),
        manifest=text,
        tag_files={it: (root / it).read_text(encoding="utf-8") for it in TAG_FILES},
        bytes=sum(it.bytes for it in manifest.files),
        duration_ns=manifest.duration_ns,
        created_at=now,
        changed_at=now,
        **more,
    )
    with served.endpoint.database.writing() as session:
        session.add(submission)
        session.flush()
        for entry in manifest.files:
            file = SubmissionFile(
                id=new_id(),
                submission_id=submission.id,
                path=entry.path,
                bytes=entry.bytes,
                sha256=entry.sha256,
            )
            session.add(file)
            session.flush()
            session.add(_uploaded(served, submission, file, (root / entry.path).read_bytes()))
    return submission.id


def _uploaded(served: Served, submission: Submission, file: SubmissionFile, data: bytes) -> Upload:
    key = f"files/{new_id()}"
    store, now = served.endpoint.store, served.endpoint.clock.now()
    parts = store.append(key, store.begin(key), 0, data)
    store.finish(key, parts, len(data))
    return Upload(
        file_id=file.id,
        person_id=submission.person_id,
        key=key,
        length=len(data),
        offset=len(data),
        parts=parts,
        created_at=now,
        expires_at=now,
        completed_at=now,
    )


def check_job(served: Served, submission_id: str) -> Job:
    """The job that checks it, as a worker has it."""
    now = served.endpoint.clock.now()
    return Job(id=new_id(), kind=CHECK_JOB, subject=submission_id, details={}, created_at=now, run_at=now)


def state_of(served: Served, submission_id: str) -> Submission:
    with served.endpoint.database.reading() as session:
        return session.get_one(Submission, submission_id)


def keys_of(served: Served, submission_id: str) -> dict[str, str | None]:
    """For each path the id of what is kept for good, None for what is not."""
    with served.endpoint.database.reading() as session:
        found = session.scalars(select(SubmissionFile).where(SubmissionFile.submission_id == submission_id))
        return {it.path: it.blob_id for it in found}
