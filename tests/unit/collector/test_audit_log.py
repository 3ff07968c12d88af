"""The audit log: a chain that shows where somebody changed it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from helpers.endpoint import SetClock
from helpers.grounds import Folder
from trajectory_recorder.collector import audit_log
from trajectory_recorder.collector.database import Database


@pytest.fixture
def database(on_folder: Folder, tmp_path: Path) -> Iterator[Database]:
    shutil.copy(on_folder.migrated, tmp_path / "endpoint.db")
    database = Database(f"sqlite:///{tmp_path}/endpoint.db")
    yield database
    database.close()


@pytest.fixture
def _three_lines(database: Database) -> None:
    with database.writing() as session:
        for number in range(3):
            audit_log.write(
                session, SetClock().now(), person_id=None, action="test.done", subject=f"it/{number}"
            )


def _tamper(database: Database, statement: str) -> None:
    with database.writing() as session:
        for what in ("update", "delete"):
            session.execute(text(f"DROP TRIGGER audit_entry_no_{what}"))
        session.execute(text(statement))


@pytest.mark.usefixtures("_three_lines")
def test_an_untouched_log_is_whole(database: Database) -> None:
    with database.reading() as session:
        assert audit_log.verify(session) is None


@pytest.mark.usefixtures("_three_lines")
@pytest.mark.parametrize("statement", ["UPDATE audit_entry SET action = 'x'", "DELETE FROM audit_entry"])
def test_the_database_refuses_to_change_it(database: Database, statement: str) -> None:
    with pytest.raises(DatabaseError, match="never changed"), database.writing() as session:
        session.execute(text(statement))


@pytest.mark.usefixtures("_three_lines")
@pytest.mark.parametrize(
    ("statement", "first_wrong"),
    [
        ("UPDATE audit_entry SET subject = 'it/9' WHERE seq = 2", 2),
        ("DELETE FROM audit_entry WHERE seq = 1", 1),
        ("DELETE FROM audit_entry WHERE seq = 3", 3),
    ],
)
def test_tampering_shows_where_it_was(database: Database, statement: str, first_wrong: int) -> None:
    _tamper(database, statement)
    with database.reading() as session:
        assert audit_log.verify(session) == first_wrong
