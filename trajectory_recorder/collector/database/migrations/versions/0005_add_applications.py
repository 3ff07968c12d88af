"""Add the applications that were used in a recording; of what was checked before they are not known."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    document = sa.JSON().with_variant(JSONB(), "postgresql")
    op.add_column("submission", sa.Column("applications", document, nullable=True))
