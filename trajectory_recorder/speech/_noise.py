"""The level of the pauses: what is heard while nobody speaks.

It is the level that a fifth of all frames of 100 ms in the pauses stay below. The median would be the level
of the keys as soon as somebody types through half of them: at eight keys a second 60 % of the frames hold
a click. A fifth stays free of them up to twelve keys a second; without any it reads 0.1 dB low for white noise
and 0.4 dB for pink. Levels are not weighted (no A-weighting), and a frame's mean is taken off it, so
that direct current is no noise.
"""

import math
from bisect import bisect_right

import numpy as np
import numpy.typing as npt

from trajectory_recorder.speech._pieces import RATE_HZ, Piece, duration_ns
from trajectory_recorder.speech.measures import Place

_FRAME_SAMPLES = RATE_HZ // 10
_FRAME_NS = duration_ns(_FRAME_SAMPLES)
# What is near speech is breath and reverberation.
_AWAY_FROM_SPEECH_NS = 200_000_000
_FRAMES_AT_LEAST = 5
_SHARE = 0.2
# The smallest that a frame of 16 bits can hold, one sample of one step, is -127 dB.
_LOWEST_DB = -130.0
_LOWEST_POWER = 10 ** (_LOWEST_DB / 10)
_STEPS_A_DB = 20


class NoiseFloor:
    """Counts levels, a twentieth of a decibel apart: memory doesn't grow.

    Args:
        spans: Where somebody speaks, in the order of time, not overlapping.
    """

    def __init__(self, spans: list[Place]) -> None:
        self._from_ns = [span.from_ns - _AWAY_FROM_SPEECH_NS for span in spans]
        self._to_ns = [span.to_ns + _AWAY_FROM_SPEECH_NS for span in spans]
        self._counts = np.zeros(1 - int(_LOWEST_DB) * _STEPS_A_DB, np.int64)

    def take(self, piece: Piece, sound: npt.NDArray[np.float64]) -> None:
        """Take the next piece.

        Args:
            piece: When it was heard.
            sound: Its samples, 1.0 being full scale.
        """
        count = len(sound) // _FRAME_SAMPLES
        quiet = [number for number in range(count) if self._is_pause(piece.at_ns + number * _FRAME_NS)]
        frames = sound[: count * _FRAME_SAMPLES].reshape(count, _FRAME_SAMPLES)[quiet]
        power = (frames * frames).mean(axis=1) - frames.mean(axis=1) ** 2
        # Frames of nothing but one value come from a microphone that is switched off, not from a silent room.
        levels_db = 10 * np.log10(power[power > _LOWEST_POWER])
        steps = np.rint((levels_db - _LOWEST_DB) * _STEPS_A_DB)
        self._counts += np.bincount(steps.astype(np.int64), minlength=len(self._counts))

    def dbfs(self) -> float | None:
        """The level in dBFS; None where there is less than half a second of pauses."""
        total = int(self._counts.sum())
        if total < _FRAMES_AT_LEAST:
            return None
        step = int(np.searchsorted(np.cumsum(self._counts), math.ceil(total * _SHARE)))
        return _LOWEST_DB + step / _STEPS_A_DB

    def _is_pause(self, from_ns: int) -> bool:
        place = bisect_right(self._to_ns, from_ns)
        return place == len(self._to_ns) or self._from_ns[place] >= from_ns + _FRAME_NS
