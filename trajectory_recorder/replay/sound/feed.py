"""Sound on its way to a loudspeaker, each sample with the time at which it is to be heard.

One thread puts blocks in, and the device takes what is due. It knows neither.
"""

import threading
from collections import deque

import numpy as np

from trajectory_recorder.media.voice import RATE_HZ, Pcm

_SECOND_NS = 1_000_000_000
_FAR = RATE_HZ // 50
"""Sound that is so many samples early waits in silence, and what is so late is left out: 20 ms. The ear takes a
picture and its sound for one when they are no further apart than 45 ms (ITU-R BT.1359-1)."""

_NEAR = RATE_HZ // 1000
"""Below this, 1 ms, nothing is mended; above it a sample in each block is, which nobody hears."""


class Feed:
    """What is to be heard next. Any thread may use it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._blocks: deque[tuple[int, Pcm]] = deque()
        self.volume = 1.0

    def put(self, due_ns: int, pcm: Pcm) -> None:
        """Append a block whose first sample is to be heard at a monotonic time."""
        if len(pcm):
            with self._lock:
                self._blocks.append((due_ns, pcm))

    def clear(self) -> None:
        """Forget what is waiting."""
        with self._lock:
            self._blocks.clear()

    def take(self, count: int, heard_ns: int) -> Pcm:
        """So many samples, the first of which will be heard at a monotonic time; silence where nothing is due."""
        sound = np.zeros(count, np.int16)
        filled = 0
        with self._lock:
            while filled < count and self._blocks:
                filled += self._fill(sound[filled:], heard_ns + _duration_ns(filled))
        return (sound * self.volume).astype(np.int16)

    def _fill(self, room: Pcm, heard_ns: int) -> int:
        """Put what is due into the beginning of a block; returns how far."""
        due_ns, pcm = self._blocks.popleft()
        early = _samples(due_ns - heard_ns)
        if early > _FAR:
            self._blocks.appendleft((due_ns, pcm))
            return min(early, len(room))
        if early < -_FAR:
            self._put_back(due_ns, pcm, 0)
            self._leave_out_until(heard_ns)
            return 0
        if early < -_NEAR:
            due_ns, pcm = due_ns + _duration_ns(1), pcm[1:]
        elif early > _NEAR:
            due_ns, pcm = due_ns - _duration_ns(1), np.concatenate((pcm[:1], pcm))
        part = pcm[: len(room)]
        room[: len(part)] = part
        self._put_back(due_ns, pcm, len(part))
        return len(part)

    def _leave_out_until(self, heard_ns: int) -> None:
        late = 1
        while late > 0 and self._blocks:
            due_ns, pcm = self._blocks.popleft()
            late = _samples(heard_ns - due_ns)
            self._put_back(due_ns, pcm, max(0, late))

    def _put_back(self, due_ns: int, pcm: Pcm, used: int) -> None:
        if used < len(pcm):
            self._blocks.appendleft((due_ns + _duration_ns(used), pcm[used:]))


def _duration_ns(samples: int) -> int:
    return samples * _SECOND_NS // RATE_HZ


def _samples(duration_ns: int) -> int:
    return round(duration_ns * RATE_HZ / _SECOND_NS)
