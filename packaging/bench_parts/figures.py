"""The arithmetic of the benchmarks: what is made of measured numbers. It measures nothing itself."""

import statistics
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

import numpy as np

Thing = TypeVar("Thing", bound=Hashable)


def median(values: Iterable[float | None]) -> float | None:
    """The median of what there is; None of nothing."""
    present = [value for value in values if value is not None]
    return statistics.median(present) if present else None


def percentile(values: Sequence[float], share: float) -> float | None:
    """The value below which `share` per cent lie, linear between neighbours; None of nothing."""
    return float(np.percentile(values, share)) if values else None


def ratio(ours: float | None, theirs: float | None) -> float | None:
    """How many times theirs ours is; None where that means nothing."""
    return None if ours is None or not theirs else ours / theirs


def slope_per_minute(times_s: Sequence[float], values: Sequence[float]) -> float | None:
    """The slope of a straight line through the last two thirds of the values, by least squares.

    Returns:
        Growth a minute; None with fewer than three values in that part.
    """
    first = len(values) // 3
    times, later = np.array(times_s[first:]), np.array(values[first:])
    if len(later) < 3:
        return None
    times -= times.mean()
    return float((times * later).sum() / (times**2).sum() * 60)


def kept(injected: Iterable[Thing], recorded: Iterable[Thing]) -> int:
    """How many of the injected things were recorded; one recorded twice counts once."""
    return (Counter(injected) & Counter(recorded)).total()


def first_seen(frames: Iterable[tuple[int, int | None]]) -> dict[int, int]:
    """For each number that frames show, the time of the first that does.

    Args:
        frames: Time of each frame in ns, and the number in it, if one can be read.
    """
    seen: dict[int, int] = {}
    for at_ns, value in frames:
        if value is not None:
            seen.setdefault(value, at_ns)
    return seen
