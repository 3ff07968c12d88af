"""Voice as blocks of 48 kHz samples with session times, and what of it lies in stretches of time."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

RATE_HZ = 48_000
HOLE_NS = 50_000_000
"""A block that begins this much earlier or later than its predecessor ended is no continuation."""

_SECOND_NS = 1_000_000_000

Pcm: TypeAlias = npt.NDArray[np.int16]
Block: TypeAlias = tuple[int, Pcm]
"""When the first sample was heard, in nanoseconds of session time, and the samples, shape (n,)."""


class Stretch(Protocol):
    """From `from_ns` to `to_ns` of session time."""

    @property
    def from_ns(self) -> int: ...

    @property
    def to_ns(self) -> int: ...


def duration_ns(samples: int) -> int:
    """How long so many samples last, rounded down."""
    return samples * _SECOND_NS // RATE_HZ


def within(blocks: Iterable[Block], stretches: Sequence[Stretch]) -> Iterator[tuple[int, Block]]:
    """Yield the parts of blocks that lie in stretches of time, each with the place of its stretch.

    A sample lies in a stretch from its beginning to its end.

    Args:
        blocks: In the order of time.
        stretches: In the order of time, without overlap.
    """
    passed = 0
    for at_ns, pcm in blocks:
        end_ns = at_ns + duration_ns(len(pcm))
        while passed < len(stretches) and stretches[passed].to_ns <= at_ns:
            passed += 1
        for place in range(passed, len(stretches)):
            if stretches[place].from_ns >= end_ns:
                break
            # Rounded to the inside on both ends.
            first = max(0, -(-(stretches[place].from_ns - at_ns) * RATE_HZ // _SECOND_NS))
            behind = min(len(pcm), (stretches[place].to_ns - at_ns) * RATE_HZ // _SECOND_NS)
            if first < behind:
                yield place, (at_ns + duration_ns(first), pcm[first:behind])
