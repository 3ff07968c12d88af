"""How submissions are written in requests and answers."""

from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import Request
from pydantic import ConfigDict, Field
from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from trajectory_recorder.collector.access.actor import Actor
from trajectory_recorder.collector.database.base import KEPT_TEXT
from trajectory_recorder.collector.database.base import Id as IdType
from trajectory_recorder.collector.database.tables import (
    Project,
    Submission,
    SubmissionEvent,
    SubmissionFile,
    Task,
    Upload,
)
from trajectory_recorder.collector.routes.fields import Id, Key, NonEmptyText
from trajectory_recorder.collector.routes.requests import Answer, Body
from trajectory_recorder.wire.limits import LARGEST_BUNDLE_BYTES, LARGEST_JSON_BYTES, LONGEST_PATH_BYTES
from trajectory_recorder.wire.states import SubmissionState

_MOST_DERIVED = 100
_FileText = Annotated[str, Field(pattern=KEPT_TEXT, max_length=LARGEST_JSON_BYTES)]
_TagFile = Literal["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt"]
# What an event says besides is for admins, who find it in the audit log: it may tell who reviews.
_SHOWN_DETAILS = ("before", "reason", "bytes", "replaced_by")


class DerivedFile(Body):
    path: Annotated[str, Field(pattern=KEPT_TEXT, min_length=1, max_length=LONGEST_PATH_BYTES)]
    bytes: Annotated[int, Field(strict=True, ge=0, le=LARGEST_BUNDLE_BYTES)]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class Override(Body):
    reason: NonEmptyText


class Declared(Body):
    """A bundle to be declared. Its texts are taken byte for byte."""

    model_config = ConfigDict(extra="forbid", str_strip_whitespace=False)

    project: Key
    task: Key | None = None
    manifest: _FileText
    tag_files: Annotated[dict[_TagFile, _FileText], Field(min_length=4, max_length=4)]
    derived: Annotated[list[DerivedFile], Field(max_length=_MOST_DERIVED)] = Field(default_factory=list)
    override: Override | None = None
    replaces: Id | None = None


class FileAnswer(Answer):
    """A file; `offset` is how much of it arrived, `upload` where the rest goes."""

    path: str
    bytes: int
    sha256: str
    complete: bool
    offset: int
    upload: str | None


class QualityAnswer(Answer):
    verdict: str
    score: int | None


class OverrideAnswer(Answer):
    reason: str


class SubmissionLine(Answer):
    """A submission as lists show it."""

    id: str
    project: str
    task: str | None
    person: str
    state: SubmissionState
    bundle_id: str
    manifest_sha256: str
    bytes: int
    duration_ns: int
    created_at: datetime
    changed_at: datetime
    expires_at: datetime | None
    quality: QualityAnswer | None
    reason: str | None
    override: OverrideAnswer | None
    replaces: str | None


class SubmissionAnswer(SubmissionLine):
    """A submission with its files; `applications` are those that the checks saw being used, null where not known."""

    files: list[FileAnswer]
    applications: list[str] | None


class EventAnswer(Answer):
    """Something that happened. `is_mine`: whoever asks did it."""

    at: datetime
    kind: str
    state: SubmissionState
    is_mine: bool
    details: dict[str, Any]


def line(submission: Submission, project_key: str, task_key: str | None) -> SubmissionLine:
    return SubmissionLine(**_line(submission, project_key, task_key))


# Clients look here again and again: only the columns, by statements that are made once.
_SUBMISSION, _PROJECT, _TASK = (bindparam(name, type_=IdType) for name in ("submission", "project", "task"))
_KEYS = select(Project.key, Task.key).outerjoin(Task, Task.id == _TASK).where(Project.id == _PROJECT)
_FILES = (
    select(
        *(SubmissionFile.path, SubmissionFile.bytes, SubmissionFile.sha256, SubmissionFile.blob_id),
        Upload.id.label("upload_id"),
        *(Upload.offset, Upload.completed_at),
    )
    .outerjoin(Upload, Upload.file_id == SubmissionFile.id)
    .where(SubmissionFile.submission_id == _SUBMISSION)
    .order_by(SubmissionFile.path)
)


def answer(session: Session, submission: Submission, request: Request) -> SubmissionAnswer:
    named = {_PROJECT.key: submission.project_id, _TASK.key: submission.task_id}
    project, task = session.execute(_KEYS, named).one()
    files = session.execute(_FILES, {_SUBMISSION.key: submission.id})
    return SubmissionAnswer(
        **_line(submission, project, task),
        files=[_file(it, request) for it in files],
        applications=submission.applications,
    )


def event_answer(event: SubmissionEvent, asking: Actor) -> EventAnswer:
    return EventAnswer(
        at=event.at,
        kind=event.kind,
        state=event.state,
        is_mine=event.person_id == asking.person_id,
        details={key: event.details[key] for key in _SHOWN_DETAILS if key in event.details},
    )


def _line(submission: Submission, project_key: str, task_key: str | None) -> dict[str, Any]:
    override = submission.override_reason
    verdict = submission.verdict
    return {
        "id": submission.id,
        "project": project_key,
        "task": task_key,
        "person": submission.person_id,
        "state": submission.state,
        "bundle_id": submission.bundle_id,
        "manifest_sha256": submission.manifest_sha256,
        "bytes": submission.bytes,
        "duration_ns": submission.duration_ns,
        "created_at": submission.created_at,
        "changed_at": submission.changed_at,
        "expires_at": submission.expires_at,
        "quality": QualityAnswer(verdict=verdict, score=submission.score) if verdict else None,
        "reason": submission.reason,
        "override": OverrideAnswer(reason=override) if override is not None else None,
        "replaces": submission.replaces_id,
    }


def _file(file: Row[*tuple[Any, ...]], request: Request) -> FileAnswer:
    """One file; once its upload is complete, nothing may be sent there any more."""
    is_complete = file.blob_id is not None or file.completed_at is not None
    offset, address = (file.bytes if is_complete else 0), None
    if file.upload_id is not None and not is_complete:
        offset = file.offset
        address = str(request.app.url_path_for("ask_offset", upload_id=file.upload_id))
    return FileAnswer(
        path=file.path,
        bytes=file.bytes,
        sha256=file.sha256,
        complete=is_complete,
        offset=offset,
        upload=address,
    )
