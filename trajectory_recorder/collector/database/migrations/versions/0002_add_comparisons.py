"""Add comparisons of two submissions."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0002"
down_revision = "0001"

_DOCUMENT = sa.JSON().with_variant(JSONB(), "postgresql")
_INDEXED = ("left_id", "person_id", "right_id", "task_id")


def upgrade() -> None:
    op.create_table(
        "comparison",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("task_id", sa.String(length=32), nullable=False),
        sa.Column("left_id", sa.String(length=32), nullable=False),
        sa.Column("right_id", sa.String(length=32), nullable=False),
        sa.Column("pair", sa.String(length=65), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("preference", sa.Integer(), nullable=False),
        sa.Column("dimensions", _DOCUMENT, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["left_id"], ["submission.id"], name=op.f("fk_comparison_left_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_comparison_person_id")),
        sa.ForeignKeyConstraint(["right_id"], ["submission.id"], name=op.f("fk_comparison_right_id")),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name=op.f("fk_comparison_task_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_comparison")),
        sa.UniqueConstraint("pair", "person_id", name=op.f("uq_comparison_pair_person_id")),
    )
    with op.batch_alter_table("comparison", schema=None) as batch_op:
        for column in _INDEXED:
            batch_op.create_index(batch_op.f(f"ix_comparison_{column}"), [column], unique=False)
