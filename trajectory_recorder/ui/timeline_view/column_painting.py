"""Paints a height for each column of pixels. As one picture: thousands of lines take too long."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from trajectory_recorder.replay.crowding import Counts
from trajectory_recorder.replay.scale import Places

# So many rows of the picture for each one of the widget, so that heights are fine on other displays, too.
_FINE = 2


def paint_columns(painter: QPainter, box: QRectF, top_px: Places, bottom_px: Places, colour: str) -> None:
    """Fill each column of a box from a height to another one, counted from the top of the box.

    Args:
        painter: It.
        box: Where.
        top_px: One for each column; where it is not a number, nothing is filled.
        bottom_px: The same.
        colour: Of what is filled.
    """
    heights_px = ((np.arange(int(box.height()) * _FINE) + 0.5) / _FINE)[:, np.newaxis]
    filled = (heights_px >= top_px) & (heights_px < bottom_px)
    _paint_mask(painter, box, filled, colour)


def paint_skyline(painter: QPainter, box: QRectF, counts: Counts, colour: str) -> None:
    """Fill each column of a box from its bottom up, by the root of a count: few are seen beside many."""
    tall_px = np.sqrt(counts / max(int(counts.max()), 1)) * box.height()
    paint_columns(painter, box, box.height() - tall_px, np.full(counts.size, box.height()), colour)


def _paint_mask(painter: QPainter, box: QRectF, filled: npt.NDArray[np.bool_], colour: str) -> None:
    pixels = filled * np.uint32(QColor(colour).rgba())
    rows, columns = pixels.shape
    # The image holds no pixels of its own: they have to live until it is painted.
    image = QImage(pixels.data, columns, rows, 4 * columns, QImage.Format.Format_ARGB32_Premultiplied)
    painter.drawImage(box, image)
