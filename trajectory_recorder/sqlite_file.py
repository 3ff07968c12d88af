"""Opens small databases of this machine: SQLite with a write-ahead log, so that a kill at any time leaves a whole one.

What is in the tables is the business of whoever opens one.
"""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from trajectory_recorder.errors import OutputUnusable

_BUSY_S = 30.0


@dataclass(frozen=True, slots=True)
class Schema:
    """What a database holds: what people call it, the version of its tables, and the SQL that makes them.

    `remedy` is what to do about one that is damaged. `steps` bring older ones up to date: the first is the SQL that
    makes version 2 of version 1, and so on.
    """

    what: str
    version: int
    tables: str
    remedy: str
    steps: tuple[str, ...] = ()


class Database:
    """An open database: one connection, for any number of threads, one at a time.

    Args:
        path: The file, which is made if it is missing.
        schema: What is in it.

    Raises:
        OutputUnusable: It can't be used; so for whatever is done with it later.
    """

    def __init__(self, path: Path, schema: Schema) -> None:
        self._path, self._schema = path, schema
        self._lock = threading.RLock()
        self._connection = open_sqlite(path, schema)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection, for one thread; errors of the database are told as this program's."""
        with self._lock:
            try:
                yield self._connection
            except sqlite3.Error as error:
                raise unusable(self._path, self._schema, error) from error

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """The same, for changes that are made all or none; within another such block, as a part of that."""
        with self.reading() as connection:
            if connection.in_transaction:
                yield connection
                return
            with transaction(connection):
                yield connection

    def close(self) -> None:
        with self._lock:
            self._connection.close()


def open_sqlite(path: Path, schema: Schema) -> sqlite3.Connection:
    """Open it, and make it if it is missing; it may be used by several threads, one at a time.

    Raises:
        OutputUnusable: It can't be made or read, or a later version of this program wrote it.
    """
    connection = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None, check_same_thread=False)
        connection.row_factory = sqlite3.Row
        _prepare(connection, path, schema)
    except BaseException as error:
        if connection is not None:
            connection.close()
        if isinstance(error, sqlite3.Error | OSError):
            raise unusable(path, schema, error) from error
        raise
    return connection


def unusable(path: Path, schema: Schema, error: Exception) -> OutputUnusable:
    """The error for a database that does not do what it should."""
    return OutputUnusable(f"{schema.what} {path} can't be used: {error}", schema.remedy)


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All of it or nothing; others that write wait."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _prepare(connection: sqlite3.Connection, path: Path, schema: Schema) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    # What somebody was told of must outlive a power cut.
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    with transaction(connection):
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > schema.version:
            raise OutputUnusable(
                f"a later version of this program wrote {schema.what} {path}", "use that version"
            )
        scripts = schema.steps[version - 1 :] if version else (schema.tables,)
        for statement in filter(str.strip, ";".join(scripts).split(";")):
            connection.execute(statement)
        if version < schema.version:
            connection.execute(f"PRAGMA user_version = {schema.version}")
