"""Where the pointer is, as points in the pixels of the display that it is on; on others there is none then."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import rerun as rr
from rerun.chunk import Chunk

from trajectory_recorder.events import Display, PointerEvent
from trajectory_recorder.export.rrd.rows import Rows
from trajectory_recorder.export.rrd.videos import entity_of


@dataclass(slots=True)
class PointerTrack:
    """The pointer's way over the displays.

    Args:
        start_utc_ns: Of the recording.
    """

    start_utc_ns: int
    displays: tuple[Display, ...] = ()
    _rows: dict[int, Rows] = field(default_factory=dict)
    _on: int | None = None

    def move(self, at_ns: int, event: PointerEvent) -> Iterator[Chunk]:
        """The pointer is somewhere; gives chunks as they become full."""
        there = next((it for it in self.displays if _shows(it, event)), None)
        if self._on is not None and (there is None or there.display_id != self._on):
            yield from self._rows_of(self._on).add(at_ns, None)
        self._on = there.display_id if there else None
        if there is not None:
            place = (event.x_px - there.x_px, event.y_px - there.y_px)
            yield from self._rows_of(there.display_id).add(at_ns, place)

    def rest(self) -> Iterator[Chunk]:
        """What remains, by the order of the displays' first use."""
        for rows in self._rows.values():
            yield from rows.rest()

    def _rows_of(self, display_id: int) -> Rows:
        if display_id not in self._rows:
            self._rows[display_id] = Rows(f"{entity_of(display_id)}/pointer", self.start_utc_ns, _points)
        return self._rows[display_id]


def _shows(display: Display, event: PointerEvent) -> bool:
    x_px, y_px = event.x_px - display.x_px, event.y_px - display.y_px
    return 0 <= x_px < display.width_px and 0 <= y_px < display.height_px


def _points(places: list[Any]) -> Any:  # noqa: ANN401 - the SDK's columns

    # The middle of a pixel: whole numbers are its corners.
    known = [(x_px + 0.5, y_px + 0.5) for x_px, y_px in filter(None, places)]
    return rr.Points2D.columns(positions=known or None).partition([int(it is not None) for it in places])
