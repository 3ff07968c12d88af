"""What all pages of the first run have: a headline, a sentence of what it is for, and a beginning and an end."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.home.page_head import PageHead
from trajectory_recorder.ui.notice_panel import NoticePanel
from trajectory_recorder.ui.review.fields import label


class Page(QScrollArea):
    """A page; what is on it is put into `body`.

    Args:
        title: Its headline.
        purpose: What it is for, in a sentence or two.
    """

    changed = Signal()
    """It is settled now, or not any more."""

    def __init__(self, title: str, purpose: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        self.body = QVBoxLayout(content)
        self.body.setContentsMargins(0, 0, em(self, 0.6), 0)
        self.body.setSpacing(em(self, 0.7))
        self.body.addWidget(PageHead(title))
        self.body.addWidget(label(purpose))
        self.notice = NoticePanel()
        self.notice.show_notice(None)
        self.body.addWidget(self.notice)
        self.setWidget(content)

    @property
    def is_settled(self) -> bool:
        """Whether what it asks for is done."""
        return True

    def enter(self) -> None:
        """It is shown from now on."""

    def leave(self) -> None:
        """It is shown no more, for now: devices are let go."""

    def end(self) -> None:
        """It is not shown any more: its threads end."""
        self.leave()
