"""Can small coloured letters still be read? A sheet of them, and a reader who knows every letter.

Each letter of a decoded sheet is compared with the true pictures of all letters of its size and
colours; it is recognised if it is nearest to its own, by the sum of squared differences in RGB. And
how much of the contrast between ink and paper is left, is the slope of the straight line through the
decoded differences from the paper over the true ones, in the direction of the ink's colour: 1 is all.
"""

import string
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication

from bench_parts.footage import Footage, Part

LETTERS = string.ascii_letters + string.digits + "{}[]()<>+-*/=.,;:!?&%$#@_"
SIZES_PX = (8, 9, 10, 11)
COLOURS = (
    *(("#ff0000", "#0000ff"), ("#ff0000", "#000000"), ("#0000ff", "#000000"), ("#ffff00", "#ffffff")),
    *(("#ff0000", "#00aa00"), ("#569cd6", "#1e1e1e"), ("#ce9178", "#1e1e1e"), ("#6a9955", "#1e1e1e")),
    *(("#c586c0", "#1e1e1e"), ("#008000", "#ffffff"), ("#a31515", "#ffffff"), ("#000000", "#ffffff")),
)
"""Ink and paper: pure colours on each other, and those of code in editors, dark and light."""

_FONT = "DejaVu Sans Mono"
_CELL_PX = (9, 16)  # odd wide, so that letters fall on pairs of columns in both ways
_MARGIN_PX = 8

Rgb = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Legibility:
    """Shares, from 0 to 1: of letters that are recognised, and of contrast that is left."""

    recognised: float
    contrast: float


@dataclass(frozen=True)
class _Line:
    top_px: int
    paper: npt.NDArray[np.float64]
    ink: npt.NDArray[np.float64]


class Sheet:
    """A line for each size and pair of colours, with every letter once."""

    def __init__(self) -> None:
        cell_px, line_px = _CELL_PX
        self._lines: list[_Line] = []
        width_px = 2 * _MARGIN_PX + cell_px * len(LETTERS)
        height_px = 2 * _MARGIN_PX + line_px * len(SIZES_PX) * len(COLOURS)
        # One that widgets of other tests can use, too. Whatever display the environment names: it may be gone,
        # and Qt would end the process.
        _application = QApplication.instance() or QApplication(["", "-platform", "offscreen"])
        image = QImage(width_px + width_px % 2, height_px, QImage.Format.Format_RGB32)
        image.fill(QColor("#ffffff"))
        painter = QPainter(image)
        for size_px in SIZES_PX:
            font = QFont(_FONT)
            font.setPixelSize(size_px)
            painter.setFont(font)
            for ink, paper in COLOURS:
                top_px = _MARGIN_PX + line_px * len(self._lines)
                painter.fillRect(QRect(0, top_px, image.width(), line_px), QColor(paper))
                painter.setPen(QColor(ink))
                for number, letter in enumerate(LETTERS):
                    painter.drawText(QPoint(_MARGIN_PX + cell_px * number + 1, top_px + 12), letter)
                self._lines.append(_Line(top_px, _rgb(paper), _rgb(ink)))
        painter.end()
        shape = image.height(), image.width(), 4
        self.pixels = np.frombuffer(image.constBits(), np.uint8).reshape(shape).copy()
        """(height, width, 4) BGRA."""

    def footage(self) -> Footage:
        """An empty sheet, and half a second later the letters."""
        height_px, width_px = self.pixels.shape[:2]
        parts = [
            Part(0, 0, 0, np.full_like(self.pixels, 255)),
            Part(500_000_000, 0, 0, self.pixels),
        ]
        return Footage("small coloured text", width_px, height_px, parts)

    def judge(self, rgb: Rgb) -> Legibility:
        """Read a decoded sheet, (height, width, 3)."""
        true = self.pixels[:, :, 2::-1].astype(np.float64)
        decoded = rgb[: true.shape[0], : true.shape[1]].astype(np.float64)
        right, slopes = 0, []
        for line in self._lines:
            letters, read = _cells(true, line.top_px), _cells(decoded, line.top_px)
            squares = (letters**2).sum(1)[None, :] - 2 * read @ letters.T
            right += int((squares.argmin(1) == np.arange(len(LETTERS))).sum())
            direction = (line.ink - line.paper) / np.linalg.norm(line.ink - line.paper)
            one, other = ((cells.reshape(-1, 3) - line.paper) @ direction for cells in (letters, read))
            slopes.append(float(one @ other / (one @ one)))
        return Legibility(right / len(LETTERS) / len(self._lines), sum(slopes) / len(slopes))


def _cells(picture: npt.NDArray[np.float64], top_px: int) -> npt.NDArray[np.float64]:
    """The letters of a line, each as one row of numbers."""
    cell_px, line_px = _CELL_PX
    line = picture[top_px : top_px + line_px, _MARGIN_PX : _MARGIN_PX + cell_px * len(LETTERS)]
    return line.reshape(line_px, len(LETTERS), cell_px * 3).swapaxes(0, 1).reshape(len(LETTERS), -1)


def _rgb(colour: str) -> npt.NDArray[np.float64]:
    return np.array(QColor(colour).getRgb()[:3], np.float64)
