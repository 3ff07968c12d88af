"""A display that a test paints on: the camera and the changes of a screen source, without a screen."""

import numpy as np

from trajectory_recorder.capture.screen._region import Region
from trajectory_recorder.capture.source import Pixels
from trajectory_recorder.events import Display

DISPLAY = Display(0, "screen", 0, 0, 1001, 703, 1.0, primary=True)


class PaintedDisplay:
    """Shows what is painted and tells it, unless `silent`; `reads` holds what was read."""

    def __init__(self) -> None:
        self.pixels: Pixels = np.zeros((DISPLAY.height_px, DISPLAY.width_px, 4), np.uint8)
        self.reads: list[Region] = []
        self.silent = False
        self._told: list[Region] = []
        self._in_between: list[tuple[Region, int]] = []

    def paint(self, part: Region, value: int) -> None:
        self.pixels[part.window] = value
        if not self.silent:
            self._told.append(part)

    def paint_before_next_read(self, part: Region, value: int) -> None:
        """Be quicker than who asks first and reads then."""
        self._in_between.append((part, value))

    # --- the camera's side ---

    def read(self, part: Region) -> Pixels:
        for change in self._in_between:
            self.paint(*change)
        self._in_between.clear()
        self.reads.append(part)
        return self.pixels[part.window].copy()

    # --- the changes' side ---

    def drawn(self) -> bool:
        return bool(self._told)

    def wait(self, seconds: float, *, also: int) -> None:
        """There is nothing to wait for: what is painted is told at once."""

    def take(self) -> list[Region]:
        told, self._told = self._told, []
        return told

    def close(self) -> None:
        """There is nothing to give back."""
