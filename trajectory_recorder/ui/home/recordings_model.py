"""What the page of recordings shows: rows in an order, a filter, and what is told of the chosen one. Knows no Qt."""

import datetime as dt
from collections.abc import Callable
from typing import Any

from trajectory_recorder.times import length
from trajectory_recorder.ui.home.blocks import Block
from trajectory_recorder.ui.home.deed import Deed
from trajectory_recorder.ui.home.recording import Recording
from trajectory_recorder.ui.home.recording_blocks import recording_blocks
from trajectory_recorder.ui.home.recording_deeds import deeds
from trajectory_recorder.ui.home.recording_standing import standing_of
from trajectory_recorder.ui.home.rows import Column, RecordingRow
from trajectory_recorder.ui.home.standing import Mood
from trajectory_recorder.ui.home.words import size, when
from trajectory_recorder.ui.language import translate

_Now = Callable[[], dt.datetime]
# What a person has to do something about comes first where states are sorted.
_URGENCY = {
    mood: at for at, mood in enumerate((Mood.LIVE, Mood.LOOK, Mood.BAD, Mood.BUSY, Mood.QUIET, Mood.GOOD))
}


def _here() -> dt.datetime:
    return dt.datetime.now().astimezone()


class RecordingsModel:
    """The recordings on this machine.

    Args:
        now: The wall clock, in the time zone that dates are shown in.
    """

    def __init__(self, *, now: _Now = _here) -> None:
        self._now = now
        self._all: tuple[Recording, ...] = ()
        self._filter = ""
        self.by = Column.WHEN
        self.descending = True
        self.chosen_key = ""
        self.is_known = False

    # --- what comes in ------------------------------------------------------------------------------

    def take(self, recordings: tuple[Recording, ...]) -> None:
        """Show these from now on; what is chosen stays so while it is there."""
        self._all, self.is_known = recordings, True
        self._choose_something()

    def choose(self, key: str) -> None:
        """Tell of this one; empties the filter where that hides it."""
        if all(it.key != key for it in self._shown()):
            self._filter = ""
        self.chosen_key = key

    def sort(self, column: Column) -> None:
        """Sort by a column; by the one that they are sorted by already, the other way round."""
        self.descending = not self.descending if column is self.by else column in {Column.WHEN, Column.SIZE}
        self.by = column

    def filter(self, text: str) -> None:
        """Show only those that have all these words in what is shown of them."""
        self._filter = text
        self._choose_something()

    def _choose_something(self) -> None:
        shown = self._shown()
        if all(it.key != self.chosen_key for it in shown):
            self.chosen_key = shown[0].key if shown else ""

    # --- what is shown ------------------------------------------------------------------------------

    @property
    def recordings(self) -> tuple[Recording, ...]:
        """All of them, whatever is filtered."""
        return self._all

    @property
    def filter_text(self) -> str:
        """What is looked for."""
        return self._filter

    @property
    def rows(self) -> tuple[RecordingRow, ...]:
        """The rows, in their order."""
        now = self._now()
        return tuple(_row(it, now) for it in self._shown())

    @property
    def chosen(self) -> Recording | None:
        """The recording that is told of."""
        return next((it for it in self._all if it.key == self.chosen_key), None)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """What is told of the chosen one."""
        chosen = self.chosen
        return recording_blocks(chosen, self._now()) if chosen is not None else ()

    @property
    def deeds(self) -> tuple[Deed, ...]:
        """What can be done with the chosen one."""
        chosen = self.chosen
        return deeds(chosen) if chosen is not None else ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to list, and that is known."""
        return self.is_known and not self._all

    @property
    def remark(self) -> str:
        """How many are shown."""
        shown, of = len(self._shown()), len(self._all)
        if shown == of:
            return str(of) if of else ""
        return translate("Recordings", "{shown} of {count}").format(shown=shown, count=of)

    def _shown(self) -> list[Recording]:
        now, wanted = self._now(), self._filter.casefold().split()
        found = [it for it in self._all if all(word in _searched(it, now) for word in wanted)]
        found.sort(key=lambda it: it.item.begun_utc_ns, reverse=True)
        # Stable: where a column says the same, the newest stays first, whichever way it is sorted.
        return sorted(found, key=_ORDERS[self.by], reverse=self.descending)


def _row(recording: Recording, now: dt.datetime) -> RecordingRow:
    item, standing = recording.item, standing_of(recording)
    lasted = length(item.duration_ns) if item.duration_ns is not None else ""
    title = recording.title or translate("Recordings", "Without a task")
    cells = (when(item.begun_utc_ns, now), title, lasted, size(item.bytes), standing.words)
    return RecordingRow(recording.key, cells, standing)


def _searched(recording: Recording, now: dt.datetime) -> str:
    return " ".join((*_row(recording, now).cells, recording.item.name)).casefold()


def _urgency(recording: Recording) -> tuple[int, str]:
    standing = standing_of(recording)
    return _URGENCY[standing.mood], standing.words


_ORDERS: dict[Column, Callable[[Recording], Any]] = {
    Column.WHEN: lambda it: it.item.begun_utc_ns,
    Column.TITLE: lambda it: it.title.casefold(),
    Column.LENGTH: lambda it: it.item.duration_ns or 0,
    Column.SIZE: lambda it: it.item.bytes,
    Column.STATE: _urgency,
}
