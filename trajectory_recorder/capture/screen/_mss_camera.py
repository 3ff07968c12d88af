"""Pixels through mss, which asks Windows and macOS for them; always of the whole display at once.

macOS is asked in points and answers in pixels, as long as mss doesn't tell it to scale them down.
"""

import sys

import mss
import numpy as np
from mss.exception import ScreenShotError

from trajectory_recorder.capture.screen._region import Region
from trajectory_recorder.capture.source import Pixels
from trajectory_recorder.errors import DeviceLost
from trajectory_recorder.events import Display


class MssCamera:
    """Reads the whole display and cuts the part out.

    Args:
        display: The display.

    Raises:
        DeviceLost: The system gives no pixels now.
    """

    def __init__(self, display: Display) -> None:
        self._display = display
        self._place = place(display)
        try:
            self._camera = mss.MSS()
        except ScreenShotError as error:
            raise self._lost() from error

    def read(self, part: Region) -> Pixels:
        try:
            shot = self._camera.grab(self._place).raw
        except ScreenShotError as error:
            raise self._lost() from error
        shape = self._display.height_px, self._display.width_px, 4
        if len(shot) != shape[0] * shape[1] * shape[2]:
            raise self._lost()
        return np.frombuffer(shot, np.uint8).reshape(shape)[part.window]

    def close(self) -> None:
        self._camera.close()

    def _lost(self) -> DeviceLost:
        return DeviceLost(
            f"the pixels of display {self._display.display_id} ({self._display.name}) can't be read",
            "if displays were connected, removed or resized, record anew",
        )


def place(display: Display) -> dict[str, int]:
    """The display's rectangle in the coordinates in which mss asks its system."""
    if sys.platform == "darwin":
        import mss.darwin  # noqa: PLC0415 - it exists on this system only
        import Quartz  # noqa: PLC0415 - likewise

        # mss asks for one pixel per point by default; 0 asks for what the display really shows.
        mss.darwin.IMAGE_OPTIONS = 0
        bounds = Quartz.CGDisplayBounds(display.display_id)
        return {
            "left": round(bounds.origin.x),
            "top": round(bounds.origin.y),
            "width": round(bounds.size.width),
            "height": round(bounds.size.height),
        }
    else:  # noqa: RET505 - spelt out, because the type checker reads one branch per system
        return {
            "left": display.x_px,
            "top": display.y_px,
            "width": display.width_px,
            "height": display.height_px,
        }
