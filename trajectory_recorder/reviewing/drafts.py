"""Keeps reviews as they are written: each change is on the disk when its method returns, whatever happens next.

It asks no endpoint; `sync.py` brings drafts there.
"""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from trajectory_recorder.errors import BundleBusy, UsageError
from trajectory_recorder.file_lock import FileLock, Held
from trajectory_recorder.reviewing.content import Content
from trajectory_recorder.reviewing.draft import ENDED, About, Draft, DraftState, missing
from trajectory_recorder.reviewing.steps import Steps
from trajectory_recorder.reviewing.tables import SCHEMA
from trajectory_recorder.reviewing.told import Told
from trajectory_recorder.sqlite_file import Database


class Drafts:
    """The drafts in one database file; its methods may be called from any thread. `told` is what the endpoint has.

    Args:
        path: The database, which is made if it is missing; beside it goes a folder of locks.
        utc_s: The wall clock.

    Raises:
        OutputUnusable: The database can't be used.
    """

    def __init__(self, path: Path, *, utc_s: Callable[[], float] = time.time) -> None:
        self._utc_s = utc_s
        self._database = Database(path, SCHEMA)
        self._steps = Steps(self._database)
        self.told = Told(self._database)
        self._locks = path.with_suffix(".locks")
        self._locks.mkdir(exist_ok=True)

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def begin(self, about: About, content: Content, *, is_sent: bool = False) -> Draft:
        """Begin a draft; one that is here already goes on, and what it says counts.

        Args:
            about: What it is of.
            content: What it says so far.
            is_sent: Whether the endpoint says so too, remarks included.
        """
        with self._database.writing() as connection:
            is_new = self._find(about.review) is None
            connection.execute(
                "INSERT INTO drafts (review, about, state, content, revision, sent_revision, changed_s)"
                " VALUES (?, ?, ?, ?, 0, ?, ?) ON CONFLICT (review) DO UPDATE SET about = excluded.about",
                (
                    about.review,
                    _text(about),
                    DraftState.OPEN.value,
                    _text(content),
                    0 if is_sent else -1,
                    self._utc_s(),
                ),
            )
            if is_new and is_sent:
                for remark in content.remarks:
                    self.told.note(about.review, remark.id, remark)
        return self.get(about.review)

    def get(self, review: str) -> Draft:
        """A draft as it is now.

        Raises:
            UsageError: There is none of this review here.
        """
        draft = self._find(review)
        if draft is None:
            raise UsageError(f"no draft of the review {review} is on this machine", "begin it from the queue")
        return draft

    def all(self) -> tuple[Draft, ...]:
        """All drafts, those first that were changed last."""
        with self._database.reading() as connection:
            rows = connection.execute("SELECT * FROM drafts ORDER BY changed_s DESC, review").fetchall()
        return tuple(map(_draft, rows))

    def change(self, review: str, edit: Callable[[Content], Content], *, what: str = "") -> Draft:
        """Change what a draft says.

        Args:
            review: Which one.
            edit: Makes the new content of the old one.
            what: Names what is edited, for text that is typed: changes of the same thing in a row are undone
                together. Empty for a change that is undone by itself.

        Raises:
            UsageError: It is not being written any more.
        """
        with self._database.writing():
            draft = self._open_one(review)
            content = edit(draft.content)
            if content != draft.content:
                self._steps.keep(review, what, draft.content)
                self._write(draft, content)
        return self.get(review)

    def undo(self, review: str) -> Draft:
        """Take the last change back, if there is one.

        Raises:
            UsageError: It is not being written any more.
        """
        with self._database.writing():
            draft = self._open_one(review)
            before = self._steps.take_back(review)
            if before is not None:
                self._write(draft, before)
        return self.get(review)

    def can_undo(self, review: str) -> bool:
        """Whether there is anything to take back."""
        return self._steps.exist(review)

    def hand_in(self, review: str) -> Draft:
        """Say that it is finished. From now on it waits for the endpoint, and does not change.

        Raises:
            UsageError: It lacks something, or is not being written any more.
        """
        with self._database.writing():
            lacks = missing(self._open_one(review))
            if lacks:
                raise UsageError(f"the review is not complete: {lacks[0]}", "complete it, and finish again")
            self.move(review, DraftState.HANDING_IN)
        return self.get(review)

    def try_again(self, review: str) -> Draft:
        """Go on writing one that had ended; the endpoint may say no again."""
        self.move(review, DraftState.OPEN, only=ENDED)
        return self.get(review)

    def move(
        self,
        review: str,
        state: DraftState,
        *,
        error: str = "",
        remedy: str = "",
        only: frozenset[DraftState] = frozenset(DraftState),
    ) -> None:
        """Bring a draft into a state, if it is in one of `only`."""
        states = [it.value for it in only]
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE drafts SET state = ?, error = ?, remedy = ?, changed_s = ?"  # noqa: S608 - marks only
                f" WHERE review = ? AND state IN ({', '.join('?' * len(states))})",
                (state.value, error, remedy, self._utc_s(), review, *states),
            )

    def trouble(self, review: str, error: str, remedy: str) -> None:
        """Note why it could not be sent; empty when it could."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE drafts SET error = ?, remedy = ? WHERE review = ?", (error, remedy, review)
            )

    def remove(self, review: str) -> None:
        """Forget a draft with all that it says."""
        with self._database.writing() as connection:
            connection.execute("DELETE FROM drafts WHERE review = ?", (review,))

    @contextmanager
    def claim(self, review: str) -> Iterator[Draft]:
        """Hold a draft for sending, against every other process and thread.

        Raises:
            BundleBusy: Another one holds it.
        """
        try:
            lock = FileLock(self._locks / review)
        except Held as error:
            raise BundleBusy(f"the review {review} is being sent by another process") from error
        try:
            yield self.get(review)
        finally:
            lock.release()

    def note_sent(self, review: str, revision: int) -> None:
        """Note that the endpoint has all that the draft said in this revision."""
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE drafts SET sent_revision = ?, error = '', remedy = '' WHERE review = ?",
                (revision, review),
            )

    def _find(self, review: str) -> Draft | None:
        with self._database.reading() as connection:
            row = connection.execute("SELECT * FROM drafts WHERE review = ?", (review,)).fetchone()
        return None if row is None else _draft(row)

    def _open_one(self, review: str) -> Draft:
        draft = self.get(review)
        if draft.state is not DraftState.OPEN:
            raise UsageError(
                f"this review is {draft.state.value.replace('_', ' ')}", draft.remedy or "begin another one"
            )
        return draft

    def _write(self, draft: Draft, content: Content) -> None:
        with self._database.writing() as connection:
            connection.execute(
                "UPDATE drafts SET content = ?, revision = ?, changed_s = ? WHERE review = ?",
                (_text(content), draft.revision + 1, self._utc_s(), draft.about.review),
            )


def _draft(row: sqlite3.Row) -> Draft:
    values = {it: row[it] for it in row.keys() if it != "review"}  # noqa: SIM118 - a row's items are its values
    return Draft(
        **{
            **values,
            "about": msgspec.json.decode(row["about"], type=About),
            "state": DraftState(row["state"]),
            "content": msgspec.json.decode(row["content"], type=Content),
        }
    )


def _text(value: msgspec.Struct) -> str:
    return msgspec.json.encode(value).decode()
