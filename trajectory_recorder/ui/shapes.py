"""Small shapes that stand beside words: a stream's light, a button's sign. Colour only underlines them.

Painted rather than taken from a font or a theme, which differ from machine to machine.
"""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from trajectory_recorder.events import StreamState

_ICON_PX = 64


class Hue(Enum):
    """Colours of equal weight that can be told from light and dark backgrounds."""

    GREEN = "#2c9a5a"
    AMBER = "#c77f0a"
    RED = "#d0343f"
    BLUE = "#3d7dca"
    GREY = "#868b92"


def _disc(path: QPainterPath) -> None:
    path.addEllipse(QRectF(0.1, 0.1, 0.8, 0.8))


def _ring(path: QPainterPath) -> None:
    _disc(path)
    path.addEllipse(QRectF(0.28, 0.28, 0.44, 0.44))


def _bars(path: QPainterPath) -> None:
    path.addRect(QRectF(0.16, 0.12, 0.24, 0.76))
    path.addRect(QRectF(0.60, 0.12, 0.24, 0.76))


def _square(path: QPainterPath) -> None:
    path.addRect(QRectF(0.16, 0.16, 0.68, 0.68))


def _triangle(path: QPainterPath) -> None:
    _polygon(path, (0.5, 0.06), (0.98, 0.9), (0.02, 0.9))


def _cross(path: QPainterPath) -> None:
    _polygon(
        path,
        *((0.26, 0.1), (0.5, 0.34), (0.74, 0.1), (0.9, 0.26), (0.66, 0.5), (0.9, 0.74)),
        *((0.74, 0.9), (0.5, 0.66), (0.26, 0.9), (0.1, 0.74), (0.34, 0.5), (0.1, 0.26)),
    )


def _check(path: QPainterPath) -> None:
    _polygon(path, (0.06, 0.54), (0.2, 0.4), (0.4, 0.6), (0.8, 0.16), (0.94, 0.3), (0.4, 0.88))


def _flag(path: QPainterPath) -> None:
    _polygon(path, (0.16, 0.04), (0.92, 0.3), (0.3, 0.56), (0.3, 0.96), (0.16, 0.96))


def _polygon(path: QPainterPath, *corners: tuple[float, float]) -> None:
    first, *others = corners
    path.moveTo(*first)
    for corner in others:
        path.lineTo(*corner)
    path.closeSubpath()


class Shape(Enum):
    """Shapes in a square from 0 to 1."""

    DISC = (_disc,)
    RING = (_ring,)
    BARS = (_bars,)
    SQUARE = (_square,)
    TRIANGLE = (_triangle,)
    CROSS = (_cross,)
    CHECK = (_check,)
    FLAG = (_flag,)

    def path(self) -> QPainterPath:
        """The shape's outline."""
        outline: Callable[[QPainterPath], None] = self.value[0]
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        outline(path)
        return path


STREAM_LIGHTS = {
    StreamState.STARTING: (Shape.RING, Hue.BLUE),
    StreamState.LIVE: (Shape.DISC, Hue.GREEN),
    StreamState.STALLED: (Shape.TRIANGLE, Hue.AMBER),
    StreamState.FAILED: (Shape.CROSS, Hue.RED),
    StreamState.PAUSED: (Shape.BARS, Hue.BLUE),
    StreamState.STOPPED: (Shape.RING, Hue.GREY),
}


def icon(shape: Shape, hue: Hue) -> QIcon:
    """A button's sign; it turns grey with the button."""
    signs = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, hue), (QIcon.Mode.Disabled, Hue.GREY)):
        pixmap = QPixmap(_ICON_PX, _ICON_PX)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        _paint(painter, QRectF(0, 0, _ICON_PX, _ICON_PX), shape, colour)
        painter.end()
        signs.addPixmap(pixmap, mode)
    return signs


class Light(QWidget):
    """One shape in a row of text. The word that it underlines stands in a label beside it."""

    def __init__(self, side_px: int = 12) -> None:
        super().__init__()
        self._side_px = side_px
        self._look = (Shape.RING, Hue.GREY)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_as(self, shape: Shape, hue: Hue) -> None:
        """Become this shape in this colour."""
        if self._look != (shape, hue):
            self._look = (shape, hue)
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(self._side_px, self._side_px)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        _paint(painter, QRectF(self.rect()), *self._look)


def _paint(painter: QPainter, square: QRectF, shape: Shape, hue: Hue) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(square.topLeft())
    painter.scale(square.width(), square.height())
    painter.fillPath(shape.path(), QColor(hue.value))
