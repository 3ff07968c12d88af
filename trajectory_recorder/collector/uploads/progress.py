"""What the database knows of an upload while it grows, changed only by the request that holds its lease."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update
from sqlalchemy.orm import Session

from trajectory_recorder.collector import audit_log
from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.database.base import new_id
from trajectory_recorder.collector.database.tables import Submission, SubmissionFile, Upload
from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.problems import Problem, conflict, not_found
from trajectory_recorder.collector.store.store import Parts
from trajectory_recorder.wire.states import SubmissionState


class LeaseLost(Exception):
    """A newer request has taken over: what this one writes counts no more."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an upload has come, as the request that holds `lease` knows it."""

    id: str
    person_id: str
    key: str
    length: int
    offset: int
    parts: Parts
    lease: str
    expires_at: datetime
    is_complete: bool


# Asked and done for every block, so they are made once, and without the ORM.
_UPLOAD = Upload.__table__
_ID, _COUNTED, _HELD = (
    bindparam(f"known_{name}", type_=_UPLOAD.c[name].type) for name in ("id", "offset", "lease")
)
_LEASE = select(_UPLOAD.c.lease).where(_UPLOAD.c.id == _ID)
_ADVANCE = (
    update(Upload)
    .where(Upload.id == _ID, Upload.offset == _COUNTED, Upload.lease == _HELD)
    .values(offset=bindparam("offset"), parts=bindparam("parts"))
)


def require_own(endpoint: Endpoint, actor: Actor, upload_id: str, *, expired: bool = False) -> None:
    """See that an upload is this person's, before anything is done to it.

    Args:
        endpoint: What the request stands on.
        actor: Who asks.
        upload_id: As the client gave it.
        expired: Whether one that has expired will do.

    Raises:
        Problem: 404, or 410 when it has expired.
    """
    with endpoint.database.reading() as session:
        upload = _require_own(session.get(Upload, upload_id), actor)
    if not expired:
        _require_time_left(upload, endpoint.clock.now())


def take_over(endpoint: Endpoint, actor: Actor, upload_id: str, *, offset: int | None = None) -> Standing:
    """Take an upload's lease, so that whoever had it before can't change it any more.

    Args:
        endpoint: What the request stands on.
        actor: Who asks.
        upload_id: As the client gave it.
        offset: Where the client wants to go on, None where it only asks.

    Raises:
        Problem: 404 for what is not theirs, 410 when it has expired, 409 for another offset than the
            upload's own, or where nothing may be added any more.
    """
    with endpoint.database.writing() as session:
        upload = _require_own(session.get(Upload, upload_id, with_for_update=True), actor)
        _require_time_left(upload, endpoint.clock.now())
        if offset is not None:
            _require_offset(session, upload, offset)
        upload.lease = new_id()
        return standing(upload)


def standing(upload: Upload) -> Standing:
    return Standing(
        upload.id,
        upload.person_id,
        upload.key,
        upload.length,
        upload.offset,
        upload.parts,
        upload.lease or "",
        upload.expires_at,
        upload.completed_at is not None,
    )


def require_lease(endpoint: Endpoint, held: Standing) -> None:
    """See that nobody has taken over.

    Raises:
        LeaseLost: Somebody has.
    """
    with endpoint.database.looking() as connection:
        if connection.scalar(_LEASE, {_ID.key: held.id}) != held.lease:
            raise LeaseLost


def advance(endpoint: Endpoint, held: Standing, offset: int, parts: Parts) -> None:
    """Count bytes that are durable in the store by now.

    Args:
        endpoint: What the request stands on.
        held: What the request knew before.
        offset: How many bytes there are now.
        parts: The store's note on them.

    Raises:
        LeaseLost: Somebody has taken over, and the bytes don't count.
    """
    known = {_ID.key: held.id, _COUNTED.key: held.offset, _HELD.key: held.lease}
    with endpoint.database.changing() as connection:
        changed = connection.execute(_ADVANCE, {**known, "offset": offset, "parts": parts})
        if changed.rowcount != 1:
            raise LeaseLost


def complete(endpoint: Endpoint, upload_id: str) -> None:
    """Make a file of an upload whose bytes are all there. Safe to do again, and by several at once."""
    with endpoint.database.reading() as session:
        upload = session.get_one(Upload, upload_id)
    if upload.completed_at is not None:
        return
    endpoint.store.finish(upload.key, upload.parts, upload.length)
    now = endpoint.clock.now()
    with endpoint.database.writing() as session:
        unfinished = (Upload.id == upload_id, Upload.completed_at.is_(None))
        changed = session.execute(update(Upload).where(*unfinished).values(completed_at=now))
        if changed.rowcount:  # type: ignore[attr-defined]  # every UPDATE has it
            audit_log.write(
                session,
                now,
                person_id=upload.person_id,
                action="upload.completed",
                subject=f"upload/{upload.id}",
                bytes=upload.length,
            )


def _require_own(upload: Upload | None, actor: Actor) -> Upload:
    if upload is None or upload.person_id != actor.person_id:
        raise not_found("upload")
    return upload


def _require_time_left(upload: Upload, now: datetime) -> None:
    if upload.completed_at is None and upload.expires_at <= now:
        raise Problem(
            410, "expired", "this upload was not finished in time", remedy="declare the bundle again"
        )


def _require_offset(session: Session, upload: Upload, offset: int) -> None:
    if upload.offset != offset:
        raise conflict(
            "wrong_offset",
            f"the upload stands at byte {upload.offset}, not at {offset}",
            "ask for its offset with HEAD, and go on from there",
        )
    statement = select(Submission.state).join(SubmissionFile, SubmissionFile.submission_id == Submission.id)
    state = session.scalar(statement.where(SubmissionFile.id == upload.file_id))
    if state != SubmissionState.UPLOADING:
        raise conflict("wrong_state", f"the submission is {state} by now, and takes no more bytes")
