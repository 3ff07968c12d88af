"""A list and what is told of its chosen one, side by side or one below the other, or an empty page instead."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from trajectory_recorder.ui.home.empty_page import EmptyPage
from trajectory_recorder.ui.home.lengths import em

_LEAST_EM = 18
# Only how sizes relate to one another counts until there is a real width.
_WIDE_PX = 1000


class TwoPanes(QStackedWidget):
    """Shows two panes with a border that can be moved.

    Args:
        left: The list.
        right: What is told of its chosen one; below the list where the width does not suffice for both.
        empty: What is shown while there is no list.
        shares: How the width is divided at first.
        both_em: What both need side by side, in heights of a line.
    """

    def __init__(
        self, left: QWidget, right: QWidget, empty: EmptyPage, *, shares: tuple[int, int], both_em: float
    ) -> None:
        super().__init__()
        self._left, self._empty = left, empty
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        for number, pane in enumerate((left, right)):
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(number, shares[number])
        right.setMinimumWidth(em(self, _LEAST_EM))
        self._shares, self._both_px = shares, em(self, both_em)
        self.splitter.setSizes([it * _WIDE_PX for it in shares])
        self.addWidget(self.splitter)
        self.addWidget(empty)

    def show_empty(self, *, is_empty: bool) -> None:
        """Show the empty page, or the panes."""
        waited = self.currentWidget() is self._empty and self.isVisible()
        self.setCurrentWidget(self._empty if is_empty else self.splitter)
        if waited and not is_empty:
            # Who waits for the list goes on in it; before there was one, it could not take the keyboard.
            self._left.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        is_narrow = self.width() < self._both_px
        wanted = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if self.splitter.orientation() is not wanted:
            self.splitter.setOrientation(wanted)
            self.splitter.setSizes(
                [_WIDE_PX, _WIDE_PX] if is_narrow else [it * _WIDE_PX for it in self._shares]
            )
