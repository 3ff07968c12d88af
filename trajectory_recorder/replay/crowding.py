"""Thousands of things in a strip of pixels: what lies too close to be told apart becomes one."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from trajectory_recorder.replay.scale import Places, Scale
from trajectory_recorder.replay.timeline.timeline import Times

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Runs:
    """Stretches of pixels with something in them, from left to right, apart from each other. Each array has one
    element a stretch; `count` is of how many things it is made, and `first` the place of the first of them."""

    from_px: Places
    to_px: Places
    count: Counts
    first: Counts


def runs(from_ns: Times, to_ns: Times, scale: Scale, *, least_px: float, apart_px: float) -> Runs:
    """Join things that lie less than `apart_px` from each other.

    Args:
        from_ns: When each begins, in the order of time.
        to_ns: When each ends.
        scale: What is in sight; what lies outside is left out.
        least_px: How wide the shortest one is shown.
        apart_px: The least distance at which two are seen as two.
    """
    seen = np.flatnonzero((to_ns >= scale.from_ns) & (from_ns <= scale.to_ns))
    if not seen.size:
        nothing = np.zeros(0, np.int64)
        return Runs(nothing.astype(np.float64), nothing.astype(np.float64), nothing, nothing)
    left_px = scale.places(from_ns[seen])
    right_px = np.maximum.accumulate(np.maximum(scale.places(to_ns[seen]), left_px + least_px))
    begins = np.concatenate(([0], 1 + np.flatnonzero(left_px[1:] > right_px[:-1] + apart_px)))
    behind = np.append(begins[1:], seen.size)
    return Runs(left_px[begins], right_px[behind - 1], behind - begins, seen[begins])


def crowd(at_ns: Times, scale: Scale) -> Counts:
    """How many of these times lie in each column of pixels.

    Args:
        at_ns: In order.
        scale: What is in sight.
    """
    edges_ns = scale.from_ns + np.arange(scale.width_px + 1) * scale.span_ns // scale.width_px
    return np.diff(np.searchsorted(at_ns, edges_ns))
