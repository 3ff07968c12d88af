"""Lets somebody draw a rectangle on the picture, by hand or by keyboard.

Drag draws it and takes it. By keyboard: arrows move it, with Shift they change its size, Enter takes it, and Esc
gives up.
"""

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from trajectory_recorder.events import Display, Rectangle
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.replay.canvas import Canvas

_SHADE, _EDGE = QColor(0, 0, 0, 90), QColor("#ffffff")
_LEAST_PX = 4
_FIRST_SHARE, _STEP_SHARE = 0.3, 0.02
_ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class RegionPicker(QWidget):
    """Lies over a canvas while a region is chosen.

    Args:
        canvas: The pictures.
    """

    picked = Signal(int, object)
    """The display's number, and a `Rectangle` in pixels of the virtual desktop."""
    given_up = Signal()

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._anchor: QPointF | None = None
        self._box = QRectF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(translate("Mending", "Region to be covered"))
        self.setAccessibleDescription(
            translate(
                "Mending",
                "Drag a rectangle; or move it by arrows, change its size by Shift and arrows, and take it by Enter",
            )
        )
        self.hide()

    def begin(self) -> None:
        """Let somebody choose."""
        if not self._canvas.places():
            return
        self.setGeometry(self._canvas.rect())
        frame = self._frame(QRectF(self.rect()).center())[1]
        size = frame.size() * _FIRST_SHARE
        self._box = QRectF(frame.center() - QPointF(size.width(), size.height()) / 2, size)
        self._anchor = None
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Stop, as if nothing had been asked."""
        if self.isVisible():
            self.hide()
            self.given_up.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() is Qt.MouseButton.LeftButton:
            self._anchor = event.position()
            self._draw_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self._anchor is not None:
            self._draw_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self._anchor is not None and event.button() is Qt.MouseButton.LeftButton:
            self._draw_to(event.position())
            self._anchor = None
            if min(self._box.width(), self._box.height()) >= _LEAST_PX:
                self._take()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self._move(_ARROWS[key], grows=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take()
        elif key is Qt.Key.Key_Escape:
            self.end()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusOutEvent(event)
        # Who goes elsewhere in the window does not want it any more; another window may come and go.
        if event.reason() in {Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason}:
            self.end()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        around = QPainterPath()
        around.addRect(QRectF(self.rect()))
        around.addRect(self._box)  # which the odd-even rule leaves clear
        painter.fillPath(around, _SHADE)
        painter.setPen(QPen(_EDGE, 2, Qt.PenStyle.DashLine))
        painter.drawRect(self._box)
        tip = translate("Mending", "Drag over what is to be covered. Enter takes it, Esc gives up.")
        painter.drawText(self.rect().adjusted(12, 8, -12, -8), Qt.AlignmentFlag.AlignTop, tip)

    def _draw_to(self, at: QPointF) -> None:
        anchor = self._anchor or at
        frame = self._frame(anchor)[1]
        self._box = QRectF(anchor, at).normalized().intersected(frame)
        self.update()

    def _move(self, way: QPointF, *, grows: bool) -> None:
        frame = self._frame(self._box.center())[1]
        step = way * (frame.width() * _STEP_SHARE)
        box = QRectF(self._box)
        if grows:
            size = box.size() + QSizeF(step.x(), step.y())
            box.setSize(size.expandedTo(QSizeF(_LEAST_PX, _LEAST_PX)))
        else:
            box.translate(step)
        if frame.contains(box):
            self._box = box
            self.update()

    def _take(self) -> None:
        display, frame = self._frame(self._box.center())
        scale = display.width_px / max(frame.width(), 1)
        area = QRectF(
            (self._box.topLeft() - frame.topLeft()) * scale, self._box.size() * scale
        ).toAlignedRect()
        area = area.intersected(QRectF(0, 0, display.width_px, display.height_px).toRect())
        self.hide()
        place = Rectangle(display.x_px + area.x(), display.y_px + area.y(), area.width(), area.height())
        self.picked.emit(display.display_id, place)

    def _frame(self, at: QPointF) -> tuple[Display, QRectF]:
        """The display at a place, or the first."""
        places = self._canvas.places()
        return next((it for it in places if it[1].contains(at)), places[0])
