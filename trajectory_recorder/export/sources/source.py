"""What a source of recordings is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from trajectory_recorder.wire.catalogue import Catalogued


@dataclass(frozen=True, slots=True)
class Problem:
    """A recording that can't be read, by its place, and why not. It is skipped."""

    place: str
    reason: str


Report: TypeAlias = Callable[[Problem], None]


class Source(Protocol):
    """Recordings that can be had."""

    def catalogued(self, report: Report) -> Iterator[Catalogued]:
        """Yield what is known of each recording, checked, in an order that is the same every time.

        Args:
            report: Told of each that can't be read.

        Raises:
            UsageError: There is no such place.
            MachineError: The place can't be read.
        """
