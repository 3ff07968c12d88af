"""The displays in small, arranged as on the desktop; a click chooses one. It decides nothing."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QImage, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from trajectory_recorder.events import Display
from trajectory_recorder.ui.first_run.display_choice import ALL, Place, places
from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.language import translate

_SIZE_EM = (30, 13)
_BADGE_EM = 2.0


class DisplayMap(QWidget):
    """Paints what it was given last."""

    clicked = Signal(str)
    """The display that was clicked on, as the setting names it."""

    def __init__(self) -> None:
        super().__init__()
        self._displays: tuple[Display, ...] = ()
        self._pictures: list[QImage] = []
        self._chosen = ALL
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(em(self, _SIZE_EM[1]))
        self.setAccessibleName(translate("Displays", "The displays in small"))

    def show_displays(self, displays: tuple[Display, ...], pictures: Sequence[npt.NDArray[np.uint8]]) -> None:
        """Show these pictures."""
        self._displays, self._pictures = displays, [_image(it) for it in pictures]
        self.update()

    def show_chosen(self, value: str) -> None:
        """Mark what is recorded."""
        self._chosen = value
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(*(em(self, it) for it in _SIZE_EM))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        for place in self._places():
            if _rectangle(place).contains(event.position()):
                self.clicked.emit(str(place.display_id))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, picture in zip(self._places(), self._pictures, strict=True):
            self._paint(painter, place, picture)

    def _paint(self, painter: QPainter, place: Place, picture: QImage) -> None:
        area = _rectangle(place)
        is_chosen = self._chosen in {ALL, str(place.display_id)}
        painter.setOpacity(1.0 if is_chosen else 0.4)
        painter.drawImage(area, picture)
        painter.setOpacity(1.0)
        role = QPalette.ColorRole.Highlight if is_chosen else QPalette.ColorRole.Mid
        painter.setPen(QPen(self.palette().color(role), em(self, 0.2 if is_chosen else 0.1)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(area)
        if len(self._displays) > 1:
            self._paint_number(painter, area, place.display_id, self.palette().color(role))

    def _paint_number(self, painter: QPainter, area: QRectF, number: int, ground: QColor) -> None:
        side = em(self, _BADGE_EM)
        badge = QRectF(area.left(), area.top(), side, side)
        painter.fillRect(badge, ground)
        font = QFont(self.font())
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self.palette().color(QPalette.ColorRole.HighlightedText))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, str(number))

    def _places(self) -> tuple[Place, ...]:
        return places(self._displays, self.width(), self.height(), gap=em(self, 0.4))


def _rectangle(place: Place) -> QRectF:
    return QRectF(place.x, place.y, place.width, place.height)


def _image(pixels: npt.NDArray[np.uint8]) -> QImage:
    height, width, _ = pixels.shape
    # A copy: the image does not keep what it was made of.
    return QImage(pixels.data, width, height, width * 4, QImage.Format.Format_RGB32).copy()
