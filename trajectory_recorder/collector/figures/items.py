"""JSON lists unfolded into rows, beside the row that has the list, on SQLite and on PostgreSQL.

Only lists of flat objects, or of texts, as the endpoint writes them itself. A list that is null, or was forgotten
with its recording, has no rows.
"""

from typing import Any, Protocol

from sqlalchemy import Boolean, Integer, String, TableValuedAlias, cast, func, literal_column, type_coerce
from sqlalchemy.dialects.postgresql import JSONPATH
from sqlalchemy.orm import InstrumentedAttribute, Session
from sqlalchemy.sql.elements import ColumnElement

_Column = ColumnElement[Any] | InstrumentedAttribute[Any]


class Items(Protocol):
    """`rows` goes into the statement's FROM, beside the table whose column it unfolds."""

    rows: TableValuedAlias

    def itself(self) -> ColumnElement[str]:
        """The item, in a list of texts."""

    def text(self, member: str) -> ColumnElement[str]:
        """A member that is a text, in a list of objects."""

    def number(self, member: str) -> ColumnElement[int]:
        """A member that is a whole number."""

    def flag(self, member: str) -> ColumnElement[bool]:
        """A member that is true or false."""


def items_of(session: Session, column: _Column, *, name: str, member: str | None = None) -> Items:
    """Unfold a list.

    Args:
        session: Says which database it is.
        column: Where the list is.
        name: What the rows are called in the statement.
        member: The list is this member of an object there, in place of all of it.
    """
    path = "$" if member is None else f"$.{member}"
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    return _OnSqlite(column, path, name) if is_sqlite else _OnPostgresql(column, path, name)


class _OnSqlite:
    def __init__(self, column: _Column, path: str, name: str) -> None:
        self.rows = func.json_each(column, path).table_valued("value", name=name, joins_implicitly=True)

    def itself(self) -> ColumnElement[str]:
        return type_coerce(self.rows.c.value, String())

    def text(self, member: str) -> ColumnElement[str]:
        return self._member(member, String())

    def number(self, member: str) -> ColumnElement[int]:
        return self._member(member, Integer())

    def flag(self, member: str) -> ColumnElement[bool]:
        return self._member(member, Boolean())

    def _member(self, member: str, kind: Any) -> ColumnElement[Any]:  # noqa: ANN401 - any of SQLAlchemy's types
        return func.json_extract(self.rows.c.value, f"$.{member}", type_=kind)


class _OnPostgresql:
    def __init__(self, column: _Column, path: str, name: str) -> None:
        found = func.jsonb_path_query(column, cast(f"{path}[*]", JSONPATH))
        self.rows = found.table_valued("value", name=name, joins_implicitly=True).render_derived()

    def itself(self) -> ColumnElement[str]:
        # What an empty path leads to, as a text without its quotes.
        return self.rows.c.value.op("#>>", return_type=String())(literal_column("'{}'"))

    def text(self, member: str) -> ColumnElement[str]:
        return func.jsonb_extract_path_text(self.rows.c.value, member, type_=String())

    def number(self, member: str) -> ColumnElement[int]:
        return cast(self.text(member), Integer)

    def flag(self, member: str) -> ColumnElement[bool]:
        return cast(self.text(member), Boolean)
