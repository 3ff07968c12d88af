"""The queue of what is to be sent: durable, and shared by all processes of a user.

An entry is known by its content and where it goes, so that nothing is enqueued twice. Who sends one holds a
lock of the operating system on it, which a dead process loses at once; its entry then waits again.
"""

import hashlib
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from trajectory_recorder.errors import BundleBusy, UsageError
from trajectory_recorder.file_lock import FileLock, Held
from trajectory_recorder.sqlite_file import open_sqlite, transaction, unusable
from trajectory_recorder.upload.database import SCHEMA
from trajectory_recorder.upload.entry import UNFINISHED, Entry, QueueState, Wish

_SHORTEST_ID = 4


class Queue:
    """The queue in one database file; its methods may be called from any thread.

    Args:
        path: The database, which is made if it is missing; beside it goes a folder of locks.
        utc_s: The wall clock.

    Raises:
        OutputUnusable: The database can't be used.
    """

    def __init__(self, path: Path, *, utc_s: Callable[[], float] = time.time) -> None:
        self._path, self._utc_s = path, utc_s
        self._locks = path.with_suffix(".locks")
        self._lock = threading.RLock()
        self._database = open_sqlite(path, SCHEMA)
        self._locks.mkdir(exist_ok=True)

    def close(self) -> None:
        with self._lock:
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, wish: Wish) -> Entry:
        """Enqueue a bundle; one that is enqueued already is returned, and goes from its newest place."""
        entry_id = _identify(wish)
        now_s = self._utc_s()
        values = [getattr(wish, name) for name in _WISH]
        with self._writing():
            self._database.execute(
                f"INSERT INTO entries (id, {', '.join(_WISH)}, state, added_s, changed_s)"  # noqa: S608 - names of ours
                f" VALUES ({', '.join('?' * (len(_WISH) + 4))})"
                " ON CONFLICT (id) DO UPDATE SET bundle = excluded.bundle, task = excluded.task,"
                " override = excluded.override, replaces = excluded.replaces",
                (entry_id, *values, QueueState.WAITING.value, now_s, now_s),
            )
        return self.get(entry_id)

    def get(self, start: str) -> Entry:
        """The entry whose id starts so.

        Raises:
            UsageError: None does, or several.
        """
        found = [it for it in self.entries() if it.id.startswith(start.lower())]
        if len(start) < _SHORTEST_ID or not found:
            raise UsageError(f"nothing in the queue has the id {start!r}", "see: trajectory-recorder queue")
        if len(found) > 1:
            raise UsageError(f"{len(found)} entries have an id that starts with {start!r}", "give more of it")
        return found[0]

    def entries(self) -> tuple[Entry, ...]:
        """All entries, the oldest first. What a dead process was sending is waiting again."""
        with self._guarded():
            rows = self._database.execute("SELECT * FROM entries ORDER BY added_s, id").fetchall()
        return tuple(self._revive(_entry(row)) for row in rows)

    def state(self, entry_id: str) -> QueueState:
        """An entry's state alone; somebody else may have changed it."""
        with self._guarded():
            row = self._database.execute("SELECT state FROM entries WHERE id = ?", (entry_id,)).fetchone()
        return QueueState(row["state"])

    @contextmanager
    def claim(self, entry_id: str) -> Iterator[Entry]:
        """Hold an entry for sending, against every other process and thread.

        Raises:
            BundleBusy: Another one holds it.
        """
        try:
            lock = FileLock(self._locks / entry_id)
        except Held as error:
            raise BundleBusy(
                f"{self.get(entry_id).bundle} is being sent by another process",
                "see: trajectory-recorder queue",
            ) from error
        try:
            yield self.get(entry_id)
        finally:
            lock.release()

    def change(self, entry_id: str, *, only: frozenset[QueueState] | None = None, **values: Any) -> bool:  # noqa: ANN401
        """Set fields of an entry.

        Args:
            entry_id: Whole.
            only: Change nothing unless its state is one of these.
            values: By their names in `Entry`.

        Returns:
            Whether it was changed.
        """
        states = [it.value for it in only or QueueState]
        columns = ", ".join(f"{name} = ?" for name in values)
        with self._writing():
            changed = self._database.execute(
                f"UPDATE entries SET {columns}, changed_s = ?"  # noqa: S608 - names of ours
                f" WHERE id = ? AND state IN ({', '.join('?' * len(states))})",
                (*values.values(), self._utc_s(), entry_id, *states),
            )
        return changed.rowcount > 0

    def pause(self, entry_id: str) -> bool:
        """Have it not be sent, or not any further; returns whether there was anything to pause."""
        return self.change(entry_id, only=UNFINISHED - {QueueState.CHECKING}, state=QueueState.PAUSED)

    def cancel(self, entry_id: str) -> bool:
        """Have it not be sent at all; returns whether there was anything to cancel."""
        return self.change(entry_id, only=UNFINISHED | {QueueState.FAILED}, state=QueueState.CANCELLED)

    def wait_again(self, entry_id: str, *, only: frozenset[QueueState]) -> bool:
        """Put it among what waits, as if it were new; returns whether its state was one of these."""
        fresh = {"attempts": 0, "next_try_s": None, "error": "", "remedy": ""}
        return self.change(entry_id, only=only, state=QueueState.WAITING, **fresh)

    def place(self, entry_id: str, path: str) -> str | None:
        """The upload URL that was remembered for a file."""
        with self._guarded():
            row = self._database.execute(
                "SELECT url FROM places WHERE entry = ? AND path = ?", (entry_id, path)
            ).fetchone()
        return row["url"] if row is not None else None

    def remember(self, entry_id: str, path: str, url: str | None, offset: int) -> None:
        """Keep the upload URL of a file, and how far it was: hints for the next try."""
        with self._writing():
            self._database.execute(
                "INSERT INTO places (entry, path, url, bytes_sent) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (entry, path) DO UPDATE SET url = excluded.url, bytes_sent = excluded.bytes_sent",
                (entry_id, path, url, offset),
            )

    def bytes_sent(self, entry_id: str) -> int:
        """How much of it was sent when that was last noted."""
        with self._guarded():
            (total,) = self._database.execute(
                "SELECT COALESCE(SUM(bytes_sent), 0) FROM places WHERE entry = ?", (entry_id,)
            ).fetchone()
        return int(total)

    def _revive(self, entry: Entry) -> Entry:
        if entry.state is not QueueState.SENDING:
            return entry
        try:
            lock = FileLock(self._locks / entry.id)
        except Held:
            return entry
        try:
            self.change(entry.id, only=frozenset({QueueState.SENDING}), state=QueueState.WAITING)
        finally:
            lock.release()
        with self._guarded():
            row = self._database.execute("SELECT * FROM entries WHERE id = ?", (entry.id,)).fetchone()
        return _entry(row)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        with self._lock:
            try:
                yield
            except sqlite3.Error as error:
                raise unusable(self._path, SCHEMA, error) from error

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._guarded(), transaction(self._database):
            yield


_WISH = ("content", "bundle", "bytes", "endpoint", "project", "task", "override", "replaces")


def _identify(wish: Wish) -> str:
    """The same content to the same project of the same endpoint is the same entry."""
    return hashlib.sha256(f"{wish.content}\n{wish.endpoint}\n{wish.project}".encode()).hexdigest()


def _entry(row: sqlite3.Row) -> Entry:
    return Entry(**{**dict(row), "state": QueueState(row["state"])})
