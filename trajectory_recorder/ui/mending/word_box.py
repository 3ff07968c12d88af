"""A line to be written: a note on a stretch, or the reason for something. Hidden until it is asked for."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.review.fields import label, line


class WordBox(QWidget):
    """Asks for a line; Enter takes it, Esc gives it up.

    Args:
        name: What is written, for screen readers and inside the empty field.
        taking: What the button says that takes it.
    """

    written = Signal(str)
    given_up = Signal()

    def __init__(self, name: str, *, taking: str) -> None:
        super().__init__()
        self._question = label()
        self.field = line(name, name)
        self._take, give_up = QPushButton(taking), QPushButton(translate("Mending", "Cancel"))
        buttons = QHBoxLayout()
        buttons.addStretch()
        for button in (self._take, give_up):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._question)
        column.addWidget(self.field)
        column.addLayout(buttons)
        self._take.clicked.connect(self._tell)
        self.field.returnPressed.connect(self._tell)
        self.field.textChanged.connect(lambda text: self._take.setEnabled(bool(text.strip())))
        give_up.clicked.connect(self.give_up)
        self.hide()

    def ask(self, question: str) -> None:
        """Ask, with an empty line."""
        self._question.setText(question)
        self.field.clear()
        self._take.setEnabled(False)
        self.show()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def give_up(self) -> None:
        """Ask no more."""
        self.hide()
        self.given_up.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        text = self.field.text().strip()
        if text:
            self.hide()
            self.written.emit(text)
