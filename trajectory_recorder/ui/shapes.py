"""Small shapes that stand beside words: a stream's light, a button's sign. Colour only underlines them.

Painted rather than taken from a font or a theme, which differ from machine to machine.
"""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPaintEvent, QPixmap, QTransform
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


def _chart(path: QPainterPath) -> None:
    for left, top in ((0.1, 0.5), (0.4, 0.12), (0.7, 0.32)):
        path.addRect(QRectF(left, top, 0.2, 0.88 - top))


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


def _play(path: QPainterPath) -> None:
    _polygon(path, (0.2, 0.08), (0.9, 0.5), (0.2, 0.92))


def _step_on(path: QPainterPath) -> None:
    path.addRect(QRectF(0.14, 0.16, 0.16, 0.68))
    _polygon(path, (0.4, 0.16), (0.88, 0.5), (0.4, 0.84))


def _step_back(path: QPainterPath) -> None:
    path.addRect(QRectF(0.7, 0.16, 0.16, 0.68))
    _polygon(path, (0.6, 0.16), (0.12, 0.5), (0.6, 0.84))


def _speaker(path: QPainterPath) -> None:
    _polygon(path, (0.04, 0.34), (0.22, 0.34), (0.46, 0.12), (0.46, 0.88), (0.22, 0.66), (0.04, 0.66))
    for left, top, bottom in ((0.56, 0.32, 0.68), (0.76, 0.18, 0.82)):
        path.addRect(QRectF(left, top, 0.1, bottom - top))


def _muted(path: QPainterPath) -> None:
    _polygon(path, (0.04, 0.34), (0.22, 0.34), (0.46, 0.12), (0.46, 0.88), (0.22, 0.66), (0.04, 0.66))
    _polygon(
        path,
        *((0.54, 0.4), (0.61, 0.33), (0.75, 0.46), (0.89, 0.33), (0.96, 0.4), (0.83, 0.53)),
        *((0.96, 0.66), (0.89, 0.73), (0.75, 0.6), (0.61, 0.73), (0.54, 0.66), (0.67, 0.53)),
    )


def _rewind(path: QPainterPath) -> None:
    _polygon(path, (0.5, 0.14), (0.5, 0.86), (0.04, 0.5))
    _polygon(path, (0.94, 0.14), (0.94, 0.86), (0.48, 0.5))


def _mask(path: QPainterPath) -> None:
    path.addRect(QRectF(0.08, 0.08, 0.84, 0.84))
    _polygon(path, (0.18, 0.46), (0.46, 0.18), (0.66, 0.18), (0.18, 0.66))
    _polygon(path, (0.18, 0.82), (0.82, 0.18), (0.82, 0.38), (0.38, 0.82))
    _polygon(path, (0.58, 0.82), (0.82, 0.58), (0.82, 0.78), (0.78, 0.82))


def _text(path: QPainterPath) -> None:
    for top, width in ((0.14, 0.8), (0.36, 0.8), (0.58, 0.8), (0.8, 0.5)):
        path.addRect(QRectF(0.1, top, width, 0.1))


def _lines(path: QPainterPath) -> None:
    for top in (0.12, 0.42, 0.72):
        path.addEllipse(QRectF(0.04, top, 0.16, 0.16))
        path.addRect(QRectF(0.3, top + 0.02, 0.66, 0.12))


def _film(path: QPainterPath) -> None:
    path.addRoundedRect(QRectF(0.02, 0.14, 0.96, 0.72), 0.08, 0.08)
    for left in (0.1, 0.29, 0.48, 0.67):
        path.addRect(QRectF(left, 0.2, 0.12, 0.1))
        path.addRect(QRectF(left + 0.09, 0.7, 0.12, 0.1))
    _polygon(path, (0.4, 0.36), (0.66, 0.5), (0.4, 0.64))


def _gear(path: QPainterPath) -> None:
    teeth = QPainterPath()
    teeth.setFillRule(Qt.FillRule.WindingFill)
    teeth.addEllipse(QRectF(0.16, 0.16, 0.68, 0.68))
    tooth = QPainterPath()
    tooth.addRect(QRectF(-0.09, -0.48, 0.18, 0.3))
    for number in range(8):
        teeth.addPath(QTransform().translate(0.5, 0.5).rotate(number * 45).map(tooth))
    path.addPath(teeth.simplified())
    path.addEllipse(QRectF(0.36, 0.36, 0.28, 0.28))


def _info(path: QPainterPath) -> None:
    path.addEllipse(QRectF(0.04, 0.04, 0.92, 0.92))
    path.addEllipse(QRectF(0.43, 0.2, 0.14, 0.14))
    path.addRect(QRectF(0.44, 0.42, 0.12, 0.38))


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
    CHART = (_chart,)
    SQUARE = (_square,)
    TRIANGLE = (_triangle,)
    CROSS = (_cross,)
    CHECK = (_check,)
    FLAG = (_flag,)
    PLAY = (_play,)
    STEP_ON = (_step_on,)
    STEP_BACK = (_step_back,)
    SPEAKER = (_speaker,)
    MUTED = (_muted,)
    REWIND = (_rewind,)
    MASK = (_mask,)
    TEXT = (_text,)
    LINES = (_lines,)
    FILM = (_film,)
    GEAR = (_gear,)
    INFO = (_info,)

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


def icon(shape: Shape, hue: Hue, *, chosen: QColor | None = None) -> QIcon:
    """A button's or a row's sign; it turns grey with the button.

    Args:
        shape: Its outline.
        hue: Its colour.
        chosen: Its colour in a row or button that is chosen, on whose ground a hue is hard to see; None for none
            of its own.
    """
    signs = QIcon()
    off, on = QIcon.State.Off, QIcon.State.On
    looks: list[tuple[QIcon.Mode, QIcon.State, Hue | QColor]] = [
        (QIcon.Mode.Normal, off, hue),
        (QIcon.Mode.Disabled, off, Hue.GREY),
    ]
    if chosen is not None:
        looks += [(QIcon.Mode.Selected, off, chosen), (QIcon.Mode.Normal, on, chosen)]
    for mode, state, colour in looks:
        pixmap = QPixmap(_ICON_PX, _ICON_PX)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint(painter, QRectF(0, 0, _ICON_PX, _ICON_PX), shape, colour)
        painter.end()
        signs.addPixmap(pixmap, mode, state)
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
        paint(painter, QRectF(self.rect()), *self._look)


def paint(painter: QPainter, square: QRectF, shape: Shape, hue: Hue | QColor) -> None:
    """Draw a shape into a square, in a hue or in the colour of the text beside it; leaves the painter as it was."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(square.topLeft())
    painter.scale(square.width(), square.height())
    painter.fillPath(shape.path(), QColor(hue.value) if isinstance(hue, Hue) else hue)
    painter.restore()
