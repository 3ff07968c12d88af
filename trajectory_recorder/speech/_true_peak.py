"""The true peak: how far the sound itself swings, which between two samples may be further than both.

As ITU-R BS.1770-4, annex 2, has it, it is the highest of four times as many samples. They are found by
going halfway between neighbours twice, with symmetric filters, sincs in a Kaiser window: within 0.1 dB of
flat to 16 kHz. ffmpeg's `ebur128` can measure it, at more than the cost of all the rest here, and tells it
with three decimals of a linear value.

What lies between samples is at most twice as high as they are: only stretches of 10 ms that may hold a
higher peak than the highest so far are looked at.
"""

import numpy as np
import numpy.typing as npt

from trajectory_recorder.speech._pieces import Pcm, Piece

_BETA = 5.0
_ROW_SAMPLES = 480
# The filters take so many samples more than lie between.
_CONTEXT = 15
_FULL_SCALE = 32_768.0

_Sound = npt.NDArray[np.float32]


def _weights(count: int) -> _Sound:
    """Half a filter of twice as many taps: what the neighbours on either side weigh, the nearest first."""
    away = np.arange(count) + 0.5
    weights = np.sinc(away) * np.i0(_BETA * np.sqrt(1 - (away / count) ** 2))
    return np.asarray(weights / weights.sum() / 2, np.float32)


_HALF, _QUARTER = _weights(6), _weights(4)


def _halfway(rows: _Sound, weights: _Sound) -> _Sound:
    """What lies halfway between the samples of each row, but for those that lack neighbours."""
    count = len(weights)
    width = rows.shape[1] - 2 * count + 1
    values = np.zeros((len(rows), width), np.float32)
    # Sums of shifted rows: numpy's own convolution takes four times as long, and BLAS wakes threads.
    for away, weight in enumerate(weights):
        left, right = count - 1 - away, count + away
        values += weight * (rows[:, left : left + width] + rows[:, right : right + width])
    return values


def _between(rows: _Sound) -> tuple[_Sound, _Sound]:
    """What lies between the samples of each row: at halves, and at quarters."""
    half = _halfway(rows, _HALF)
    twice = np.empty((len(rows), 2 * half.shape[1]), np.float32)
    twice[:, ::2] = rows[:, len(_HALF) - 1 : len(_HALF) - 1 + half.shape[1]]
    twice[:, 1::2] = half
    return half, _halfway(twice, _QUARTER)


def _swing() -> float:
    """How much higher than every sample it can be between them: all that any sample adds to it."""
    impulses = np.eye(_ROW_SAMPLES, dtype=np.float32)
    return max(float(np.abs(added).sum(axis=0).max()) for added in _between(impulses))


_SWING = _swing()


class TruePeak:
    """Follows the highest sample and the highest true peak, both linear, 1.0 being full scale."""

    def __init__(self) -> None:
        self._before = np.zeros(0, np.int16)
        self.sample = 0.0
        self.true = 0.0

    def take(self, piece: Piece) -> None:
        """Take the next piece. Across a hole nothing is interpolated."""
        sound = piece.pcm if piece.begins else np.concatenate((self._before, piece.pcm))
        self._before = sound[-_CONTEXT:]
        self.sample = max(self.sample, float(_peaks(piece.pcm)))
        self.true = max(self.true, self.sample)
        if len(sound) > _CONTEXT and _peaks(sound) * _SWING > self.true:
            rows = _rows(sound)
            promising = rows[_peaks(rows) * _SWING > self.true].astype(np.float32) / _FULL_SCALE
            if len(promising):
                self.true = max(self.true, *(float(np.abs(found).max()) for found in _between(promising)))


def _peaks(pcm: Pcm) -> npt.NDArray[np.float64]:
    """The highest sample, or that of each row; 16 bits have no room for the lowest's amount."""
    return np.asarray(np.maximum(pcm.max(axis=-1) / _FULL_SCALE, pcm.min(axis=-1) / -_FULL_SCALE))


def _rows(sound: Pcm) -> Pcm:
    """Stretches of sound that overlap by what the filters need; the last one may overlap by more."""
    width = min(_ROW_SAMPLES + _CONTEXT, len(sound))
    starts = np.arange(0, len(sound) - _CONTEXT, _ROW_SAMPLES)
    starts = np.minimum(starts, len(sound) - width)
    return np.asarray(np.lib.stride_tricks.sliding_window_view(sound, width)[starts])
