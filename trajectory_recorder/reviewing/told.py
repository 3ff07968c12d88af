"""What the endpoint has, or may have, of a draft's remarks: so that none is there twice, and none stays for ever."""

import msgspec

from trajectory_recorder.reviewing.content import Remark
from trajectory_recorder.sqlite_file import Database


class Told:
    """The notes on remarks of all drafts.

    Args:
        database: Where they are.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, review: str) -> dict[str, Remark | None]:
        """The remarks that the endpoint may have, by id; None for those of which it is not known what they say."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT remark, says FROM told WHERE review = ?", (review,)).fetchall()
        return {
            it["remark"]: None if it["says"] is None else msgspec.json.decode(it["says"], type=Remark)
            for it in rows
        }

    def note(self, review: str, remark_id: str, says: Remark | None) -> None:
        """Note what the endpoint has of a remark; None before it is asked to take it."""
        text = None if says is None else msgspec.json.encode(says).decode()
        with self._database.writing() as connection:
            connection.execute(
                "INSERT INTO told (review, remark, says) VALUES (?, ?, ?)"
                " ON CONFLICT (review, remark) DO UPDATE SET says = excluded.says",
                (review, remark_id, text),
            )

    def forget(self, review: str, remark_id: str) -> None:
        """Note that the endpoint does not have a remark any more."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM told WHERE review = ? AND remark = ?", (review, remark_id))
