"""The countdown: big digits, and the last chance to see that the microphone hears. Decides nothing."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout

from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.recorder.level_meter import LevelMeter
from trajectory_recorder.ui.recorder.model import RecorderModel
from trajectory_recorder.ui.recorder.out_of_picture import keep_out

_DIGIT_SCALE = 7
_TITLE_SCALE = 1.2
_FLAGS = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint


class Countdown(QFrame):
    """Shows a model that counts down. A click, or Esc, cancels.

    Args:
        model: What it shows and asks.
    """

    def __init__(self, model: RecorderModel) -> None:
        super().__init__(None, _FLAGS)
        self._model = model
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setWindowTitle(translate("Countdown", "Recording begins"))
        self._digit = _scaled("countdown", _DIGIT_SCALE)
        self._title = _scaled("what begins", _TITLE_SCALE)
        self._meter, self._hint = LevelMeter(), QLabel()
        self._cancel = QPushButton(translate("Countdown", "Cancel"))
        self._cancel.setAccessibleName(translate("Countdown", "Cancel"))
        self._cancel.clicked.connect(model.stop)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        line_px = self.fontMetrics().height()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(line_px * 3, line_px * 2, line_px * 3, line_px * 2)
        layout.setSpacing(line_px)
        for widget in (self._title, self._digit):
            layout.addWidget(widget, alignment=Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._hint, alignment=Qt.AlignmentFlag.AlignCenter)
        layout.addWidget(self._meter)
        layout.addWidget(self._cancel, alignment=Qt.AlignmentFlag.AlignCenter)
        keep_out(self)

    def show_model(self) -> None:
        """Show what the model says now: come with the countdown, and go with it."""
        model = self._model
        self._digit.setText(str(model.seconds_left or ""))
        self._title.setText(model.task.title if model.task else model.headline)
        self._meter.setVisible(model.settings.narration)
        self._meter.show_level(model.voice)
        self._hint.setText(self._words())
        if bool(model.seconds_left) != self.isVisible():
            self.setVisible(bool(model.seconds_left))
            self._come()

    def _words(self) -> str:
        if not self._model.settings.narration:
            return translate("Countdown", "Esc or a click cancels.")
        if self._model.voice is None:
            return translate("Countdown", "Opening the microphone…")
        return translate("Countdown", "Say something: does the bar below move?")

    def _come(self) -> None:
        if not self.isVisible():
            return
        self.adjustSize()
        middle = QGuiApplication.primaryScreen().availableGeometry().center()
        self.move(middle - self.rect().center())
        self.raise_()
        self.activateWindow()
        self._cancel.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self._model.stop()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        self._model.stop()


def _scaled(name: str, factor: float) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * factor)
    label.setFont(font)
    return label
