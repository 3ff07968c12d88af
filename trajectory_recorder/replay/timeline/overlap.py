"""How many stretches of time share some of it with others; quick also where there are thousands of each."""

from collections.abc import Iterable

import numpy as np

from trajectory_recorder.replay.timeline.timeline import Times


def overlaps(from_ns: Times, to_ns: Times, others: Iterable[tuple[int, int]]) -> Times:
    """Count for each stretch those of the others that share some of its time; to touch is not to share.

    Args:
        from_ns: When each begins.
        to_ns: When each ends.
        others: Beginning and end of each, in any order.
    """
    borders = np.array([*others], np.int64).reshape(-1, 2)
    # Those that have begun before its end, less those that were over at its beginning.
    begun = np.searchsorted(np.sort(borders[:, 0]), to_ns, side="left")
    over = np.searchsorted(np.sort(borders[:, 1]), from_ns, side="right")
    return begun - over
