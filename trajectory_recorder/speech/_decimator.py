"""From 48 kHz to 16 kHz: keeps every third sample of what a low-pass filter leaves.

The filter is a sinc in a Kaiser window, by Kaiser's formulas for its length and shape (Oppenheim and
Schafer, Discrete-Time Signal Processing, section 7.5): flat to 6.5 kHz, and what would fold back from
above 8 kHz is 50 dB down. It works on pieces of one size, so that the result doesn't depend, not even
in the last bit, on how the sound came in. It is late by half the filter's length, 1 ms.
"""

import numpy as np
import numpy.typing as npt

RATE_IN_HZ = 48_000
RATE_OUT_HZ = 16_000
FACTOR = RATE_IN_HZ // RATE_OUT_HZ

_PASS_HZ, _STOP_HZ = 6_500, 8_000
_ATTENUATION_DB = 50.0
_FULL_SCALE = 32_768.0


def _low_pass() -> npt.NDArray[np.float32]:
    width = 2 * np.pi * (_STOP_HZ - _PASS_HZ) / RATE_IN_HZ
    taps = int(np.ceil((_ATTENUATION_DB - 7.95) / (2.285 * width))) | 1
    beta = 0.5842 * (_ATTENUATION_DB - 21) ** 0.4 + 0.07886 * (_ATTENUATION_DB - 21)
    at = np.arange(taps) - taps // 2
    cut_off = (_PASS_HZ + _STOP_HZ) / RATE_IN_HZ
    response = np.sinc(cut_off * at) * np.kaiser(taps, beta)
    return np.asarray(response / response.sum(), np.float32)


_FILTER = _low_pass()
# So many samples come of a block. All of them are one product of matrices, which takes a quarter of the time
# that filtering one after the other does.
_BLOCK_OUT = 64
BLOCK_SAMPLES = _BLOCK_OUT * FACTOR


def _filters() -> npt.NDArray[np.float32]:
    """The filter, moved on for each sample of a block: (samples that are needed, samples that come)."""
    moved = np.zeros((BLOCK_SAMPLES + len(_FILTER) - 1, _BLOCK_OUT), np.float32)
    for out in range(_BLOCK_OUT):
        moved[FACTOR * out : FACTOR * out + len(_FILTER), out] = _FILTER
    return moved


_FILTERS = _filters()


class Decimator:
    """Filters one stretch of sound, piece by piece."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget what came before: what comes next is another stretch."""
        self._before = np.zeros(len(_FILTER) - 1, np.float32)

    def decimate(self, pcm: npt.NDArray[np.int16]) -> npt.NDArray[np.float32]:
        """Take the next piece; returns a third as many samples, 1.0 being full scale.

        Args:
            pcm: Samples of 48 kHz, a multiple of 192 of them.
        """
        sound = np.concatenate((self._before, pcm.astype(np.float32) / _FULL_SCALE))
        self._before = sound[len(pcm) :]
        blocks = np.lib.stride_tricks.sliding_window_view(sound, len(_FILTERS))[::BLOCK_SAMPLES]
        return np.asarray(blocks @ _FILTERS).reshape(-1)
