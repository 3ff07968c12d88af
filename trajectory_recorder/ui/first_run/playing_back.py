"""Plays a short sound once, out of memory. Knows no Qt."""

import numpy as np

from trajectory_recorder.media.voice import RATE_HZ, Pcm
from trajectory_recorder.replay.sound.loudspeaker import Loudspeaker

_SECOND_NS = 1_000_000_000


class PlayingBack:
    """Plays from its making on until `close`.

    Args:
        pcm: Samples of 48 kHz, shape (n,).
    """

    def __init__(self, pcm: Pcm) -> None:
        self._pcm, self._given = pcm, 0
        self._loudspeaker = Loudspeaker(self._give)

    @property
    def is_over(self) -> bool:
        """Whether all of it was heard."""
        behind = self._loudspeaker.latency_ns * RATE_HZ // _SECOND_NS
        return self._given >= len(self._pcm) + behind

    @property
    def problem(self) -> str:
        """Why nothing is heard, or an empty string."""
        return self._loudspeaker.problem

    def close(self) -> None:
        """Fall silent; waits a moment for the device."""
        self._loudspeaker.close()

    def _give(self, count: int, _heard_ns: int) -> Pcm:
        block = np.zeros(count, np.int16)
        part = self._pcm[self._given : self._given + count]
        block[: len(part)] = part
        self._given += count
        return block
