"""The border around what is recorded: thin windows that clicks go through. Decides nothing.

Four plain windows for each frame rather than one with a hole: those need no compositor, and are painted
once.
"""

from collections.abc import Sequence
from enum import Enum

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from trajectory_recorder.events import Rectangle
from trajectory_recorder.ui.recorder.framing import edges
from trajectory_recorder.ui.recorder.out_of_picture import keep_out
from trajectory_recorder.ui.shapes import Hue

_FLAGS = (
    Qt.WindowType.Tool
    | Qt.WindowType.FramelessWindowHint
    | Qt.WindowType.WindowStaysOnTopHint
    | Qt.WindowType.WindowTransparentForInput
    | Qt.WindowType.WindowDoesNotAcceptFocus
    # A window manager would keep it off panels.
    | Qt.WindowType.BypassWindowManagerHint
)


class BorderLook(Enum):
    """What a border says; the values are its colours, and whether it is hatched."""

    RECORDING = (Hue.RED, False)
    PAUSED = (Hue.AMBER, False)
    MASKED = (Hue.RED, True)


class Border:
    """Frames around rectangles; none to begin with."""

    def __init__(self) -> None:
        self._edges: list[_Edge] = []
        self._framed: tuple[tuple[Rectangle, ...], bool] = ((), False)

    def show_around(self, rectangles: Sequence[Rectangle], look: BorderLook, *, outside: bool) -> None:
        """Frame these, given in the units that windows are placed in; changes only what differs.

        Args:
            rectangles: What to frame; nothing takes the border away.
            look: What it says.
            outside: Whether the frames lie around them rather than just within.
        """
        wanted = (tuple(rectangles), outside)
        if wanted != self._framed:
            self._framed = wanted
            self._place()
        for edge in self._edges:
            edge.show_look(look)

    def hide(self) -> None:
        """Take the border away."""
        self._framed = ((), False)
        self._place()

    def _place(self) -> None:
        rectangles, outside = self._framed
        places = [it for rectangle in rectangles for it in edges(rectangle, _thickness(), outside=outside)]
        while len(self._edges) > len(places):
            edge = self._edges.pop()
            edge.close()
            edge.deleteLater()
        while len(self._edges) < len(places):
            self._edges.append(_Edge())
        for edge, place in zip(self._edges, places, strict=True):
            edge.setGeometry(QRect(place.x_px, place.y_px, place.width_px, place.height_px))
            edge.show()


class _Edge(QWidget):
    def __init__(self) -> None:
        super().__init__(None, _FLAGS)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setAccessibleName("")
        self._look = BorderLook.RECORDING
        keep_out(self)

    def show_look(self, look: BorderLook) -> None:
        if look is not self._look:
            self._look = look
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        hue, hatched = self._look.value
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(hue.value))
        if hatched:
            stripe_px = _thickness() * 4
            for along in range(0, max(self.width(), self.height()), stripe_px * 2):
                stripe = QRect(along, along, stripe_px, stripe_px)
                # Whichever side is the short one, a stripe crosses all of it.
                stripe.moveLeft(along if self.width() > self.height() else 0)
                stripe.moveTop(along if self.height() > self.width() else 0)
                painter.fillRect(stripe, self.palette().window())


def _thickness() -> int:
    return max(2, QWidget().fontMetrics().height() // 5)
