"""What a display showed at the last look, and what the newest look adds to it.

Pixels are compared as words of 32 bits, one a pixel, and in bands that fit into a core's cache. It
judges no difference: one pixel counts as much as all.
"""

import numpy as np
import numpy.typing as npt

from trajectory_recorder.capture.screen._camera import Camera
from trajectory_recorder.capture.screen._region import Region, even, hull, joined, whole
from trajectory_recorder.capture.source import Picture, Pixels
from trajectory_recorder.events import Display

_BAND = 32
# A reading costs a round trip of about 60 µs whatever its size, which is the time in which so many
# pixels are read and compared; where less lies between parts, one reading of their hull is cheaper.
_ROUND_TRIP_PX = 60_000

Words = npt.NDArray[np.uint32]


class Canvas:
    """The picture of one display, as far as it was read.

    Args:
        display: The display.
    """

    def __init__(self, display: Display) -> None:
        self._display = display
        self._whole = whole(display)
        self._pixels = np.zeros((display.height_px, display.width_px, 4), np.uint8)
        # Whether the pixels were given away, so that they must not be written to any more.
        self._given = False

    def read(self, camera: Camera, parts: list[Region]) -> list[Region]:
        """Read these parts and keep them.

        Returns:
            The parts in which something is different from before.

        Raises:
            DeviceLost: They can't be read.
        """
        changed = []
        for part in joined(parts, spare_px=_ROUND_TRIP_PX):
            shot = camera.read(part)
            different = difference(_words(self._pixels[part.window]), _words(shot))
            if different is not None:
                here = different.shifted(part.left, part.top)
                self._put(here, shot[different.window])
                changed.append(here)
        return changed

    def picture(self, changed: list[Region]) -> Picture:
        """The smallest even part that holds all of these."""
        part = even(hull(changed), self._display)
        if part == self._whole:
            # In full motion this saves a copy of each picture.
            self._given = True
            return Picture(self._display, self._pixels)
        return Picture(self._display, self._pixels[part.window].copy(), part.left, part.top)

    def _put(self, here: Region, pixels: Pixels) -> None:
        if here == self._whole:
            self._pixels = pixels.copy()
        else:
            if self._given:
                self._pixels = self._pixels.copy()
            _words(self._pixels[here.window])[:] = _words(pixels)
        self._given = False


def difference(before: Words, after: Words) -> Region | None:
    """Find the smallest region that holds every difference; None if there is none.

    Args:
        before: Pixels, (height, width).
        after: Others of the same shape.
    """
    rows = _span(before, after)
    if rows is None:
        return None
    top, bottom = rows
    columns = np.zeros(before.shape[1], np.bool_)
    # By rows, as the pixels lie in memory; full motion shows in the first band.
    for band in range(top, bottom, _BAND):
        here = slice(band, min(band + _BAND, bottom))
        columns |= (before[here] != after[here]).any(axis=0)
        if columns[0] and columns[-1]:
            break
    found = np.flatnonzero(columns)
    return Region(int(found[0]), top, int(found[-1]) + 1, bottom)


def _span(before: Words, after: Words) -> tuple[int, int] | None:
    """The first row that differs and the one after the last; it stops where it has found them."""
    height = len(before)
    for band in range(0, height, _BAND):
        rows = _differing(before[band : band + _BAND], after[band : band + _BAND])
        if rows.size:
            first = band + int(rows[0])
            break
    else:
        return None
    for end in range(height, first, -_BAND):
        band = max(end - _BAND, first)
        rows = _differing(before[band:end], after[band:end])
        if rows.size:
            return first, band + int(rows[-1]) + 1
    raise AssertionError("the first row that differs is in the last band")


def _differing(before: Words, after: Words) -> npt.NDArray[np.intp]:
    different = before != after
    return np.flatnonzero(different.any(axis=1)) if different.any() else np.empty(0, np.intp)


def _words(pixels: Pixels) -> Words:
    return pixels.view(np.uint32)[:, :, 0]
