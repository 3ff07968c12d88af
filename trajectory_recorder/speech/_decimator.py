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
            pcm: Samples of 48 kHz, a multiple of three of them.
        """
        sound = np.concatenate((self._before, pcm.astype(np.float32) / _FULL_SCALE))
        self._before = sound[len(pcm) :]
        # Only what is kept is computed: each third of the filter meets its third of the sound.
        kept = len(pcm) // FACTOR
        result = np.zeros(kept, np.float32)
        for phase in range(FACTOR):
            part = _FILTER[phase::FACTOR]
            result += np.correlate(sound[phase::FACTOR][: kept + len(part) - 1], part, "valid")
        return result
