"""One display's frames while playing forwards: which comes next, and those that are decoded and wait for their time."""

import numpy as np

from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.replay.pictures.picture import Picture
from trajectory_recorder.replay.pictures.screen_pictures import ScreenPictures
from trajectory_recorder.replay.playing.clock import PlayClock
from trajectory_recorder.replay.playing.pace import GUESSES, LEAST_APART_NS, Pace
from trajectory_recorder.replay.playing.waiting import Waiting


class Reel:
    """Where a replay is in one display's frames. Use it from one thread; while that shows what is due, another may
    `decode`.

    Args:
        pictures: The display's.
    """

    def __init__(self, pictures: ScreenPictures) -> None:
        self.pictures = pictures
        self._track = pictures.track
        self._waiting = Waiting()
        self._pace = Pace()
        self._last = -1
        self._keys = np.flatnonzero(self._track.keyframe)

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
            self._waiting.problem = ""
            return None
        shown = self.pictures.exact(index) if exactly else self.pictures.preview(index)
        self._waiting.problem = shown.problem
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
        if self._waiting.are_enough or following >= len(self._track.at_ns):
            return None
        if clock.rate <= 1:
            jumped = clock.taken.over(int(self._track.at_ns[following]))
            return following if jumped is None else max(following, self._shown(jumped.to_ns))
        if self._last >= 0:
            apart_ns = round(LEAST_APART_NS * clock.rate)
            following = max(following, self._shown(int(self._track.at_ns[self._last]) + apart_ns))
        return self._in_time(following, clock, now_ns)

    def decode(self, index: int) -> None:
        """Decode a frame that `next_index` told, for its time.

        Raises:
            EndpointError: It lies at an endpoint that can't be asked now.
        """
        began_ns = monotonic_ns()
        shown = self.pictures.exact(index)
        took_ns = monotonic_ns() - began_ns
        self._pace.learn(self._frames_to(index), took_ns, key=bool(self._track.keyframe[index]))
        self._waiting.add(shown, comes_at_ns=self.comes_at_ns(index))
        self._last = index

    def _in_time(self, index: int, clock: PlayClock, now_ns: int) -> int:
        """The first frame from one on that is decoded when it is due, or a key frame where one comes sooner."""
        key = self._key_in_time(clock, now_ns)
        for _ in range(GUESSES):
            ready_ns = now_ns + round(self._frames_to(index) * self._pace.frame_ns)
            later = self._shown(clock.position(ready_ns))
            if later <= index:
                return index if key is None else min(index, key)
            index = later
        return index if key is None else key

    def _key_in_time(self, clock: PlayClock, now_ns: int) -> int | None:
        ready_ns = now_ns + round(self._pace.single_ns)
        at_least = max(self._last + 1, self._shown(clock.position(ready_ns)))
        place = int(np.searchsorted(self._keys, at_least))
        return int(self._keys[place]) if place < len(self._keys) else None

    def _shown(self, at_ns: int) -> int:
        return self._track.shown(at_ns) or 0

    def _frames_to(self, index: int) -> int:
        """How many frames have to be decoded for one."""
        key = self._track.key(index)
        return index - max(self._last, index - 1 if key is None else key - 1)

    def comes_at_ns(self, index: int) -> int:
        """The session time at which a frame is shown."""
        return int(self._track.at_ns[index])

    @property
    def due_ns(self) -> int | None:
        """The session time of the first that waits."""
        return self._waiting.due_ns

    @property
    def problem(self) -> str:
        """What keeps the picture that is shown from being as recorded, or an empty string."""
        return self._waiting.problem

    def take_due(self, position_ns: int, *, every: bool) -> list[Picture]:
        """The pictures whose time has come: every one, or the newest only."""
        return self._waiting.take(lambda comes_at_ns: comes_at_ns <= position_ns, every=every)
