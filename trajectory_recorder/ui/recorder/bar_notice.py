"""What is wrong, below the bar: one notice, and a button that takes it away."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notice_panel import NoticePanel
from trajectory_recorder.ui.notices import Notice
from trajectory_recorder.ui.shapes import Hue, Shape, icon


class BarNotice(QWidget):
    """Hidden while there is nothing.

    Args:
        dismiss: Called when somebody has read it.
    """

    def __init__(self, dismiss: Callable[[], None]) -> None:
        super().__init__()
        self._panel = NoticePanel()
        button = QToolButton()
        button.setIcon(icon(Shape.CROSS, Hue.GREY))
        button.setAutoRaise(True)
        button.setAccessibleName(translate("Bar", "Dismiss"))
        button.setToolTip(translate("Bar", "Dismiss"))
        button.clicked.connect(dismiss)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._panel, stretch=1)
        layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)

    def show_notice(self, notice: Notice | None) -> None:
        """Show a notice, or nothing."""
        self._panel.show_notice(notice)
        self.setVisible(notice is not None)
