"""Something that went wrong, in words, with what to try next. Hidden while there is nothing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from trajectory_recorder.ui.notices import Notice
from trajectory_recorder.ui.shapes import Hue, Light, Shape


class NoticePanel(QFrame):
    """A frame in the window rather than a dialog: it interrupts nobody, and stays to be read."""

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        light = Light(20)
        light.show_as(Shape.TRIANGLE, Hue.AMBER)
        self._message, self._remedy = _text("notice"), _text("remedy")
        font = self._message.font()
        font.setBold(True)
        self._message.setFont(font)
        texts = QVBoxLayout()
        texts.addWidget(self._message)
        texts.addWidget(self._remedy)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(12)
        layout.addWidget(light, alignment=Qt.AlignmentFlag.AlignTop)
        layout.addLayout(texts, stretch=1)

    def show_notice(self, notice: Notice | None) -> None:
        """Show a notice, or nothing."""
        self.setVisible(notice is not None)
        self._message.setText(notice.message if notice else "")
        self._remedy.setText(notice.remedy if notice else "")
        self._remedy.setVisible(bool(notice and notice.remedy))


def _text(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label
