"""Brings a database to the tables of today, by the migrations beside it; the same ones on both databases."""

import functools
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from trajectory_recorder.collector.database.engine import Database
from trajectory_recorder.errors import UsageError

# Any number will do, as long as all replicas take the same.
_POSTGRESQL_LOCK = 0x7472616A


def migrate(database: Database) -> None:
    """Apply what is missing. Replicas that start at the same time wait for one another.

    Raises:
        UsageError: A newer version of this program was here before.
    """
    with database._writing.begin() as connection:  # noqa: SLF001 - its own package
        if not database.is_sqlite:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _POSTGRESQL_LOCK})
        current = MigrationContext.configure(connection).get_current_revision()
        if current == _head():
            return
        config = _config()
        known = {it.revision for it in ScriptDirectory.from_config(config).walk_revisions()}
        if current is not None and current not in known:
            raise UsageError(
                "a newer version of Trajectory Recorder has changed this database", "start that version"
            )
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def is_current(database: Database) -> bool:
    """Whether the database has all tables of today."""
    with database.engine.connect() as connection:
        current = MigrationContext.configure(connection).get_current_revision()
    return current == _head()


@functools.cache
def _head() -> str | None:
    return ScriptDirectory.from_config(_config()).get_current_head()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    return config
