"""What drafts said before each change, so that changes can be taken back, also after a restart."""

import sqlite3

import msgspec

from trajectory_recorder.reviewing.content import Content
from trajectory_recorder.sqlite_file import Database

# This project's own figure: more than anybody takes back one by one.
_MOST_STEPS = 200


class Steps:
    """The steps of all drafts.

    Args:
        database: Where they are.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def exist(self, review: str) -> bool:
        """Whether there is anything to take back."""
        return self._last(review) is not None

    def keep(self, review: str, what: str, before: Content) -> None:
        """Keep what a draft said before a change; changes of the same thing in a row are one step.

        Args:
            review: Which draft.
            what: Names what is changed; empty for a step by itself.
            before: What it said.
        """
        last = self._last(review)
        if what and last is not None and last["what"] == what:
            return
        number = 1 if last is None else last["number"] + 1
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO steps (review, number, what, before) VALUES (?, ?, ?, ?)",
                (review, number, what, msgspec.json.encode(before).decode()),
            )
            connection.execute(
                "DELETE FROM steps WHERE review = ? AND number <= ?", (review, number - _MOST_STEPS)
            )

    def take_back(self, review: str) -> Content | None:
        """What the draft said before its last step, which is gone then; None where there is none."""
        with self._database.writing() as connection:
            last = self._last(review)
            if last is None:
                return None
            connection.execute("DELETE FROM steps WHERE review = ? AND number = ?", (review, last["number"]))
            return msgspec.json.decode(last["before"], type=Content)

    def _last(self, review: str) -> sqlite3.Row | None:
        statement = "SELECT number, what, before FROM steps WHERE review = ? ORDER BY number DESC LIMIT 1"
        with self._database.reading() as connection:
            row: sqlite3.Row | None = connection.execute(statement, (review,)).fetchone()
        return row
