"""Sessions on the database, whichever of the two it is.

A session that will write says so from the start. On SQLite it takes the write lock at once, since one that
reads first and writes later fails when somebody else wrote in between; on PostgreSQL rows are locked as they
are read (`with_for_update`).
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, create_engine, event, make_url, text
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.pool import ConnectionPoolEntry

from trajectory_recorder.errors import MachineError, UsageError

_BUSY_S = 30
_CONNECTIONS = 20


class Database:
    """The endpoint's database.

    Args:
        url: As SQLAlchemy has it: `sqlite:////folder/endpoint.db` or `postgresql+psycopg://…`.

    Raises:
        UsageError: It is neither SQLite nor PostgreSQL.
    """

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        if not self.is_sqlite and self.url.get_backend_name() != "postgresql":
            raise UsageError(
                f"{self.url.get_backend_name()!r} is no database for an endpoint",
                "give sqlite:////FOLDER/endpoint.db or postgresql+psycopg://USER@HOST/NAME",
            )
        # Errors are logged, and what people sent does not belong there.
        pool: dict[str, Any] = {
            "pool_size": _CONNECTIONS,
            "max_overflow": _CONNECTIONS,
            "hide_parameters": True,
        }
        if self.is_sqlite:
            self.engine = create_engine(self.url, connect_args={"timeout": _BUSY_S}, **pool)
            event.listen(self.engine, "connect", _set_up_sqlite)
            event.listen(self.engine, "begin", _begin_sqlite)
        else:
            self.engine = create_engine(self.url, pool_pre_ping=True, **pool)
        self._writing = self.engine.execution_options(writing=True)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that changes nothing."""
        with Session(self.engine, expire_on_commit=False) as session:
            yield session

    @contextmanager
    def looking(self) -> Iterator[Connection]:
        """A connection that changes nothing, for a look that every request takes: a session takes twice as long."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """As `writing`, by a connection instead of a session, for what is done again and again."""
        with self._writing.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose changes are all kept at its end, or none where it ends by an error."""
        with Session(self._writing, expire_on_commit=False) as session, session.begin():
            yield session

    def check(self) -> None:
        """Ask it something.

        Raises:
            MachineError: It does not answer.
        """
        try:
            with self.engine.connect() as connection:
                connection.execute(text("SELECT 1"))
        except SQLAlchemyError as error:
            name = self.url.render_as_string(hide_password=True)
            raise MachineError(
                f"the database {name} does not answer: {type(error).__name__}", "look whether it runs"
            ) from error

    def sweep(self) -> bool:
        """Let nothing of what was deleted lie in the database's files; returns whether that is so.

        SQLite overwrites what it deletes (`secure_delete`), once its log was taken into the database and
        emptied, which this does, unless somebody reads for too long. PostgreSQL's own vacuum comes by itself,
        and what it leaves can be read by its superuser alone.
        """
        if not self.is_sqlite:
            return True
        connection = self.engine.raw_connection()
        try:
            busy, *_ = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.close()
        return not busy

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def _set_up_sqlite(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # Python's own handling of transactions begins them too late; `_begin_sqlite` does it.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing")
    # Not by the connection itself, which makes a statement of it that is looked at like any other.
    connection.connection.cursor().execute("BEGIN IMMEDIATE" if writing else "BEGIN")
