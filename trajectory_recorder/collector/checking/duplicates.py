"""Finds recordings that somebody else sent before."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.database.tables import Submission
from trajectory_recorder.wire.states import SubmissionState

# What has not arrived proves nothing, and what was taken back may be sent by who made it.
_DOES_NOT_COUNT = (SubmissionState.UPLOADING, SubmissionState.WITHDRAWN)


def somebody_elses(session: Session, submission: Submission) -> str | None:
    """Why a submission is no new recording, or None: somebody else sent the same one before."""
    same = or_(
        Submission.manifest_sha256 == submission.manifest_sha256, Submission.bundle_id == submission.bundle_id
    )
    statement = select(Submission.id).where(
        same,
        Submission.person_id != submission.person_id,
        Submission.state.not_in(_DOES_NOT_COUNT),
        Submission.created_at <= submission.created_at,
    )
    found = session.scalars(statement.limit(1)).first()
    return None if found is None else "the same recording was submitted by somebody else"
