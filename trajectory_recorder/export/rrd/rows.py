"""Rows of a Rerun recording, gathered into chunks of a bounded size."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import rerun as rr
from rerun.chunk import Chunk

TIMELINE, WALL_CLOCK = "t", "utc"
"""Session time as a duration, and the same as a moment."""

# A viewer loads chunks whole: the SDK's own limits are of this order.
_MOST_ROWS = 4096
_MOST_BYTES = 2 * 1024 * 1024
# What may not begin a chunk goes into the one before it, but no further than this.
_FAR_TOO_MANY_BYTES = 8 * _MOST_BYTES

Columns = Callable[[list[Any]], Sequence[Any]]


@dataclass(slots=True)
class Rows:
    """The rows of one entity that wait for their chunk.

    Args:
        entity: Its path in the recording.
        start_utc_ns: Added to session times to give moments.
        columns: Turns the values of many rows into the SDK's columns.
    """

    entity: str
    start_utc_ns: int
    columns: Columns
    _times: list[int] = field(default_factory=list)
    _values: list[Any] = field(default_factory=list)
    _bytes: int = 0

    def add(self, at_ns: int, value: Any, *, size: int = 0, whole: bool = True) -> Iterator[Chunk]:  # noqa: ANN401
        """Take a row of about so many bytes; gives the chunk of those before it where these are many.

        `whole` says whether a chunk may begin with it.
        """
        full = len(self._times) >= _MOST_ROWS or self._bytes >= _MOST_BYTES
        if (full and whole) or self._bytes >= _FAR_TOO_MANY_BYTES:
            yield from self.rest()
        self._times.append(at_ns)
        self._values.append(value)
        self._bytes += size

    def rest(self) -> Iterator[Chunk]:
        """The chunk of the rows that wait, if any do."""
        if not self._times:
            return
        times = np.array(self._times, np.int64)
        moments = times + self.start_utc_ns
        yield Chunk.from_columns(
            self.entity,
            [
                rr.TimeColumn(TIMELINE, duration=times.astype("timedelta64[ns]")),
                rr.TimeColumn(WALL_CLOCK, timestamp=moments.astype("datetime64[ns]")),
            ],
            self.columns(self._values),
        )
        self._times, self._values, self._bytes = [], [], 0
