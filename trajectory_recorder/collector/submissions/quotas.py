"""How much one person may send: bytes kept, unfinished submissions, submissions a day."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.database.tables import Submission, SubmissionFile
from trajectory_recorder.collector.problems import Problem
from trajectory_recorder.settings.serving import ServeSettings
from trajectory_recorder.wire.states import SubmissionState

_GB = 10**9
_DAY = timedelta(days=1)
# Nobody knows when somebody will finish what they began; often enough for those who wait for themselves.
_OPEN_RETRY_S = 60


def require_room(
    session: Session, settings: ServeSettings, person_id: str, size_bytes: int, now: datetime
) -> None:
    """See that a person may send this much more. The person's row is locked.

    Raises:
        Problem: 403 when there is no room left, 429 when it is too much at once.
    """
    _require_bytes(session, settings.quota_gb * _GB, person_id, size_bytes)
    mine = select(Submission).where(Submission.person_id == person_id)
    uploading = select(func.count()).select_from(
        mine.where(Submission.state == SubmissionState.UPLOADING).subquery()
    )
    if session.scalar(uploading) >= settings.open_submissions:  # type: ignore[operator]  # a count is never None
        detail = f"{settings.open_submissions} of your submissions are unfinished, and more may not be"
        raise _too_many("too_many_open", detail, "finish or withdraw one", _OPEN_RETRY_S)
    today = mine.where(Submission.created_at > now - _DAY).order_by(Submission.created_at.desc())
    oldest = session.scalars(today.offset(settings.submissions_per_day - 1).limit(1)).one_or_none()
    if oldest is not None:
        wait_s = int((oldest.created_at + _DAY - now).total_seconds()) + 1
        detail = f"{settings.submissions_per_day} submissions a day are the most"
        raise _too_many("too_many_today", detail, "go on later", wait_s)


def _require_bytes(session: Session, quota_bytes: int, person_id: str, size_bytes: int) -> None:
    declared = select(func.sum(Submission.bytes)).where(
        Submission.person_id == person_id, Submission.state != SubmissionState.WITHDRAWN
    )
    # Of what was taken back those files are there still that had been verified.
    left = (
        select(func.sum(SubmissionFile.bytes))
        .join(Submission, Submission.id == SubmissionFile.submission_id)
        .where(
            Submission.person_id == person_id,
            Submission.state == SubmissionState.WITHDRAWN,
            SubmissionFile.blob_id.is_not(None),
        )
    )
    used_bytes = int(session.scalar(declared) or 0) + int(session.scalar(left) or 0)
    if used_bytes + size_bytes > quota_bytes:
        raise Problem(
            403,
            "quota",
            f"you keep {used_bytes} of {quota_bytes} bytes here, and this bundle has {size_bytes}",
            remedy="ask an admin of the endpoint for more",
        )


def _too_many(code: str, detail: str, remedy: str, wait_s: int) -> Problem:
    return Problem(429, code, detail, remedy=remedy, headers={"Retry-After": str(wait_s)})
