"""Labels, headings and fields as all of review work has them. Text from elsewhere stays text, whatever it says."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from trajectory_recorder.ui.shapes import Hue, Shape, icon
from trajectory_recorder.wire.limits import LONGEST_NOTE

_LINES = 3
_Shown = TypeVar("_Shown", bound=QWidget)


def label(text: str = "", *, name: str = "", wrap: bool = True) -> QLabel:
    """A label that shows text as it is."""
    made = QLabel(text)
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    return made


def heading(text: str) -> QLabel:
    """The name of a section."""
    made = label(text, wrap=False)
    font = made.font()
    font.setBold(True)
    made.setFont(font)
    return made


def dimmed(text: str = "", *, name: str = "") -> QLabel:
    """A label for what is good to know."""
    made = label(text, name=name)
    made.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return _faint(made, QPalette.ColorRole.WindowText)


def line(name: str, placeholder: str) -> QLineEdit:
    """A field for a note of one line."""
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(placeholder)
    made.setMaxLength(LONGEST_NOTE)
    return _faint(made, QPalette.ColorRole.Text)


def lines(name: str, placeholder: str) -> QPlainTextEdit:
    """A field for some lines; Tab leaves it."""
    made = QPlainTextEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(placeholder)
    made.setTabChangesFocus(True)
    made.setFixedHeight(made.fontMetrics().lineSpacing() * _LINES + 14)
    return _faint(made, QPalette.ColorRole.Text)


def _faint(made: _Shown, like: QPalette.ColorRole) -> _Shown:
    """Have faint text be no stronger than all other where it is disabled, as Qt has it."""
    palette, disabled = made.palette(), QPalette.ColorGroup.Disabled
    palette.setColor(disabled, QPalette.ColorRole.PlaceholderText, palette.color(disabled, like))
    made.setPalette(palette)
    return made


class Choice(QPushButton):
    """A button that stays down once it is chosen, and shows that by a sign.

    Args:
        text: What is chosen.
        tip: The same in more words.
    """

    def __init__(self, text: str, tip: str) -> None:
        super().__init__(text)
        self.setCheckable(True)
        self.setToolTip(tip)
        self.setAutoDefault(False)
        # As wide as it will be: what lies beside it must not move when it is chosen.
        self._show_chosen(True)
        self.setMinimumWidth(self.sizeHint().width())
        self._show_chosen(False)
        self.toggled.connect(self._show_chosen)

    def _show_chosen(self, chosen: bool) -> None:  # noqa: FBT001 - Qt's protocol
        self.setIcon(icon(Shape.CHECK, Hue.GREEN) if chosen else QIcon())
        font = self.font()
        font.setBold(chosen)
        self.setFont(font)


def show_text(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Show a text, leaving the field alone that shows it already: somebody may be writing there."""
    if isinstance(field, QLineEdit):
        if field.text() != text:
            field.setText(text)
    elif field.toPlainText() != text:
        field.setPlainText(text)
