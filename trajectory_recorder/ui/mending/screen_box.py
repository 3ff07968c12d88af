"""Asks for the pictures to be read, and shows how far that is. It reads nothing itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.review.fields import dimmed

_STEPS = 1000


class ScreenBox(QWidget):
    """The button, and progress with a way out while it goes on."""

    wanted = Signal()
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._look = QPushButton(translate("Mending", "Look for secrets on the screen"))
        self._look.setAutoDefault(False)
        self._look.clicked.connect(self.wanted)
        self._bar = QProgressBar()
        self._bar.setRange(0, _STEPS)
        self._bar.setAccessibleName(translate("Mending", "How much of the screen was read"))
        self._stop = QPushButton(translate("Mending", "Stop"))
        self._stop.setAutoDefault(False)
        self._stop.setAccessibleName(translate("Mending", "Stop reading the screen"))
        self._stop.clicked.connect(self.cancelled)
        self._told = dimmed(name="screen read")
        row = QHBoxLayout()
        row.addWidget(self._bar, stretch=1)
        row.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self._look, self._told):
            column.addWidget(part)
        column.insertLayout(1, row)
        self.show_idle()

    def show_idle(self, told: str = "", *, can_read: bool = True) -> None:
        """Offer it, with what came of it last, or why it can't be done."""
        self._look.setEnabled(can_read)
        self._show(told, reading=False)

    def show_reading(self, share: float) -> None:
        """Show how much was read, from 0 to 1."""
        self._bar.setValue(round(share * _STEPS))
        self._show(translate("Mending", "This can take minutes. Go on with something else."), reading=True)

    def _show(self, told: str, *, reading: bool) -> None:
        self._look.setVisible(not reading)
        self._bar.setVisible(reading)
        self._stop.setVisible(reading)
        self._told.setText(told)
        self._told.setVisible(bool(told))
