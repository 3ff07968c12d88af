"""Add the indexes that figures over time are computed by."""

from alembic import op

revision = "0004"
down_revision = "0003"

_INDEXED = (
    ("submission", ["replaces_id"]),
    ("submission_event", ["kind", "at"]),
    ("review", ["finished_at"]),
)


def upgrade() -> None:
    for table, columns in _INDEXED:
        op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, columns)
