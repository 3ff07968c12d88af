"""Tables of projects: tasks, who works on them, and what contributors agreed to."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from trajectory_recorder.collector.database.base import Document, Id, Table, new_id
from trajectory_recorder.wire.exports import DEFAULT_USES


class Project(Table):
    """A collection of recordings with its own people. `key` is what people and commands call it."""

    __tablename__ = "project"

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    key: Mapped[str] = mapped_column(String(64), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    description: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime]
    archived_at: Mapped[datetime | None]


class Consent(Table):
    """One version of what contributors to a project agree to. A new text is a new version: the database
    refuses to change or delete rows (a trigger, see the migration). `uses` are of `wire.exports.USES`.
    """

    __tablename__ = "consent"
    __table_args__ = (UniqueConstraint("project_id", "version"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"))
    version: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    uses: Mapped[list[str]] = mapped_column(Document, default=lambda: list(DEFAULT_USES))
    created_at: Mapped[datetime]


class ConsentSignature(Table):
    __tablename__ = "consent_signature"
    __table_args__ = (UniqueConstraint("consent_id", "person_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    consent_id: Mapped[str] = mapped_column(ForeignKey("consent.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    signed_at: Mapped[datetime]


class Task(Table):
    """Something to be recorded. `key` is what a recording names with `--task`.

    A qualification task must be accepted before the project's others open to a person. `policy` is a quality
    policy in YAML, or None for the built-in one; `rubric` is a list of items (see `rubrics.py`);
    `target_count` is how many accepted recordings are wanted, `reviews_wanted` how many reviewers each needs.
    """

    __tablename__ = "task"
    __table_args__ = (UniqueConstraint("project_id", "key"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    project_id: Mapped[str] = mapped_column(ForeignKey("project.id"))
    key: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(String(200))
    instruction: Mapped[str] = mapped_column(Text)
    tools: Mapped[list[str]] = mapped_column(Document)
    starting_state: Mapped[str] = mapped_column(Text, default="")
    target_count: Mapped[int] = mapped_column(default=1)
    difficulty: Mapped[str] = mapped_column(String(20), default="medium")
    tags: Mapped[list[str]] = mapped_column(Document)
    policy: Mapped[str | None] = mapped_column(Text)
    override_allowed: Mapped[bool] = mapped_column(default=True)
    rubric: Mapped[list[dict[str, Any]]] = mapped_column(Document)
    deadline: Mapped[datetime | None]
    qualification: Mapped[bool] = mapped_column(default=False)
    assigned_only: Mapped[bool] = mapped_column(default=False)
    reviews_wanted: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]


class Claim(Table):
    """Somebody who works on a task, until `leased_until`; `assigned_by` gave it to them, None if they took it."""

    __tablename__ = "claim"
    __table_args__ = (Index(None, "task_id", "person_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True, default=new_id)
    task_id: Mapped[str] = mapped_column(ForeignKey("task.id"))
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    assigned_by: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
