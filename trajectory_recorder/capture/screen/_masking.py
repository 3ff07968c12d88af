"""Blackens everything that lies outside the recorded area before anybody sees it.

Windows move while pixels are read, so the area is asked before and after; where the two answers
differ the reading is repeated, and in the end black: what should not be recorded never is.
"""

from typing import Protocol

import numpy as np

from trajectory_recorder.capture.screen._camera import Camera
from trajectory_recorder.capture.screen._region import Region, common, within
from trajectory_recorder.capture.source import Pixels
from trajectory_recorder.events import Display, Rectangle

_ATTEMPTS = 3


class Area(Protocol):
    """The part of the desktop that may be recorded."""

    def visible(self, display: Display) -> tuple[Rectangle, ...]:
        """The rectangles of the desktop that show nothing but what may be recorded, at this moment;
        none where that can't be told."""


class MaskedCamera:
    """A camera that shows the area only, and black around it.

    Args:
        camera: Reads the pixels; closed with this one.
        area: What may be seen.
        display: The display that the camera reads.
    """

    def __init__(self, camera: Camera, area: Area, display: Display) -> None:
        self._camera = camera
        self._area = area
        self._display = display

    def read(self, part: Region) -> Pixels:
        before = self._area.visible(self._display)
        for _ in range(_ATTEMPTS):
            pixels = self._camera.read(part)
            after = self._area.visible(self._display)
            if after == before:
                return self._masked(pixels, part, after)
            before = after
        return self._masked(pixels, part, ())

    def close(self) -> None:
        self._camera.close()

    def _masked(self, pixels: Pixels, part: Region, visible: tuple[Rectangle, ...]) -> Pixels:
        masked = np.zeros_like(pixels)
        for rectangle in visible:
            region = within(self._display, rectangle)
            seen = None if region is None else common(region, part)
            if seen is not None:
                here = Region(
                    seen.left - part.left, seen.top - part.top, seen.right - part.left, seen.bottom - part.top
                )
                masked[here.window] = pixels[here.window]
        return masked
