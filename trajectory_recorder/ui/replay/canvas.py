"""Shows displays' pictures, and over them what was done: fitted, or as large as somebody wants to see them.

It scales each picture once for the place where it is seen; what moves over it is painted on that. Which
picture it is, and what lies over it, others decide.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trajectory_recorder.events import Display
from trajectory_recorder.media.bgra import Bgra
from trajectory_recorder.replay.overlays import KeyCap, Overlay
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.replay.arrangement import Arrangement, Placed
from trajectory_recorder.ui.replay.cursor_images import CursorImages
from trajectory_recorder.ui.replay.images import image_of
from trajectory_recorder.ui.replay.overlay_painter import OverlayPainter
from trajectory_recorder.ui.replay.preview import NOTHING_HIDDEN, Hidden
from trajectory_recorder.ui.replay.view import View

_BACKGROUND, _EMPTY, _WORDS = QColor("#16181b"), QColor("#24272b"), QColor("#c9cdd2")
_COVER = QColor("#80868e")
# From here on single pixels are looked at: they keep their edges.
_PIXELS_FROM = 2.0
_NOTCH = 120


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    """A picture with the pixels that it is made of, which it does not keep itself."""

    image: QImage
    bgra: Bgra


@dataclass(frozen=True, slots=True)
class _Scaled:
    """The part of a picture that is seen, at the size at which it is seen, and where."""

    picture: int
    view: View
    image: QImage
    at: QPoint


class Canvas(QWidget):
    """The pictures. Wheel with Ctrl zooms at the pointer, dragging pans."""

    zoom_changed = Signal(float)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Replay", "Recorded screen"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 135)
        # It has no use for keys: they are the window's.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._arrangement = Arrangement()
        self._pictures: dict[int, _Held] = {}
        self._scaled: dict[int, _Scaled] = {}
        self._overlays: Mapping[int, Overlay] = {}
        self._keys: Sequence[KeyCap] = ()
        self._hidden: Mapping[int, Hidden] = {}
        self._images = CursorImages()
        self._view = View()
        self._playing = False
        self._dragged_from: QPointF | None = None

    # --- what is shown ------------------------------------------------------------------------------

    def show_arrangement(self, arrangement: Arrangement) -> None:
        """Show these displays; the zoom stays where their size does."""
        if arrangement == self._arrangement:
            return
        self._arrangement = arrangement
        shown = {it.display.display_id for it in arrangement.displays}
        self._pictures = {key: it for key, it in self._pictures.items() if key in shown}
        self._look(self._view.of(arrangement.width_px, arrangement.height_px))

    def show_picture(self, display_id: int, bgra: Bgra | None) -> None:
        """Show a display's picture, or that there is none yet."""
        if bgra is None:
            self._pictures.pop(display_id, None)
        elif any(it.display.display_id == display_id for it in self._arrangement.displays):
            self._pictures[display_id] = _Held(image_of(bgra), bgra)
        self.update()

    def show_overlays(self, overlays: Mapping[int, Overlay], keys: Sequence[KeyCap]) -> None:
        """Show what lies over each display, and the keys."""
        if overlays != self._overlays or keys != self._keys:
            self._overlays, self._keys = overlays, keys
            self.update()

    def show_hidden(self, hidden: Mapping[int, Hidden]) -> None:
        """Hide what is hidden of each display's picture."""
        if hidden != self._hidden:
            self._hidden = hidden
            self.update()

    def set_playing(self, playing: bool) -> None:  # noqa: FBT001 - a state
        """While pictures follow each other, those that are blown up are not smoothed."""
        self._playing = playing
        self._scaled.clear()
        self.update()

    # --- how large ----------------------------------------------------------------------------------

    @property
    def view(self) -> View:
        """What is seen, in pixels of the screen."""
        return self._view

    def places(self) -> list[tuple[Display, QRectF]]:
        """Where each display is seen, in the coordinates of the widget."""
        unit = self.devicePixelRatioF()
        frames = ((it.display, self._frame(it)) for it in self._arrangement.displays)
        return [(it, QRectF(frame.topLeft() / unit, frame.size() / unit)) for it, frame in frames]

    def fit(self) -> None:
        """Show all of it."""
        self._look(self._view.fitted())

    def show_actual_size(self) -> None:
        """Show one pixel of the picture as one of the screen."""
        self._look(self._view.at_scale(1.0, self._view.width_px / 2, self._view.height_px / 2))

    def zoom(self, steps: float, at: QPointF | None = None) -> None:
        """Show it larger, or smaller, around a place in the widget; its middle if not given."""
        unit = self.devicePixelRatioF()
        at = at or QPointF(self.width() / 2, self.height() / 2)
        self._look(self._view.zoomed(steps, at.x() * unit, at.y() * unit))

    def _look(self, view: View) -> None:
        if view != self._view:
            self._view = view
            self.zoom_changed.emit(view.scale)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._follow_size()

    def _follow_size(self) -> None:
        unit = self.devicePixelRatioF()
        self._look(self._view.resized(round(self.width() * unit), round(self.height() * unit)))

    # --- by hand ------------------------------------------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        turned = event.angleDelta().y() / _NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(turned, event.position())
        else:
            pixels = QPointF(event.angleDelta()) * (self.devicePixelRatioF() / 2)
            self._look(self._view.panned(pixels.x(), pixels.y()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.button() in {Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton}:
            self._dragged_from = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if self._dragged_from is not None:
            way = (event.position() - self._dragged_from) * self.devicePixelRatioF()
            self._dragged_from = event.position()
            self._look(self._view.panned(way.x(), way.y()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._dragged_from = None
        self.setCursor(Qt.CursorShape.ArrowCursor)

    # --- painting, in pixels of the screen ------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        unit = self.devicePixelRatioF()
        if (round(self.width() * unit), round(self.height() * unit)) != (
            self._view.width_px,
            self._view.height_px,
        ):
            self._follow_size()  # it was moved to a screen with another scale
        painter = QPainter(self)
        painter.fillRect(self.rect(), _BACKGROUND)
        painter.scale(1 / unit, 1 / unit)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._view.scale < _PIXELS_FROM)
        marks = OverlayPainter(unit, self.font())
        for placed in self._arrangement.displays:
            self._paint_display(painter, placed, marks)
        painter.setClipping(False)
        if self._keys:
            marks.paint_keys(painter, self._keys, QRectF(0, 0, self._view.width_px, self._view.height_px))

    def _paint_display(self, painter: QPainter, placed: Placed, marks: OverlayPainter) -> None:
        frame = self._frame(placed)
        display_id = placed.display.display_id
        painter.setClipRect(frame)
        picture = self._pictures.get(display_id)
        if picture is None:
            painter.fillRect(frame, _EMPTY)
            painter.setPen(_WORDS)
            painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, translate("Replay", "No picture here"))
        elif (seen := self._seen(display_id, picture.image, frame)) is not None:
            painter.drawImage(seen.at, seen.image)
        self._paint_hidden(painter, placed.display, frame)
        overlay = self._overlays.get(display_id)
        if overlay is not None:
            marks.paint(painter, overlay, corner=frame.topLeft(), scale=self._view.scale, images=self._images)

    def _paint_hidden(self, painter: QPainter, display: Display, frame: QRectF) -> None:
        hidden = self._hidden.get(display.display_id, NOTHING_HIDDEN)
        if hidden.black:
            painter.fillRect(frame, Qt.GlobalColor.black)
        scale = self._view.scale
        for it in hidden.areas:
            left, top = (it.x_px - display.x_px) * scale, (it.y_px - display.y_px) * scale
            area = QRectF(left, top, it.width_px * scale, it.height_px * scale)
            painter.fillRect(area.translated(frame.topLeft()), _COVER)

    def _frame(self, placed: Placed) -> QRectF:
        """Where a display is seen, from a whole pixel on: its picture and what lies over it fit together."""
        left, top = self._view.to_widget(placed.x_px, placed.y_px)
        scale = self._view.scale
        return QRectF(
            round(left), round(top), placed.display.width_px * scale, placed.display.height_px * scale
        )

    def _seen(self, display_id: int, picture: QImage, frame: QRectF) -> _Scaled | None:
        """A picture as it is seen, made anew only where the picture or the view is another one."""
        known = self._scaled.get(display_id)
        if known is not None and known.picture == picture.cacheKey() and known.view == self._view:
            return known
        made = self._scale(picture, frame)
        if made is not None:
            self._scaled[display_id] = made
        return made

    def _scale(self, picture: QImage, frame: QRectF) -> _Scaled | None:
        scale = self._view.scale
        seen = frame.intersected(QRectF(0, 0, self._view.width_px, self._view.height_px))
        part = QRectF((seen.topLeft() - frame.topLeft()) / scale, seen.size() / scale).toAlignedRect()
        part = part.intersected(picture.rect())
        if part.isEmpty():
            return None
        smooth = scale < 1 or (scale < _PIXELS_FROM and not self._playing)
        mode = (
            Qt.TransformationMode.SmoothTransformation if smooth else Qt.TransformationMode.FastTransformation
        )
        cut = picture if part == picture.rect() else picture.copy(part)
        image = cut.scaled(
            max(round(part.width() * scale), 1),
            max(round(part.height() * scale), 1),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            mode,
        )
        corner = frame.topLeft() + QPointF(part.topLeft()) * scale
        return _Scaled(picture.cacheKey(), self._view, image, QPoint(round(corner.x()), round(corner.y())))
