"""A message across the window: what happened, what to try next, one button to do that, and one to put it away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout

from trajectory_recorder.ui.home.buttons import button
from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.home.signs import SIGNS
from trajectory_recorder.ui.home.standing import Mood
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notices import Notice
from trajectory_recorder.ui.review.fields import dimmed, heading
from trajectory_recorder.ui.shapes import Hue, Light, Shape, icon


class Banner(QFrame):
    """Hidden while there is nothing to say."""

    wanted = Signal()
    dismissed = Signal()

    def __init__(self, name: str, mood: Mood) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.StyledPanel)
        light = Light(em(self, 1.2))
        light.show_as(*SIGNS[mood])
        self._message, self._remedy = heading(""), dimmed(name=f"{name} remedy")
        self._message.setObjectName(name)
        self._message.setWordWrap(True)
        self._button = button("", self.wanted.emit, name=f"{name} button")
        close = QToolButton()
        close.setIcon(icon(Shape.CROSS, Hue.GREY))
        close.setAutoRaise(True)
        close.setAccessibleName(translate("Banner", "Put this message away"))
        close.setToolTip(translate("Banner", "Put this message away"))
        close.clicked.connect(self.dismissed)
        texts = QVBoxLayout()
        texts.addWidget(self._message)
        texts.addWidget(self._remedy)
        row = QHBoxLayout(self)
        row.setContentsMargins(em(self, 0.7), em(self, 0.5), em(self, 0.5), em(self, 0.5))
        row.setSpacing(em(self, 0.7))
        row.addWidget(light, alignment=Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, stretch=1)
        row.addWidget(self._button)
        row.addWidget(close, alignment=Qt.AlignmentFlag.AlignTop)

    def show_notice(self, notice: Notice | None, words: str = "") -> None:
        """Show a notice, or nothing.

        Args:
            notice: What to say.
            words: What the button says; none without words.
        """
        self.setVisible(notice is not None)
        if notice is not None:
            self._message.setText(notice.message)
            self._remedy.setText(notice.remedy)
            self._remedy.setVisible(bool(notice.remedy))
            self._button.setText(words)
            self._button.setVisible(bool(words))
