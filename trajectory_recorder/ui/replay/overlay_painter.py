"""Paints what was done over a picture. Where and what is decided in `replay.overlays`.

Marks have one size on every screen, whatever the picture's scale; frames and the pointer scale with it.
Every mark has a light and a dark line, so that it is seen on any picture, and a form of its own.
"""

from collections.abc import Sequence
from math import isfinite

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from trajectory_recorder.events import Button
from trajectory_recorder.replay.overlays import (
    ClickMark,
    CursorMark,
    KeyCap,
    Line,
    Outline,
    Overlay,
    WheelMark,
)
from trajectory_recorder.ui.replay.cursor_images import CursorImages

_LIGHT, _DARK = QColor("#ffffff"), QColor(10, 12, 16, 190)
_HAND, _TARGET, _WINDOW = QColor("#3d7dca"), QColor("#e08a00"), QColor("#7a8fa8")
_RING = 15.0
_PAD = 6.0
_LONGEST_LABEL = 80
_LONGEST_PX = 420


class OverlayPainter:
    """Paints on one kind of screen.

    Args:
        unit: Pixels of the screen for one of the widget's.
        font: The widget's font.
    """

    def __init__(self, unit: float, font: QFont) -> None:
        self._unit = unit
        self._font = QFont(font)
        self._font.setPixelSize(round(13 * unit))
        self._large = QFont(font)
        self._large.setPixelSize(round(17 * unit))

    def paint(
        self, painter: QPainter, overlay: Overlay, *, corner: QPointF, scale: float, images: CursorImages
    ) -> None:
        """Paint what lies over one display.

        Args:
            painter: Paints in pixels of the screen, clipped to the display.
            overlay: What lies over it.
            corner: Where the display's upper left corner is.
            scale: Pixels of the screen for one of the display.
            images: The pointer's images.
        """
        if overlay.window is not None:
            self._frame(painter, overlay.window, _WINDOW, corner, scale)
        if overlay.element is not None:
            self._frame(painter, overlay.element, _TARGET, corner, scale)
        self._way(painter, overlay.drags, _TARGET, corner, scale)
        self._way(painter, overlay.trail, _HAND, corner, scale)
        if overlay.wheel is not None:
            self._wheel(painter, overlay.wheel, _at(overlay.wheel, corner, scale))
        for click in overlay.clicks:
            self._click(painter, click, _at(click, corner, scale))
        if overlay.cursor is not None:
            self._cursor(painter, overlay.cursor, _at(overlay.cursor, corner, scale), scale, images)

    def paint_keys(self, painter: QPainter, caps: Sequence[KeyCap], area: QRectF) -> None:
        """Paint keys side by side into the lower middle of an area."""
        painter.setFont(self._large)
        metrics = QFontMetricsF(self._large)
        pad, height = 10 * self._unit, metrics.height() + 10 * self._unit
        labels = [_shortened(it.label, metrics, area.width() / 2, Qt.TextElideMode.ElideLeft) for it in caps]
        widths = [max(metrics.horizontalAdvance(it) + 2 * pad, height) for it in labels]
        left = area.center().x() - (sum(widths) + 8 * self._unit * (len(caps) - 1)) / 2
        top = area.bottom() - height - 18 * self._unit
        for cap, label, width in zip(caps, labels, widths, strict=True):
            self._cap(painter, cap, label, QRectF(left, top, width, height))
            left += width + 8 * self._unit

    def _cap(self, painter: QPainter, cap: KeyCap, label: str, box: QRectF) -> None:
        painter.setOpacity(0.25 + 0.75 * cap.strength)
        painter.setPen(QPen(_LIGHT, (2.5 if cap.held else 1.2) * self._unit))
        if cap.typed:
            painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(10, 12, 16, 220))
        painter.drawRoundedRect(box, _PAD * self._unit, _PAD * self._unit)
        painter.setPen(_LIGHT)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, label)
        painter.setOpacity(1)

    def _frame(
        self, painter: QPainter, outline: Outline, colour: QColor, corner: QPointF, scale: float
    ) -> None:
        at = _at(outline, corner, scale)
        frame = QRectF(at.x(), at.y(), outline.width_px * scale, outline.height_px * scale)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(_DARK, 3.6 * self._unit), QPen(colour, 2 * self._unit)):
            painter.setPen(pen)
            painter.drawRect(frame)
        if outline.label:
            self._label(painter, outline.label, frame, colour)

    def _label(self, painter: QPainter, text: str, frame: QRectF, colour: QColor) -> None:
        """What a frame is called, on its upper edge, or inside where that is out of sight."""
        painter.setFont(self._font)
        metrics = QFontMetricsF(self._font)
        seen, height = painter.clipBoundingRect(), metrics.height() + 4 * self._unit
        left, top = max(frame.left(), seen.left()), max(frame.top() - height, seen.top())
        room = min(_LONGEST_PX * self._unit, seen.right() - left - 2 * _PAD * self._unit)
        text = _shortened(text, metrics, room, Qt.TextElideMode.ElideRight)
        box = QRectF(left, top, metrics.horizontalAdvance(text) + 2 * _PAD * self._unit, height)
        painter.fillRect(box, QColor(10, 12, 16, 220))
        painter.fillRect(QRectF(box.left(), box.top(), 3 * self._unit, box.height()), colour)
        painter.setPen(_LIGHT)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, text)

    def _way(
        self, painter: QPainter, lines: Sequence[Line], colour: QColor, corner: QPointF, scale: float
    ) -> None:
        ends = [
            (
                QLineF(
                    corner + QPointF(it.x0_px, it.y0_px) * scale, corner + QPointF(it.x1_px, it.y1_px) * scale
                )
            )
            for it in lines
        ]
        for base, width in ((_LIGHT, 5.0), (colour, 3.0)):
            for line, end in zip(lines, ends, strict=True):
                shade = QColor(base)
                shade.setAlphaF(max(line.strength, 0.0) * 0.9)
                pen = QPen(shade, width * self._unit)
                painter.setPen(pen)
                painter.drawLine(end)

    def _click(self, painter: QPainter, click: ClickMark, at: QPointF) -> None:
        """A ring that grows when it is let go: its left, right or middle part is full, or it has a name."""
        painter.setOpacity(click.strength)
        radius = (_RING if click.down else _RING * (2 - click.strength)) * self._unit
        box = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for pen in (QPen(_LIGHT, 6 * self._unit), QPen(_HAND, 3.2 * self._unit)):
            painter.setPen(pen)
            painter.drawEllipse(box)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_HAND.red(), _HAND.green(), _HAND.blue(), 150))
        if click.button is Button.LEFT:
            painter.drawChord(box, 90 * 16, 180 * 16)
        elif click.button is Button.RIGHT:
            painter.drawChord(box, -90 * 16, 180 * 16)
        elif click.button is Button.MIDDLE:
            painter.drawEllipse(at, radius / 2.5, radius / 2.5)
        else:
            self._name(painter, str(click.button), at, radius)
        painter.setOpacity(1)

    def _wheel(self, painter: QPainter, wheel: WheelMark, at: QPointF) -> None:
        """An arrow into the direction that it was turned, and how far."""
        if not (isfinite(wheel.dx) and isfinite(wheel.dy)):
            return
        upright = abs(wheel.dy) >= abs(wheel.dx)
        notches = wheel.dy if upright else wheel.dx
        painter.setOpacity(wheel.strength)
        painter.save()
        painter.translate(at)
        painter.rotate((0 if notches > 0 else 180) if upright else (90 if notches > 0 else -90))
        size = _RING * self._unit
        arrow = QPolygonF(
            [QPointF(0, -2.4 * size), QPointF(0.9 * size, -1.3 * size), QPointF(-0.9 * size, -1.3 * size)]
        )
        painter.setPen(QPen(_LIGHT, 2 * self._unit))
        painter.setBrush(_HAND)
        painter.drawPolygon(arrow)
        painter.restore()
        self._name(painter, f"{abs(notches):.4g}", at, size)
        painter.setOpacity(1)

    def _name(self, painter: QPainter, text: str, at: QPointF, radius: float) -> None:
        painter.setFont(self._font)
        metrics = QFontMetricsF(self._font)
        width = metrics.horizontalAdvance(text) + 2 * _PAD * self._unit
        box = QRectF(at.x() + radius + 4 * self._unit, at.y() - metrics.height() / 2, width, metrics.height())
        painter.fillRect(box, QColor(10, 12, 16, 220))
        painter.setPen(_LIGHT)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _cursor(
        self, painter: QPainter, cursor: CursorMark, at: QPointF, scale: float, images: CursorImages
    ) -> None:
        """The pointer with its own image, or a small cross where that is not known."""
        image = images.of(cursor.image) if cursor.image is not None else None
        if cursor.image is not None and image is not None:
            corner = at - QPointF(cursor.image.hot_x_px, cursor.image.hot_y_px) * scale
            size = QPointF(cursor.image.width_px, cursor.image.height_px) * scale
            painter.drawImage(QRectF(corner, corner + size), image)
            return
        arm = 9 * self._unit
        for pen in (QPen(_LIGHT, 5 * self._unit), QPen(_DARK, 2 * self._unit)):
            painter.setPen(pen)
            painter.drawLine(at - QPointF(arm, 0), at + QPointF(arm, 0))
            painter.drawLine(at - QPointF(0, arm), at + QPointF(0, arm))


def _at(mark: CursorMark | ClickMark | WheelMark | Outline, corner: QPointF, scale: float) -> QPointF:
    return corner + QPointF(mark.x_px, mark.y_px) * scale


def _shortened(text: str, metrics: QFontMetricsF, width: float, mode: Qt.TextElideMode) -> str:
    """Text from a recording on one line, with nothing that would turn its direction."""
    plain = "".join(it if it.isprintable() else " " for it in text)
    plain = plain[-_LONGEST_LABEL:] if mode is Qt.TextElideMode.ElideLeft else plain[:_LONGEST_LABEL]
    return metrics.elidedText(plain, mode, width)
