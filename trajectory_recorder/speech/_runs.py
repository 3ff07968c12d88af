"""Finds runs of equal values in sound that comes piece by piece. It doesn't know what a value means."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from trajectory_recorder.speech._pieces import Piece


@dataclass(frozen=True, slots=True)
class Run:
    """So many samples of one value, heard from `from_ns` to `to_ns`."""

    value: int
    from_ns: int
    to_ns: int
    samples: int


class Runs:
    """Follows runs across pieces; a hole ends them.

    Args:
        at_least: How many samples make a run that counts.
    """

    def __init__(self, *, at_least: int) -> None:
        self._at_least = at_least
        self._open: Run | None = None

    def take(self, values: npt.NDArray[np.integer], piece: Piece) -> list[Run]:
        """Take a piece; returns the runs that ended.

        Args:
            values: One for each of the piece's samples.
            piece: When they were heard.
        """
        ended = self.finish() if piece.begins else []
        bounds = np.flatnonzero(values[1:] != values[:-1]) + 1
        bounds = np.concatenate(([0], bounds, [len(values)]))
        lengths = np.diff(bounds)
        # However short, the first may go on with what came before, and the last with what comes next.
        places = {0, len(lengths) - 1, *np.flatnonzero(lengths >= self._at_least).tolist()}
        for place in sorted(places):
            begin, end = int(bounds[place]), int(bounds[place + 1])
            run = Run(int(values[begin]), piece.time_ns(begin), piece.time_ns(end), end - begin)
            ended += self._follow(run, touches=begin == 0)
        return ended

    def finish(self) -> list[Run]:
        """End the stretch; returns the run that it broke off."""
        run, self._open = self._open, None
        return [run] if run is not None and run.samples >= self._at_least else []

    def _follow(self, run: Run, *, touches: bool) -> list[Run]:
        before = self._open
        if before is not None and touches and before.value == run.value:
            self._open = replace(run, from_ns=before.from_ns, samples=before.samples + run.samples)
            return []
        ended = self.finish()
        self._open = run
        return ended
