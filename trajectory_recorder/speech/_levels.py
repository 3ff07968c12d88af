"""Sums of sound, from which levels are made: over speech, over seconds, over everything."""

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from trajectory_recorder.speech._pieces import SECOND_NS
from trajectory_recorder.speech.measures import Levels


@dataclass(slots=True)
class Sums:
    """Of so many samples, 1.0 being full scale: their sum, the sum of their squares, the highest."""

    samples: int = 0
    total: float = 0.0
    squares: float = 0.0
    peak: float = 0.0

    def add(self, sound: npt.NDArray[np.float64]) -> None:
        if sound.size:
            self.samples += sound.size
            self.total += float(sound.sum())
            # Not `dot`: that wakes all of BLAS's threads for what one does in no time.
            self.squares += float((sound * sound).sum())
            self.peak = max(self.peak, float(sound.max()), -float(sound.min()))

    @property
    def mean(self) -> float:
        return self.total / self.samples if self.samples else 0.0

    @property
    def power(self) -> float:
        """Mean square without the direct current."""
        return max(0.0, self.squares / self.samples - self.mean**2) if self.samples else 0.0


class Seconds:
    """The sums of every second; some 300 bytes for each that has sound."""

    def __init__(self) -> None:
        self._sums: dict[int, Sums] = {}

    def add(self, sound: npt.NDArray[np.float64], *, at_ns: int) -> None:
        """Add sound that lies in one second, but for what the device's clock is off."""
        self._sums.setdefault(at_ns // SECOND_NS, Sums()).add(sound)

    def everything(self) -> Sums:
        """The sums of all seconds."""
        sums = self._sums.values()
        return Sums(
            sum(each.samples for each in sums),
            sum(each.total for each in sums),
            sum(each.squares for each in sums),
            max((each.peak for each in sums), default=0.0),
        )

    def levels(self) -> Levels:
        seconds = sorted(self._sums)
        return Levels(
            np.array(seconds, np.int64),
            np.array([power_db(self._sums[second].power) for second in seconds], np.float32),
            np.array([amplitude_db(self._sums[second].peak) for second in seconds], np.float32),
        )


def power_db(power: float) -> float:
    """Decibels of a ratio of powers; minus infinity for nothing or less."""
    return 10 * math.log10(power) if power > 0 else -math.inf


def amplitude_db(amplitude: float) -> float:
    """Decibels of a ratio of amplitudes; minus infinity for nothing."""
    return power_db(amplitude * amplitude)
