"""What a page shows while there is nothing on it: why, and what to do first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.review.fields import dimmed, heading
from trajectory_recorder.ui.shapes import Hue, Light, Shape

_SIGN_EM = 3.0
_WIDTH_EM = 24.0


class EmptyPage(QWidget):
    """A large sign, a headline, a sentence, and one button at most."""

    wanted = Signal()

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        sign = Light(em(self, _SIGN_EM))
        sign.show_as(shape, Hue.GREY)
        self._headline, self._sentence = heading(""), dimmed()
        font = self._headline.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        self._headline.setFont(font)
        self._headline.setObjectName("empty headline")
        self._headline.setWordWrap(True)
        self._sentence.setObjectName("empty sentence")
        self._button = QPushButton()
        self._button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._button.clicked.connect(self.wanted)
        for text in (self._headline, self._sentence):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        middle = QWidget()
        middle.setFixedWidth(em(self, _WIDTH_EM))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.8))
        column.addWidget(sign, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._headline)
        column.addWidget(self._sentence)
        column.addWidget(self._button, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout = QGridLayout(self)
        layout.setRowStretch(0, 2)
        layout.setRowStretch(2, 3)
        # Alignment would put it in the middle, too, and give wrapped words the height of fewer lines.
        layout.setColumnStretch(0, 1)
        layout.addWidget(middle, 1, 1)
        layout.setColumnStretch(2, 1)

    def show_words(self, headline: str, sentence: str, button: str = "") -> None:
        """Say why there is nothing; a button without words is not there."""
        self._headline.setText(headline)
        self._sentence.setText(sentence)
        self._button.setText(button)
        self._button.setVisible(bool(button))
