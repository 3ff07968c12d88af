"""The head of a page: its name, what is good to know about it, and what is at its end."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.review.fields import dimmed, heading

_SCALE = 1.6


class PageHead(QWidget):
    """A headline with a faint remark behind it.

    Args:
        name: The page's name.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        headline = heading(name)
        font = headline.font()
        font.setPointSizeF(font.pointSizeF() * _SCALE)
        headline.setFont(font)
        self._remark = dimmed(name=f"remark on {name}")
        self._remark.setWordWrap(False)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(em(self, 0.8))
        self._row.addWidget(headline)
        self._row.addWidget(self._remark)
        self._row.addStretch()

    def add(self, widget: QWidget) -> None:
        """Put something at the end."""
        self._row.addWidget(widget)

    def show_remark(self, words: str) -> None:
        """Say something about the page."""
        self._remark.setText(words)
