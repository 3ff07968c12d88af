"""Arithmetic with stretches of time: (from, to) in nanoseconds, in order and without overlap."""

from collections.abc import Iterable
from typing import TypeAlias

Span: TypeAlias = tuple[int, int]


def union(spans: Iterable[Span], *, bridge_ns: int = 0) -> list[Span]:
    """The stretches that any of these cover; those no more than `bridge_ns` apart become one."""
    found: list[Span] = []
    for from_ns, to_ns in sorted(spans):
        if found and from_ns - found[-1][1] <= bridge_ns:
            found[-1] = (found[-1][0], max(found[-1][1], to_ns))
        else:
            found.append((from_ns, to_ns))
    return found


def without(spans: Iterable[Span], holes: Iterable[Span]) -> list[Span]:
    """What is left of stretches outside of others; both in order and without overlap."""
    found, cut = [], list(holes)
    index = 0
    for from_ns, to_ns in spans:
        at_ns = from_ns
        while index < len(cut) and cut[index][1] <= from_ns:
            index += 1
        place = index
        while place < len(cut) and cut[place][0] < to_ns:
            if cut[place][0] > at_ns:
                found.append((at_ns, cut[place][0]))
            at_ns = max(at_ns, cut[place][1])
            place += 1
        if at_ns < to_ns:
            found.append((at_ns, to_ns))
    return found


def total(spans: Iterable[Span]) -> int:
    """How long they are together."""
    return sum(to_ns - from_ns for from_ns, to_ns in spans)


def clipped(spans: Iterable[Span], from_ns: int, to_ns: int) -> list[Span]:
    """What of them lies between two times."""
    return [(max(start, from_ns), min(end, to_ns)) for start, end in spans if end > from_ns and start < to_ns]
