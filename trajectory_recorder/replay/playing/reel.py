"""One display's frames while playing: which comes next, and those that are decoded and wait for their time."""

from collections import deque
from dataclasses import dataclass

import numpy as np

from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.replay.pictures.picture import Picture
from trajectory_recorder.replay.pictures.screen_pictures import ScreenPictures, Shown
from trajectory_recorder.replay.playing.clock import PlayClock

_LEAST_AHEAD, _MOST_AHEAD = 3, 6
"""Pictures that wait. Six, sixty a second, last longer than a key frame of a page full of text takes; more would
only be thrown away at a seek."""

_AHEAD_BYTES = 50_000_000
"""Of pictures that wait, beyond the least: six of 1920x1080 take as much."""

_LEAST_APART_NS = 1_000_000_000 // 60
"""Faster than it was recorded, no more pictures come than a usual screen shows."""

# What decoding a frame takes is guessed from the last ones: each new one counts so much.
_NEWEST_COUNTS = 0.2
# A later frame takes longer to come to, so that a still later one is due by then; where that does not end soon,
# decoding can't keep up.
_GUESSES = 6


@dataclass(frozen=True, slots=True, eq=False)
class Ready:
    """A decoded frame that waits for its time."""

    at_ns: int
    shown: Shown


class Reel:
    """Where a replay is in one display's frames. Use it from one thread; while that shows what is due, another may
    `decode`.

    Args:
        pictures: The display's.
    """

    def __init__(self, pictures: ScreenPictures) -> None:
        self.pictures = pictures
        self._track = pictures.track
        self._waiting: deque[Ready] = deque()
        self._last = -1
        self._keys = np.flatnonzero(self._track.keyframe)
        self._frame_ns = self._key_ns = 0.0
        self.problem = ""

    def show(self, at_ns: int, *, exactly: bool) -> Picture | None:
        """The picture at a time, with which playing goes on.

        Args:
            at_ns: Session time.
            exactly: Whether it is the frame itself, or the key frame before it.

        Raises:
            EndpointError: It lies at an endpoint that can't be asked now.
        """
        self._waiting.clear()
        index = self._track.shown(at_ns)
        self._last = -1 if index is None else index
        if index is None:
            self.problem = ""
            return None
        shown = self.pictures.exact(index) if exactly else self.pictures.preview(index)
        self.problem = shown.problem
        return shown.picture

    def next_index(self, clock: PlayClock, *, now_ns: int) -> int | None:
        """Which frame to decode next; None where enough wait, and at the end.

        As fast as recorded or slower it is every one that is not jumped over. Faster, it is one that will still be shown when it is
        decoded, and where decoding can't keep up, a key frame.

        Args:
            clock: The play clock.
            now_ns: Monotonic time.
        """
        following = self._last + 1
        if self._has_enough or following >= len(self._track.at_ns):
            return None
        if clock.rate <= 1:
            jumped = clock.taken.over(int(self._track.at_ns[following]))
            return following if jumped is None else max(following, self._shown(jumped.to_ns))
        if self._last >= 0:
            apart_ns = round(_LEAST_APART_NS * clock.rate)
            following = max(following, self._shown(int(self._track.at_ns[self._last]) + apart_ns))
        return self._in_time(following, clock, now_ns)

    def decode(self, index: int) -> int:
        """Decode a frame that `next_index` told, for its time; returns that.

        Raises:
            EndpointError: It lies at an endpoint that can't be asked now.
        """
        began_ns = monotonic_ns()
        shown = self.pictures.exact(index)
        self._learn(index, monotonic_ns() - began_ns)
        self._waiting.append(Ready(self.at_ns(index), shown))
        self._last = index
        return self.at_ns(index)

    @property
    def _has_enough(self) -> bool:
        waiting = len(self._waiting)
        if not _LEAST_AHEAD <= waiting < _MOST_AHEAD:
            return waiting >= _MOST_AHEAD
        pictures = (it.shown.picture for it in self._waiting)
        return sum(it.bgra.nbytes for it in pictures if it is not None) >= _AHEAD_BYTES

    def _in_time(self, index: int, clock: PlayClock, now_ns: int) -> int:
        """The first frame from one on that is decoded when it is due, or a key frame where one comes sooner."""
        key = self._key_in_time(clock, now_ns)
        for _ in range(_GUESSES):
            ready_ns = now_ns + round(self._frames_to(index) * self._frame_ns)
            later = self._shown(clock.position(ready_ns))
            if later <= index:
                return index if key is None else min(index, key)
            index = later
        return index if key is None else key

    def _key_in_time(self, clock: PlayClock, now_ns: int) -> int | None:
        ready_ns = now_ns + round(max(self._key_ns, self._frame_ns))
        at_least = max(self._last + 1, self._shown(clock.position(ready_ns)))
        place = int(np.searchsorted(self._keys, at_least))
        return int(self._keys[place]) if place < len(self._keys) else None

    def _shown(self, at_ns: int) -> int:
        return self._track.shown(at_ns) or 0

    def _frames_to(self, index: int) -> int:
        """How many frames have to be decoded for one."""
        key = self._track.key(index)
        return index - max(self._last, index - 1 if key is None else key - 1)

    def _learn(self, index: int, took_ns: int) -> None:
        frames = self._frames_to(index)
        if self._track.keyframe[index] and frames == 1:
            self._key_ns = _blend(self._key_ns, took_ns)
        elif frames > 0:
            self._frame_ns = _blend(self._frame_ns, took_ns / frames)

    def at_ns(self, index: int) -> int:
        """The session time of a frame."""
        return int(self._track.at_ns[index])

    @property
    def due_ns(self) -> int | None:
        """The session time of the first that waits."""
        return self._waiting[0].at_ns if self._waiting else None

    def take_due(self, position_ns: int, *, every: bool) -> list[Picture]:
        """The pictures whose time has come: every one, or the newest only."""
        due = []
        while self._waiting and self._waiting[0].at_ns <= position_ns:
            due.append(self._waiting.popleft())
        if due:
            self.problem = due[-1].shown.problem
        pictures = [it.shown.picture for it in due if it.shown.picture is not None]
        return pictures if every else pictures[-1:]


def _blend(guess: float, newest: float) -> float:
    return guess + (newest - guess) * _NEWEST_COUNTS if guess else newest
