"""What a display showed at the last look, and what the newest look adds to it.

Pixels are compared as words of 32 bits, one a pixel, and in bands that fit into a core's cache. It
judges no difference: one pixel counts as much as all.
"""

import numpy as np
import numpy.typing as npt

from trajectory_recorder.capture.screen._camera import Camera
from trajectory_recorder.capture.screen._region import Region, even, hull
from trajectory_recorder.capture.source import Picture
from trajectory_recorder.events import Display

_BAND_ROWS = 32
# A reading costs a round trip whatever its size; beyond so many, or where little lies between the
# parts, one reading of their hull is cheaper.
_MOST_READINGS = 6
_FULL_SHARE = 0.5

Words = npt.NDArray[np.uint32]


class Canvas:
    """The picture of one display, as far as it was read.

    Args:
        display: The display.
    """

    def __init__(self, display: Display) -> None:
        self._display = display
        self._pixels = np.zeros((display.height_px, display.width_px, 4), np.uint8)
        self._words: Words = self._pixels.view(np.uint32)[:, :, 0]

    def read(self, camera: Camera, parts: list[Region]) -> list[Region]:
        """Read these parts and keep them.

        Returns:
            The parts in which something is different from before.

        Raises:
            DeviceLost: They can't be read.
        """
        changed = []
        for part in _readings(parts):
            shot = camera.read(part).view(np.uint32)[:, :, 0]
            here = self._words[part.window]
            different = difference(here, shot)
            if different is not None:
                here[different.window] = shot[different.window]
                changed.append(_shifted(different, part))
        return changed

    def picture(self, changed: list[Region]) -> Picture:
        """A copy of the smallest even part that holds all of these."""
        part = even(hull(changed), self._display)
        return Picture(self._display, self._pixels[part.window].copy(), part.left, part.top)


def difference(before: Words, after: Words) -> Region | None:
    """Find the smallest region that holds every difference; None if there is none.

    Args:
        before: Pixels, (height, width).
        after: Others of the same shape.
    """
    height = len(before)
    first = _first_differing(before, after, range(0, height, _BAND_ROWS))
    if first is None:
        return None
    top, left, right = first
    last = _first_differing(before[::-1], after[::-1], range(0, height, _BAND_ROWS))
    assert last is not None  # noqa: S101 - there is a difference
    bottom = height - last[0]
    # Most changes are a few rows high; columns of high ones are looked for in bands as well.
    for band in range(top, bottom, _BAND_ROWS):
        if (left, right) == (0, before.shape[1]):
            break
        columns = np.flatnonzero(
            (before[band : band + _BAND_ROWS] != after[band : band + _BAND_ROWS]).any(axis=0)
        )
        if columns.size:
            left, right = min(left, int(columns[0])), max(right, int(columns[-1]) + 1)
    return Region(left, top, right, bottom)


def _first_differing(before: Words, after: Words, bands: range) -> tuple[int, int, int] | None:
    """The first row that differs, and the columns from and up to which its band does."""
    for band in bands:
        different = before[band : band + _BAND_ROWS] != after[band : band + _BAND_ROWS]
        if different.any():
            columns = np.flatnonzero(different.any(axis=0))
            return band + int(different.any(axis=1).argmax()), int(columns[0]), int(columns[-1]) + 1
    return None


def _readings(parts: list[Region]) -> list[Region]:
    if len(parts) < 2:
        return parts
    around = hull(parts)
    if len(parts) > _MOST_READINGS or sum(part.area for part in parts) > _FULL_SHARE * around.area:
        return [around]
    return parts


def _shifted(inner: Region, outer: Region) -> Region:
    return Region(
        inner.left + outer.left, inner.top + outer.top, inner.right + outer.left, inner.bottom + outer.top
    )
