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
        for begin, end in _runs(values, self._at_least):
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


def _runs(values: npt.NDArray[np.integer], at_least: int) -> list[tuple[int, int]]:
    """Where the runs are that are long enough, and however short the first and the last one.

    The first may go on with what came before, and the last with what comes next.
    """
    changes = values[1:] != values[:-1]
    if not changes.any():
        return [(0, len(values))]
    first, last = int(changes.argmax()) + 1, len(changes) - int(changes[::-1].argmax())
    # A long run holds one of these stretches whole. Mostly each has a change, and nothing else is to be done.
    width = at_least // 2
    stretches = changes[: len(changes) // width * width].reshape(-1, width)
    if stretches.any(axis=1).all():
        return [(0, first), (last, len(values))]
    bounds = np.flatnonzero(changes) + 1
    (long,) = np.nonzero(np.diff(bounds) >= at_least)
    between = [(int(bounds[place]), int(bounds[place + 1])) for place in long]
    return [(0, first), *between, (last, len(values))]
