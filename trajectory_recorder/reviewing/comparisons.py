"""Comparisons of two recordings as they are written, kept here until the endpoint has them.

What is final there never changes; until then it is a draft, on the disk as soon as it is written.
"""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.errors import Refused, UsageError
from trajectory_recorder.reviewing.tables import SCHEMA
from trajectory_recorder.sqlite_file import Database
from trajectory_recorder.wire.states import ComparedIn


class Comparison(msgspec.Struct, frozen=True):
    """Which of two submissions is preferred: -3 for the left one by much, 3 for the right one, 0 for neither.

    `preference` is None as long as nothing is said. `dimensions` has the same by respects.
    """

    left: str
    right: str
    preference: int | None = None
    reason: str = ""
    dimensions: dict[ComparedIn, int] = {}


@dataclass(frozen=True, slots=True)
class Kept:
    """A comparison that the endpoint does not have yet; `error` says why it was refused."""

    says: Comparison
    is_final: bool
    error: str
    remedy: str


class Comparisons:
    """The comparisons in one database file, that of the drafts; its methods may be called from any thread.

    Args:
        path: The database, which is made if it is missing.

    Raises:
        OutputUnusable: The database can't be used.
    """

    def __init__(self, path: Path) -> None:
        self._database = Database(path, SCHEMA)

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def find(self, endpoint: str, left: str, right: str) -> Kept | None:
        """What was written of a pair, whichever side they were on; None where nothing was, or it is sent."""
        with self._database.reading() as connection:
            row = connection.execute(
                "SELECT * FROM comparisons WHERE endpoint = ? AND pair = ?", (endpoint, _pair(left, right))
            ).fetchone()
        return None if row is None else _kept(row)

    def write(self, endpoint: str, says: Comparison) -> None:
        """Keep what is written so far.

        Raises:
            UsageError: It is final by now.
        """
        self._put(endpoint, says, is_final=False)

    def hand_in(self, endpoint: str, says: Comparison) -> None:
        """Keep it, to be sent as it is.

        Raises:
            UsageError: It lacks something, or is final by now.
        """
        if says.preference is None or not says.reason.strip():
            lacks = "which one is preferred" if says.preference is None else "why"
            raise UsageError(f"the comparison does not say {lacks}", "say it, and hand it in again")
        self._put(endpoint, says, is_final=True)

    def bring(self, endpoint: Endpoint) -> None:
        """Bring all that is final to an endpoint. What it refuses is open again, and says why.

        Raises:
            Unreachable: It could not be asked; so for `Busy` and `NotSignedIn`.
        """
        here = str(endpoint.url)
        with self._database.reading() as connection:
            rows = connection.execute(
                "SELECT * FROM comparisons WHERE endpoint = ? AND is_final ORDER BY pair", (here,)
            ).fetchall()
        for says in [_kept(row).says for row in rows]:
            try:
                # The same once more, after an answer that was lost, is one.
                endpoint.ask("POST", "/comparisons", says)
            except Refused as refusal:
                self._refuse(here, says, refusal)
            else:
                self._forget(here, says)

    def _put(self, endpoint: str, says: Comparison, *, is_final: bool) -> None:
        with self._database.writing() as connection:
            changed = connection.execute(
                "INSERT INTO comparisons (endpoint, pair, says, is_final) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (endpoint, pair) DO UPDATE SET says = excluded.says,"
                " is_final = excluded.is_final, error = '', remedy = '' WHERE NOT is_final",
                (endpoint, _pair(says.left, says.right), msgspec.json.encode(says).decode(), is_final),
            )
        if not changed.rowcount:
            raise UsageError("these two are compared already", "take another pair from the queue")

    def _refuse(self, endpoint: str, says: Comparison, refusal: Refused) -> None:
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE comparisons SET is_final = 0, error = ?, remedy = ? WHERE endpoint = ? AND pair = ?",
                (refusal.message, refusal.remedy, endpoint, _pair(says.left, says.right)),
            )

    def _forget(self, endpoint: str, says: Comparison) -> None:
        with self._database.writing() as connection:
            connection.execute(
                "DELETE FROM comparisons WHERE endpoint = ? AND pair = ?",
                (endpoint, _pair(says.left, says.right)),
            )


def _pair(left: str, right: str) -> str:
    return ":".join(sorted((left, right)))


def _kept(row: sqlite3.Row) -> Kept:
    says = msgspec.json.decode(row["says"], type=Comparison)
    return Kept(says, bool(row["is_final"]), row["error"], row["remedy"])
