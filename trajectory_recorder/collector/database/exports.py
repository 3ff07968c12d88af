"""Tables of exports: what was asked for, which recordings were taken, and the files that came of it."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from trajectory_recorder.collector.database.base import Big, Document, Id, Table, new_id
from trajectory_recorder.wire.export_states import ExportState

LONGEST_PATH = 400
"""In letters: the path of a file in an export."""


class Export(Table):
    """An export of recordings of one project.

    `request` is an `ExportRequest`. `reason` says why it is where it is, for people. `stop_asked_at` is since when
    nobody wants it any more, while it runs. `snapshot_id` is the id of the choice (`selection.snapshot`), `counts`
    what came of it by words, `skipped` the first of the recordings that could not be converted, `progress` the newest
    word of whoever converts, `log` the last of what that wrote.
    """

    __tablename__ = "export"
    __table_args__ = (Index(None, "state", "expires_at"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    request: Mapped[dict[str, Any]] = mapped_column(Document)
    state: Mapped[ExportState] = mapped_column(String(20), default=ExportState.QUEUED)
    reason: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    stop_asked_at: Mapped[datetime | None]
    snapshot_id: Mapped[str | None] = mapped_column(String(64))
    counts: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    skipped: Mapped[list[dict[str, str]]] = mapped_column(Document, default=list)
    progress: Mapped[dict[str, Any]] = mapped_column(Document, default=dict)
    log: Mapped[str] = mapped_column(Text, default="")


class ExportItem(Table):
    """A recording that an export takes; kept for good, so that what is withdrawn later can be told. `position` is
    its place in the choice."""

    __tablename__ = "export_item"
    __table_args__ = (UniqueConstraint("export_id", "submission_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    export_id: Mapped[str] = mapped_column(ForeignKey("export.id"))
    submission_id: Mapped[str] = mapped_column(ForeignKey("submission.id"), index=True)
    bundle_id: Mapped[str] = mapped_column(String(64))
    manifest_sha256: Mapped[str] = mapped_column(String(64))
    position: Mapped[int]
    split: Mapped[str] = mapped_column(String(100))
    voice: Mapped[bool]


class ExportFile(Table):
    """A file of an export, in the store under `key`."""

    __tablename__ = "export_file"
    __table_args__ = (UniqueConstraint("export_id", "path"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    export_id: Mapped[str] = mapped_column(ForeignKey("export.id"))
    path: Mapped[str] = mapped_column(String(LONGEST_PATH))
    bytes: Mapped[int] = mapped_column(Big)
    sha256: Mapped[str] = mapped_column(String(64))
    key: Mapped[str] = mapped_column(String(100), unique=True)
