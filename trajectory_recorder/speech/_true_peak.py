"""The true peak: how far the sound itself swings, which between two samples may be further than both.

As ITU-R BS.1770-4, annex 2, has it: four times as many samples, by a polyphase filter of 12 taps a phase.
This one is a sinc in a Kaiser window, within 0.05 dB of flat to 16 kHz. ffmpeg's `ebur128` measures it as
well, at more than the cost of all the rest here, and tells it with three decimals of a linear value.

What the filter can make of samples is at most twice their peak: only stretches of 10 ms that may hold a
higher peak than the highest one so far are filtered.
"""

import numpy as np
import numpy.typing as npt

from trajectory_recorder.speech._pieces import Piece

_TAPS = 12
_BETA = 5.0
_BETWEEN = (0.25, 0.5, 0.75)
_ROW_SAMPLES = 480
_FULL_SCALE = 32_768.0

_Sound = npt.NDArray[np.float32]


def _phase(between: float) -> _Sound:
    at = np.arange(_TAPS) - (_TAPS // 2 - 1) - between
    window = np.i0(_BETA * np.sqrt(1 - (2 * at / _TAPS) ** 2))
    response = np.sinc(at) * window
    return np.asarray(response / response.sum(), np.float32)


_PHASES = [_phase(between) for between in _BETWEEN]
_AT_MOST = max(float(np.abs(phase).sum()) for phase in _PHASES)


class TruePeak:
    """Follows the highest sample and the highest true peak, both linear, 1.0 being full scale."""

    def __init__(self) -> None:
        self._before = np.zeros(0, np.float32)
        self.sample = 0.0
        self.between = 0.0

    @property
    def true(self) -> float:
        """The true peak; never below the highest sample."""
        return max(self.sample, self.between)

    def take(self, piece: Piece) -> None:
        """Take the next piece. Across a hole nothing is interpolated."""
        pcm = np.divide(piece.pcm, _FULL_SCALE, dtype=np.float32)
        self.sample = max(self.sample, float(np.abs(pcm).max()))
        sound = pcm if piece.begins else np.concatenate((self._before, pcm))
        self._before = sound[-(_TAPS - 1) :]
        if len(sound) >= _TAPS:
            rows = _rows(sound)
            promising = np.abs(rows).max(axis=1) * _AT_MOST > self.true
            self.between = max(self.between, _highest_between(rows[promising]))


def _rows(sound: _Sound) -> _Sound:
    """Stretches of sound that overlap by the filter's length; the last one may overlap by more."""
    width = min(_ROW_SAMPLES + _TAPS - 1, len(sound))
    starts = np.arange(0, len(sound) - _TAPS + 1, _ROW_SAMPLES)
    starts = np.minimum(starts, len(sound) - width)
    return np.asarray(np.lib.stride_tricks.sliding_window_view(sound, width)[starts])


def _highest_between(rows: _Sound) -> float:
    """The highest value between samples of these stretches."""
    width = rows.shape[1] - _TAPS + 1
    highest = 0.0
    for phase in _PHASES:
        # Sums of shifted rows: numpy's own convolution takes four times as long, and BLAS wakes threads.
        values = np.zeros((len(rows), width), np.float32)
        for tap, weight in enumerate(phase):
            values += weight * rows[:, tap : tap + width]
        highest = max(highest, float(np.abs(values).max(initial=0.0)))
    return highest
