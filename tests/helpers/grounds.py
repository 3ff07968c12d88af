"""What endpoints of the tests stand on: SQLite and a folder, or PostgreSQL and a store or a folder."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import pytest

from helpers.postgres import PostgresServer
from helpers.s3 import S3Store
from trajectory_recorder.collector.database import Database
from trajectory_recorder.collector.database.migrate import migrate
from trajectory_recorder.settings import ServeSettings


class Ground(Protocol):
    """Something that endpoints can stand on."""

    def prepared(self, data: Path) -> AbstractContextManager[ServeSettings]:
        """Make the folder `data`, a database with all tables in it or elsewhere, and a place for files.

        What is not in the folder is there until the end of the block.
        """


@dataclass(frozen=True)
class Folder:
    """SQLite and a folder. Migrations take a second, and a copy of `migrated` does not."""

    migrated: Path

    @contextmanager
    def prepared(self, data: Path) -> Iterator[ServeSettings]:
        data.mkdir()
        shutil.copy(self.migrated, data / "endpoint.db")
        yield ServeSettings()


@dataclass(frozen=True)
class Servers:
    """PostgreSQL, whose database `migrated` is copied, and a store if there is one."""

    postgres: PostgresServer
    migrated: str
    store: S3Store | None = None

    @contextmanager
    def prepared(self, data: Path) -> Iterator[ServeSettings]:
        data.mkdir()
        database = self.postgres.create_database(template=self.migrated)
        with pytest.MonkeyPatch.context() as patch:
            if self.store is None:
                yield ServeSettings(database=database)
            else:
                self.store.introduce(patch)
                prefix = f"s3://{self.store.bucket}/{secrets.token_hex(8)}"
                yield ServeSettings(database=database, store=prefix, store_endpoint=self.store.endpoint)
        self.postgres.drop_database(database)


def migrate_new(url: str) -> None:
    """Make all tables in an empty database."""
    database = Database(url)
    migrate(database)
    database.close()
