"""A look at a display in small, for whoever chooses one. It keeps nothing."""

import numpy as np
import numpy.typing as npt

from trajectory_recorder.capture.screen._camera import open_camera
from trajectory_recorder.capture.screen._region import whole
from trajectory_recorder.events import Display


class Glance:
    """Reads one display in small, from one thread, until it is closed.

    Args:
        display: The display.
        most_px: The longer side of a picture at most.

    Raises:
        DeviceLost: The window system went away.
        MachineError: It can't be reached, or its pixels have a form that can't be read.
    """

    def __init__(self, display: Display, most_px: int) -> None:
        self._display = display
        self._step = max(1, -(-max(display.width_px, display.height_px) // most_px))
        self._camera = open_camera(display)

    def read(self) -> npt.NDArray[np.uint8]:
        """What it shows now: (height, width, 4) BGRA, rows without gaps; the fourth value says nothing.

        Raises:
            DeviceLost: The window system went away, or the display did.
        """
        pixels = self._camera.read(whole(self._display))
        height, width = (side // self._step * self._step for side in pixels.shape[:2])
        return _smaller(pixels[:height, :width], self._step)

    def close(self) -> None:
        """Let go of the display."""
        self._camera.close()


def _smaller(pixels: npt.NDArray[np.uint8], step: int) -> npt.NDArray[np.uint8]:
    """One pixel in place of `step` times `step`: the mean of four of them, which is enough to know a display by."""
    half = step // 2
    parts = [pixels[top::step, left::step] for top in {0, half} for left in {0, half}]
    total = np.sum(parts, axis=0, dtype=np.uint16)
    return np.ascontiguousarray(total // len(parts), dtype=np.uint8)
