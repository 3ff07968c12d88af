"""The decoded pictures of one display that wait for their time."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from trajectory_recorder.replay.pictures.picture import Picture
from trajectory_recorder.replay.pictures.screen_pictures import Shown

_LEAST_AHEAD, _MOST_AHEAD = 3, 6
"""Pictures that wait. Six, sixty a second, last longer than a key frame of a page full of text takes; more would
only be thrown away at a seek."""

_AHEAD_BYTES = 50_000_000
"""Of pictures that wait, beyond the least: six of 1920x1080 take as much."""


@dataclass(frozen=True, slots=True, eq=False)
class _Ready:
    comes_at_ns: int
    shown: Shown


class Waiting:
    """A queue in the order in which they come. `problem` is that of the last one that was taken."""

    def __init__(self) -> None:
        self._queue: deque[_Ready] = deque()
        self.problem = ""

    def add(self, shown: Shown, *, comes_at_ns: int) -> None:
        """Let one more wait for a session time."""
        self._queue.append(_Ready(comes_at_ns, shown))

    def clear(self) -> None:
        """Let none wait."""
        self._queue.clear()

    @property
    def are_enough(self) -> bool:
        """Whether none has to be decoded now."""
        count = len(self._queue)
        if not _LEAST_AHEAD <= count < _MOST_AHEAD:
            return count >= _MOST_AHEAD
        pictures = (it.shown.picture for it in self._queue)
        return sum(it.bgra.nbytes for it in pictures if it is not None) >= _AHEAD_BYTES

    @property
    def due_ns(self) -> int | None:
        """The session time of the first."""
        return self._queue[0].comes_at_ns if self._queue else None

    def take(self, is_due: Callable[[int], bool], *, every: bool) -> list[Picture]:
        """The pictures whose session time is due: every one, or the newest only."""
        due = []
        while self._queue and is_due(self._queue[0].comes_at_ns):
            due.append(self._queue.popleft())
        if due:
            self.problem = due[-1].shown.problem
        pictures = [it.shown.picture for it in due if it.shown.picture is not None]
        return pictures if every else pictures[-1:]
