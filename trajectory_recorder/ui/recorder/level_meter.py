"""A voice level as a bar with words beside it. It measures nothing."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.recorder.stream_view import VoiceLevel
from trajectory_recorder.ui.shapes import Hue

_SEGMENTS = 24
_GAP_PX = 2
# Where speech peaks sound right, as shares of the 60 dB that the bar spans: from -18 to -6 dBFS.
_LOUD_FROM, _TOO_LOUD_FROM = 0.90, 0.98


class LevelMeter(QWidget):
    """The bar and its words; empty while no voice is recorded."""

    def __init__(self) -> None:
        super().__init__()
        self._bar = LevelBar()
        self.words = QLabel()
        self.words.setMinimumWidth(
            self.words.fontMetrics().horizontalAdvance(translate("Streams", "no sound") + "  ")
        )
        self.words.setObjectName("voice level")
        self.words.setAccessibleDescription(translate("Streams", "Voice level"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._bar, stretch=1)
        layout.addWidget(self.words)

    def show_level(self, level: VoiceLevel | None) -> None:
        """Show a level, or that there is none."""
        self._bar.show_share(level.share if level else 0.0)
        self.words.setText(level.words if level else "")


class LevelBar(QWidget):
    """The bar alone; repaints only when a segment goes on or off."""

    def __init__(self) -> None:
        super().__init__()
        self._lit = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float) -> None:
        """Show a level as a share of the whole bar, from 0 to 1."""
        lit = round(share * _SEGMENTS)
        if lit != self._lit:
            self._lit = lit
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        line_px = self.fontMetrics().height()
        return QSize(line_px * 5, line_px // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        step = (self.width() + _GAP_PX) / _SEGMENTS
        for segment in range(_SEGMENTS):
            share = (segment + 1) / _SEGMENTS
            colour = _colour(share) if segment < self._lit else self.palette().mid().color()
            painter.fillRect(QRectF(segment * step, 0, step - _GAP_PX, self.height()), colour)


def _colour(share: float) -> QColor:
    hue = Hue.RED if share > _TOO_LOUD_FROM else Hue.AMBER if share > _LOUD_FROM else Hue.GREEN
    return QColor(hue.value)
