"""Submissions put into an endpoint's database as if they had been uploaded, for tests of what comes later."""

import contextlib
import hashlib
import secrets

from helpers.endpoint import Served
from trajectory_recorder.bundle import Bundle, layout
from trajectory_recorder.bundle.applications import applications_of
from trajectory_recorder.collector.database.tables import Blob, Submission, SubmissionFile
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import WindowEvent
from trajectory_recorder.wire.states import SubmissionState

MINUTE_NS = 60 * 10**9


def plant(
    served: Served,
    project_id: str,
    person: str,
    *,
    task_id: str | None = None,
    state: SubmissionState = SubmissionState.IN_REVIEW,
    **more: object,
) -> str:
    """Put a submission of a minute there; returns its id."""
    now = served.endpoint.clock.now()
    with served.endpoint.database.writing() as session:
        values = {
            "bundle_id": secrets.token_hex(8),
            "manifest_sha256": secrets.token_hex(32),
            "manifest": "{}",
            "tag_files": {},
            "bytes": 1,
            "duration_ns": MINUTE_NS,
            "created_at": now,
            "changed_at": now,
            **more,
        }
        submission = Submission(
            project_id=project_id, task_id=task_id, person_id=served.id_of(person), state=state, **values
        )
        session.add(submission)
        session.flush()
        return submission.id


def plant_file(served: Served, submission_id: str, path: str, data: bytes) -> str:
    """Give a submission a file, stored and verified; equal content shares a blob. Returns the blob's key."""
    sha256 = hashlib.sha256(data).hexdigest()
    with served.endpoint.database.writing() as session:
        blob = session.query(Blob).filter_by(sha256=sha256).one_or_none()
        if blob is None:
            key = f"files/{secrets.token_hex(16)}"
            served.endpoint.store.put(key, data)
            blob = Blob(key=key, sha256=sha256, bytes=len(data), created_at=served.endpoint.clock.now())
            session.add(blob)
            session.flush()
        session.add(
            SubmissionFile(
                submission_id=submission_id, path=path, bytes=len(data), sha256=sha256, blob_id=blob.id
            )
        )
        return blob.key


def plant_recording(
    served: Served,
    project_id: str,
    person: str,
    bundle: Bundle,
    *,
    task_id: str | None = None,
    state: SubmissionState = SubmissionState.IN_REVIEW,
) -> str:
    """Put a real recording there, to be reviewed if nothing else is said; returns the submission's id."""
    text = (bundle.root / layout.MANIFEST).read_bytes()
    submission = plant(
        served,
        project_id,
        person,
        task_id=task_id,
        state=state,
        bundle_id=bundle.manifest.bundle_id,
        manifest=text.decode(),
        manifest_sha256=hashlib.sha256(text).hexdigest(),
        duration_ns=bundle.manifest.duration_ns,
        bytes=sum(it.bytes for it in bundle.manifest.files),
        verdict="pass",
        score=97,
        applications=_used(bundle),
    )
    for file in bundle.manifest.files:
        plant_file(served, submission, file.path, (bundle.root / file.path).read_bytes())
    return submission


def _used(bundle: Bundle) -> list[str] | None:
    """The applications that its check would have told; those of events that can't be read are not known."""
    with contextlib.suppress(DamagedBundle):
        return list(applications_of(it for _, it in bundle.events_of(WindowEvent)) or ())
    return None
