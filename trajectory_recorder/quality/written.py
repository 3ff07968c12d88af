"""What is written on one display, picture after picture. Of each only what became another one is read."""

from collections.abc import Iterator

import numpy as np

from trajectory_recorder.reading import Area, Line, Reader
from trajectory_recorder.reading.reader import Picture

_TILE_PX = 32
# Levels of 256 by which a pixel has to become another one. Encoding a standing picture anew moves them by less;
# grey letters on a light ground differ from it by more. Judgement.
_OTHER = 24
# A line that begins or ends here is read whole. A tile's height, so that what is read is never too small.
_MARGIN_PX = _TILE_PX


class Written:
    """The lines on one display.

    Args:
        reader: Reads pictures.
    """

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._read: Picture | None = None
        self.lines: tuple[Line, ...] = ()
        """Those in the last picture."""

    def see(self, picture: Picture) -> None:
        """Take the next picture, (height, width, 3) RGB."""
        before = self._read
        if before is None or before.shape != picture.shape:
            self._read, self.lines = picture.copy(), ()
            height_px, width_px, _ = picture.shape
            self._read_anew(picture, Area(0, 0, width_px, height_px))
            return
        for area in list(_changed(before, picture)):
            self._read_anew(picture, area)

    def _read_anew(self, picture: Picture, changed: Area) -> None:
        """Read a part, with all of every line that it touches."""
        height_px, width_px, _ = picture.shape
        area = changed.wider(_MARGIN_PX, width_px=width_px, height_px=height_px)
        while touched := [it.area for it in self.lines if it.area.touches(area) and not area.holds(it.area)]:
            for it in touched:
                area = area.along_with(it)
        part = np.s_[area.top : area.bottom, area.left : area.right]
        found = (_moved(it, area) for it in self._reader.read(picture[part]))
        self.lines = (*(it for it in self.lines if not it.area.touches(area)), *found)
        if self._read is not None:
            self._read[part] = picture[part]


def _moved(line: Line, area: Area) -> Line:
    return Line(line.text, line.area.moved(area.left, area.top), line.confidence)


def _changed(before: Picture, after: Picture) -> Iterator[Area]:
    """Where two pictures differ: an area for each run of rows of tiles that do."""
    tiles = _tiles(np.abs(after.astype(np.int16) - before).max(axis=2) >= _OTHER)
    rows = np.append(tiles.any(axis=1), False).tolist()
    height_px, width_px, _ = after.shape
    first = 0
    for row, changed in enumerate(rows):
        if changed:
            continue
        if row > first:
            columns = np.flatnonzero(tiles[first:row].any(axis=0)).tolist()
            left, right = columns[0] * _TILE_PX, min(width_px, (columns[-1] + 1) * _TILE_PX)
            yield Area(left, first * _TILE_PX, right, min(height_px, row * _TILE_PX))
        first = row + 1


def _tiles(
    pixels: "np.ndarray[tuple[int, int], np.dtype[np.bool_]]",
) -> "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]":
    """Whether there is any such pixel in each tile."""
    height_px, width_px = pixels.shape
    padded = np.pad(pixels, ((0, -height_px % _TILE_PX), (0, -width_px % _TILE_PX)))
    shape = padded.shape[0] // _TILE_PX, _TILE_PX, padded.shape[1] // _TILE_PX, _TILE_PX
    return np.asarray(padded.reshape(shape).any(axis=(1, 3)))
