"""Tables of submissions: declared bundles, their files, and the bytes that arrived of them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from trajectory_recorder.collector.database.base import Big, Counter, Document, Id, Table, new_id
from trajectory_recorder.wire.states import SubmissionState


class Submission(Table):
    """A bundle that somebody declared, and what became of it. Its content is known by its manifest's SHA-256.

    `quality` is the report of the endpoint's own checks, and `applications` are those that they saw being used: None
    where they are not known, as of whatever was checked before anybody asked for them. `reason` says why it is where it is, for people.
    `expires_at` is when an unfinished one is given up. `erased_at`: its files are gone for good.
    """

    __tablename__ = "submission"
    __table_args__ = (
        # The same content twice is one submission, unless the first was taken back.
        Index(
            "uq_submission_content",
            "project_id",
            "person_id",
            "manifest_sha256",
            unique=True,
            sqlite_where=text("state != 'withdrawn'"),
            postgresql_where=text("state != 'withdrawn'"),
        ),
        Index(None, "project_id", "state"),
        Index(None, "manifest_sha256"),
        # Whoever counts places, or what is there, asks what mends what.
        Index(None, "replaces_id"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"))
    task_id: Mapped[str | None] = mapped_column(ForeignKey("task.id"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    consent_id: Mapped[str | None] = mapped_column(ForeignKey("consent.id"))
    replaces_id: Mapped[str | None] = mapped_column(ForeignKey("submission.id"))
    state: Mapped[SubmissionState] = mapped_column(String(20), default=SubmissionState.UPLOADING)
    reason: Mapped[str | None] = mapped_column(Text)
    bundle_id: Mapped[str] = mapped_column(String(64))
    manifest_sha256: Mapped[str] = mapped_column(String(64))
    manifest: Mapped[str] = mapped_column(Text)
    tag_files: Mapped[dict[str, str]] = mapped_column(Document)
    bytes: Mapped[int] = mapped_column(Big)
    duration_ns: Mapped[int] = mapped_column(Big)
    override_reason: Mapped[str | None] = mapped_column(Text)
    quality: Mapped[dict[str, Any] | None] = mapped_column(Document)
    verdict: Mapped[str | None] = mapped_column(String(10))
    score: Mapped[int | None]
    applications: Mapped[list[str] | None] = mapped_column(Document)
    created_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    erased_at: Mapped[datetime | None]


class SubmissionEvent(Table):
    """Something that happened to a submission. Rows are only ever added."""

    __tablename__ = "submission_event"
    # Figures ask what happened within a span of time.
    __table_args__ = (Index(None, "kind", "at"),)

    seq: Mapped[int] = mapped_column(Counter, primary_key=True, autoincrement=True)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submission.id"), index=True)
    at: Mapped[datetime]
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(String(40))
    state: Mapped[SubmissionState] = mapped_column(String(20))
    details: Mapped[dict[str, Any]] = mapped_column(Document)


class Blob(Table):
    """Bytes in the store, whole and verified, under a key that the endpoint made. Files with equal content
    share one; what no file refers to is deleted from the store."""

    __tablename__ = "blob"
    __table_args__ = (UniqueConstraint("sha256", "bytes"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    key: Mapped[str] = mapped_column(String(100), unique=True)
    sha256: Mapped[str] = mapped_column(String(64))
    bytes: Mapped[int] = mapped_column(Big)
    created_at: Mapped[datetime]


class SubmissionFile(Table):
    """One file of a declared bundle. `blob_id` once its content was verified."""

    __tablename__ = "submission_file"
    __table_args__ = (UniqueConstraint("submission_id", "path"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    submission_id: Mapped[str] = mapped_column(ForeignKey("submission.id"))
    path: Mapped[str] = mapped_column(String(200))
    bytes: Mapped[int] = mapped_column(Big)
    sha256: Mapped[str] = mapped_column(String(64))
    blob_id: Mapped[str | None] = mapped_column(ForeignKey("blob.id"), index=True)


class Upload(Table):
    """One file on its way (tus). `offset` counts only bytes that are durable.

    `lease` is the token of the request that writes now: a newer request puts its own there, and what the
    older one writes afterwards counts no more. `parts` is the store's own note on how the bytes lie there.
    """

    __tablename__ = "upload"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    file_id: Mapped[str] = mapped_column(ForeignKey("submission_file.id"), unique=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    key: Mapped[str] = mapped_column(String(100), unique=True)
    length: Mapped[int] = mapped_column(Big)
    offset: Mapped[int] = mapped_column(Big, default=0)
    parts: Mapped[dict[str, Any]] = mapped_column(Document)
    lease: Mapped[str | None] = mapped_column(Id)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    completed_at: Mapped[datetime | None]
