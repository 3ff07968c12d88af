"""Play, pause, step, speed, time, idle stretches and the voice. It shows a player's state and decides nothing."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSlider, QToolButton, QWidget

from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.replay import times
from trajectory_recorder.ui.replay.model import RATES
from trajectory_recorder.ui.shapes import Hue, Shape, icon

_VOLUME_PX = 80
_LOUDEST = 100


class TimeField(QLineEdit):
    """The position, and where to write another one; Esc leaves it as it was."""

    time_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Replay", "Time"))
        self.setAccessibleDescription(
            translate("Replay", "Where the replay is. Write a time and press Enter to go there.")
        )
        self.setToolTip(
            translate("Replay", "Where the replay is; write a time, as 1:02:03.5, to go there (G)")
        )
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("00:00:00.000") + 24)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._shown = ""
        self.returnPressed.connect(self._go)

    def show_time(self, at_ns: int) -> None:
        """Show where the replay is, unless somebody writes."""
        self._shown = times.exact(at_ns)
        if not self.hasFocus() and self.text() != self._shown:
            self.setText(self._shown)

    def _go(self) -> None:
        at_ns = times.written(self.text())
        if at_ns is None:
            self.selectAll()
            return
        self._leave()
        self.time_wanted.emit(at_ns)

    def _leave(self) -> None:
        self.clearFocus()
        self.setText(self._shown)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)


class PlayControls(QWidget):
    """The row below the pictures.

    Args:
        duration_ns: How long the recording is.
    """

    play_wanted = Signal()
    frames_wanted = Signal(int)
    time_wanted = Signal(object)
    rate_chosen = Signal(float)
    skipping_chosen = Signal(bool)
    mute_chosen = Signal(bool)
    volume_chosen = Signal(float)

    def __init__(self, duration_ns: int) -> None:
        super().__init__()
        self._playing: bool | None = None
        self._back = _button(
            translate("Replay", "One frame back"), translate("Replay", "One frame back (,)"), Shape.STEP_BACK
        )
        self._back.clicked.connect(lambda: self.frames_wanted.emit(-1))
        self._play = _button(translate("Replay", "Play"), "", Shape.PLAY)
        self._play.clicked.connect(self.play_wanted)
        self._on = _button(
            translate("Replay", "One frame on"), translate("Replay", "One frame on (.)"), Shape.STEP_ON
        )
        self._on.clicked.connect(lambda: self.frames_wanted.emit(1))
        self.time = TimeField()
        self.time.time_wanted.connect(self.time_wanted)
        length = QLabel(translate("Replay", "of {length}").format(length=times.exact(duration_ns)))
        length.setAccessibleName(
            translate("Replay", "Length {length}").format(length=times.exact(duration_ns))
        )
        self._rate = self._make_rate()
        self._skip = _button(
            translate("Replay", "Skip idle stretches"),
            translate("Replay", "Skip stretches in which nothing happens (I)"),
        )
        self._skip.setText(translate("Replay", "Skip idle"))
        self._skip.setCheckable(True)
        self._skip.clicked.connect(self.skipping_chosen)
        self._mute = _button(translate("Replay", "Mute"), "", Shape.SPEAKER)
        self._mute.setCheckable(True)
        self._mute.clicked.connect(self.mute_chosen)
        self._volume = self._make_volume()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(6)
        for widget in (self._back, self._play, self._on, self.time, length, self._rate, self._skip):
            layout.addWidget(widget)
        layout.addStretch()
        layout.addWidget(self._mute)
        layout.addWidget(self._volume)
        self.show_playing(playing=False)

    def _make_rate(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(translate("Replay", "Speed"))
        box.setToolTip(translate("Replay", "Speed (1 … 9, 0, < and >)"))
        for rate in RATES:
            box.addItem(_rate_words(rate), rate)
        box.activated.connect(lambda index: self.rate_chosen.emit(box.itemData(index)))
        return box

    def _make_volume(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setAccessibleName(translate("Replay", "Volume"))
        slider.setToolTip(translate("Replay", "Volume"))
        slider.setRange(0, _LOUDEST)
        slider.setFixedWidth(_VOLUME_PX)
        slider.valueChanged.connect(lambda value: self.volume_chosen.emit(value / _LOUDEST))
        return slider

    def show_playing(self, *, playing: bool) -> None:
        """Show whether it plays."""
        if playing == self._playing:
            return
        self._playing = playing
        word = translate("Replay", "Pause") if playing else translate("Replay", "Play")
        self._play.setIcon(icon(Shape.BARS if playing else Shape.PLAY, Hue.BLUE))
        self._play.setAccessibleName(word)
        tip = translate("Replay", "Pause (Space)") if playing else translate("Replay", "Play (Space)")
        self._play.setToolTip(tip)

    def show_state(self, *, rate: float, skipping: bool, muted: bool, volume: float) -> None:
        """Show how it plays; `rate` is negative backwards, where no rate can be chosen."""
        if rate < 0:
            # It is as true as any that can be chosen, and to be read as well.
            palette = self.palette()
            palette.setColor(QPalette.ColorRole.PlaceholderText, palette.color(QPalette.ColorRole.ButtonText))
            self._rate.setPalette(palette)
            self._rate.setPlaceholderText(_rate_words(rate))
            self._rate.setCurrentIndex(-1)
        else:
            self._rate.setCurrentIndex(min(range(len(RATES)), key=lambda index: abs(RATES[index] - rate)))
        self._skip.setChecked(skipping)
        self._mute.setChecked(muted)
        self._mute.setIcon(icon(Shape.MUTED if muted else Shape.SPEAKER, Hue.BLUE))
        self._mute.setToolTip(
            translate("Replay", "Hear the voice (M)") if muted else translate("Replay", "Mute the voice (M)")
        )
        if not self._volume.isSliderDown():
            with QSignalBlocker(self._volume):
                self._volume.setValue(round(volume * _LOUDEST))


def _rate_words(rate: float) -> str:
    return f"{rate:g}".replace("-", "\N{MINUS SIGN}") + "\N{MULTIPLICATION SIGN}"


def _button(name: str, tip: str, shape: Shape | None = None) -> QToolButton:
    button = QToolButton()
    button.setAccessibleName(name)
    button.setToolTip(tip)
    button.setAutoRaise(True)
    # A click leaves the focus where it was; Tab reaches it.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if shape is not None:
        button.setIcon(icon(shape, Hue.BLUE))
    return button
