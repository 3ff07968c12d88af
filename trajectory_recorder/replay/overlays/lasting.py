"""Finds what is under way at a time, or ended just before, among thousands of things that last a while."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

_SHORT_NS = 2_000_000_000
# What a hostile recording can have last at once, and nobody could see any more.
_MOST_LONG = 100


class _Lasting(Protocol):
    @property
    def from_ns(self) -> int: ...

    @property
    def to_ns(self) -> int: ...


Thing = TypeVar("Thing", bound=_Lasting)


class Lasting(Generic[Thing]):
    """Answers without looking at them all.

    Args:
        things: In the order of their beginnings.
    """

    def __init__(self, things: Sequence[Thing]) -> None:
        self._things = things
        # Few last long; kept apart, they need not be looked for far back.
        self._long = [it for it in things if it.to_ns - it.from_ns > _SHORT_NS]

    def at(self, at_ns: int, *, after_ns: int) -> list[Thing]:
        """What is under way, or has ended no longer than `after_ns` ago, by its beginning."""
        since_ns = at_ns - after_ns - _SHORT_NS
        first = bisect_left(self._things, since_ns, key=_begins)
        last = bisect_right(self._things, at_ns, key=_begins)
        before = self._long[: bisect_left(self._long, since_ns, key=_begins)][-_MOST_LONG:]
        return [it for it in (*before, *self._things[first:last]) if at_ns - it.to_ns <= after_ns]


def _begins(thing: _Lasting) -> int:
    return thing.from_ns
