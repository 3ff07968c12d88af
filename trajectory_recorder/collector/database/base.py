"""What all tables share: their base class, their kinds of columns, and how names are made."""

import secrets
from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, DateTime, Integer, MetaData, String
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

# Constraints need the same names on both databases, or migrations can't find them.
_NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}
ID_LENGTH = 32


class UtcTime(TypeDecorator[datetime]):
    """A time in UTC. SQLite forgets time zones, so they are put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    def python_type(self) -> type[datetime]:
        return datetime

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's protocol
        if value is not None and value.tzinfo is None:
            raise ValueError("a time without a zone")
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's protocol
        return None if value is None else value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC)


# PostgreSQL keeps no NUL in texts; SQLite would. For what clients send, as a pattern.
KEPT_TEXT = r"^[^\x00]*$"

Id = String(ID_LENGTH)
Big = BigInteger()
# SQLite counts by itself only in a column of this very type.
Counter = BigInteger().with_variant(Integer, "sqlite")
Document = JSON().with_variant(JSONB(), "postgresql")


class Table(DeclarativeBase):
    """Base of all tables."""

    metadata = MetaData(naming_convention=_NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcTime}


def new_id() -> str:
    """128 random bits, in hexadecimal: nothing can be guessed from one, and none is given out twice."""
    return secrets.token_hex(ID_LENGTH // 2)
