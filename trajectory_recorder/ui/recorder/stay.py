"""A notice in a window of its own that stays until somebody has read it: the recording is over, the news isn't."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notice_panel import NoticePanel
from trajectory_recorder.ui.notices import Notice


class StayingNotice(QWidget):
    """Interrupts nobody: the app goes on behind it."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(None, Qt.WindowType.Window | Qt.WindowType.WindowStaysOnTopHint)
        self.setWindowTitle(translate("Recorder", "About your recording"))
        panel, button = NoticePanel(), QPushButton(translate("Recorder", "Close"))
        panel.show_notice(notice)
        button.setAccessibleName(translate("Recorder", "Close"))
        button.clicked.connect(self.close)
        line_px = self.fontMetrics().height()
        self.setMinimumWidth(line_px * 28)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(line_px, line_px, line_px, line_px)
        layout.setSpacing(line_px)
        layout.addWidget(panel)
        layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignRight)
