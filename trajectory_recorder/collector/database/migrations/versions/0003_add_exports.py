"""Add exports, and what contributors agree that recordings are used for."""

import json

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0003"
down_revision = "0002"

_DOCUMENT = sa.JSON().with_variant(JSONB(), "postgresql")
# What was agreed to before anybody could say so, as it stood when this was written.
_USES = json.dumps(["training", "evaluation", "voice"])


def upgrade() -> None:
    op.add_column("consent", sa.Column("uses", _DOCUMENT, nullable=False, server_default=_USES))
    _add_export()
    _add_items()
    _add_files()


def _add_export() -> None:
    op.create_table(
        "export",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("project_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("request", _DOCUMENT, nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("stop_asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("snapshot_id", sa.String(length=64), nullable=True),
        sa.Column("counts", _DOCUMENT, nullable=False),
        sa.Column("skipped", _DOCUMENT, nullable=False),
        sa.Column("progress", _DOCUMENT, nullable=False),
        sa.Column("log", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_export_person_id")),
        sa.ForeignKeyConstraint(["project_id"], ["project.id"], name=op.f("fk_export_project_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export")),
    )
    with op.batch_alter_table("export", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_export_project_id"), ["project_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_export_state_expires_at"), ["state", "expires_at"], unique=False)


def _add_items() -> None:
    op.create_table(
        "export_item",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("export_id", sa.String(length=32), nullable=False),
        sa.Column("submission_id", sa.String(length=32), nullable=False),
        sa.Column("bundle_id", sa.String(length=64), nullable=False),
        sa.Column("manifest_sha256", sa.String(length=64), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("split", sa.String(length=100), nullable=False),
        sa.Column("voice", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["export_id"], ["export.id"], name=op.f("fk_export_item_export_id")),
        sa.ForeignKeyConstraint(
            ["submission_id"], ["submission.id"], name=op.f("fk_export_item_submission_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_item")),
        sa.UniqueConstraint(
            "export_id", "submission_id", name=op.f("uq_export_item_export_id_submission_id")
        ),
    )
    with op.batch_alter_table("export_item", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_export_item_submission_id"), ["submission_id"], unique=False)


def _add_files() -> None:
    op.create_table(
        "export_file",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("export_id", sa.String(length=32), nullable=False),
        sa.Column("path", sa.String(length=400), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.ForeignKeyConstraint(["export_id"], ["export.id"], name=op.f("fk_export_file_export_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_export_file")),
        sa.UniqueConstraint("export_id", "path", name=op.f("uq_export_file_export_id_path")),
        sa.UniqueConstraint("key", name=op.f("uq_export_file_key")),
    )
