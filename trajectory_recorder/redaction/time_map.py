"""Session time before and after stretches were cut out. Pure: it knows times and nothing else."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]
"""From a time to the first moment that is not in it, in nanoseconds."""


def union(spans: Iterable[Span]) -> list[Span]:
    """Spans in the order of time; those that overlap or touch are one, and what is empty is none."""
    joined: list[Span] = []
    for from_ns, to_ns in sorted(spans):
        if from_ns >= to_ns:
            continue
        if joined and from_ns <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(joined[-1][1], to_ns)
        else:
            joined.append((from_ns, to_ns))
    return joined


class Spans:
    """A set of moments, asked for often.

    Args:
        spans: In any order; they may overlap.
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = union(spans)
        self._from_ns = [from_ns for from_ns, _ in self.spans]

    def __contains__(self, at_ns: int) -> bool:
        place = bisect_right(self._from_ns, at_ns)
        return place > 0 and at_ns < self.spans[place - 1][1]

    def outside(self, from_ns: int, to_ns: int) -> Iterator[Span]:
        """Yield what of a span lies in none of these, in the order of time."""
        for hole_from_ns, hole_to_ns in self.spans[max(0, bisect_right(self._from_ns, from_ns) - 1) :]:
            if hole_from_ns >= to_ns:
                break
            if hole_from_ns > from_ns:
                yield from_ns, hole_from_ns
            from_ns = max(from_ns, hole_to_ns)
        if from_ns < to_ns:
            yield from_ns, to_ns


class TimeMap:
    """Where a time of the recording lies once the cuts have closed up.

    Args:
        cuts: What is cut out, in any order; cuts may overlap.
        duration_ns: How long the recording is before.
    """

    def __init__(self, cuts: Iterable[Span], duration_ns: int) -> None:
        self.cuts = Spans(cuts)
        self._from_ns = [from_ns for from_ns, _ in self.cuts.spans]
        self._lengths_ns = list(
            accumulate((to_ns - from_ns for from_ns, to_ns in self.cuts.spans), initial=0)
        )
        self.duration_ns = self.after(duration_ns)

    def removed_ns(self, at_ns: int) -> int:
        """How much is cut out before a time."""
        place = bisect_right(self._from_ns, at_ns)
        if place == 0:
            return 0
        from_ns, to_ns = self.cuts.spans[place - 1]
        return self._lengths_ns[place - 1] + min(at_ns, to_ns) - from_ns

    def after(self, at_ns: int) -> int:
        """Where a time lies afterwards; of one that is cut out, where its cut closes up."""
        return at_ns - self.removed_ns(at_ns)

    def is_cut(self, at_ns: int) -> bool:
        """Whether this moment is not there any more."""
        return at_ns in self.cuts
