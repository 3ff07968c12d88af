"""Small pictures of a recording as a screen draws them quickly: made to size once."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap

from trajectory_recorder.replay.thumbnails import HEIGHT_PX, Thumbnails

_MOST_KEPT = 256

Rgb = npt.NDArray[np.uint8]


class StripPictures:
    """The pictures of a strip.

    Args:
        thumbnails: Where they come from.
    """

    def __init__(self, thumbnails: Thumbnails) -> None:
        self._thumbnails = thumbnails
        # Each with what it was made from: as long as that lives, nothing else has its identity.
        self._sized: dict[tuple[int, int], tuple[Rgb, QPixmap]] = {}

    @property
    def proportion(self) -> float:
        """Width over height."""
        return self._thumbnails.width_px / HEIGHT_PX

    def want(self, times_ns: Sequence[int]) -> None:
        """Ask for the pictures at these times."""
        self._thumbnails.want(times_ns)

    def at(self, at_ns: int, size: QSize) -> QPixmap | None:
        """The picture at a time, of so many pixels of the screen; None where there is none yet."""
        rgb = self._thumbnails.at(at_ns)
        if rgb is None:
            return None
        key = id(rgb), size.height()
        if key not in self._sized:
            if len(self._sized) >= _MOST_KEPT:
                self._sized.clear()
            self._sized[key] = rgb, _to_size(rgb, size)
        return self._sized[key][1]


def _to_size(rgb: Rgb, size: QSize) -> QPixmap:
    height_px, width_px, _ = rgb.shape
    image = QImage(rgb.data, width_px, height_px, 3 * width_px, QImage.Format.Format_RGB888)
    smooth = Qt.TransformationMode.SmoothTransformation
    return QPixmap.fromImage(image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, smooth))
