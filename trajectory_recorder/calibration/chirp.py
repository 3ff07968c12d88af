"""The click: a short sweep that can be found in a recording to a fraction of a millisecond.

A sweep has a sharp peak under a matched filter (pulse compression; Turin, "An introduction to matched
filters", IRE Transactions on Information Theory 6, 1960), also when it is soft and noise is around.
The filter's output is divided by the energy under it, so that nothing has to be known of loudness.
"""

import numpy as np
import numpy.typing as npt

RATE_HZ = 48_000
LENGTH = RATE_HZ // 100
_FROM_HZ, _TO_HZ = 1_000.0, 8_000.0
_LOUDNESS = 0.25
# Of noise the output is about 1/sqrt(LENGTH) = 0.05, and five times that once in millions of samples.
_FOUND = 0.4

Samples = npt.NDArray[np.int16]


def _sweep() -> npt.NDArray[np.float64]:
    time_s = np.arange(LENGTH) / RATE_HZ
    rise = (_TO_HZ - _FROM_HZ) / (LENGTH / RATE_HZ)
    phase = 2 * np.pi * (_FROM_HZ * time_s + rise * time_s**2 / 2)
    return np.sin(phase) * np.hanning(LENGTH)


_SWEEP = _sweep()
CLICK: Samples = np.round(_SWEEP * _LOUDNESS * 32_767).astype(np.int16)
"""The samples to play: 10 ms, soft."""


def find(sound: Samples) -> int | None:
    """The sample at which a click begins, the clearest if there are several; None if there is none."""
    if len(sound) < LENGTH:
        return None
    heard = sound.astype(np.float64)
    points = 1 << (len(heard) + LENGTH - 1).bit_length()
    spectrum = np.fft.rfft(heard, points) * np.conj(np.fft.rfft(_SWEEP, points))
    output = np.fft.irfft(spectrum, points)[: len(heard) - LENGTH + 1]
    sums = np.concatenate(([0.0], np.cumsum(heard**2)))
    # Below one step of the samples in each, there is nothing but rounding to divide.
    energy = np.maximum(sums[LENGTH:] - sums[:-LENGTH], LENGTH)
    likeness = output / np.sqrt(energy * (_SWEEP**2).sum())
    best = int(likeness.argmax())
    return best if likeness[best] >= _FOUND else None
