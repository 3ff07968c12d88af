"""The page of tasks. Shows a `TasksModel`, and hands on what a person asks for."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from trajectory_recorder.ui.home.buttons import button, record_button
from trajectory_recorder.ui.home.empty_page import EmptyPage
from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.home.page_head import PageHead
from trajectory_recorder.ui.home.sheet import Sheet
from trajectory_recorder.ui.home.task_list import TaskList
from trajectory_recorder.ui.home.two_panes import TwoPanes
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.shapes import Shape

if TYPE_CHECKING:
    # It stands on much that is loaded only once the window is there.
    from trajectory_recorder.ui.home.tasks_model import TasksModel

_SHARES = (2, 3)
_BOTH_EM = 36.0


class TasksPage(QWidget):
    """A list of tasks, what is told of the chosen one, and the button that records it."""

    chosen = Signal(str)
    record_wanted = Signal()
    claim_wanted = Signal()
    give_back_wanted = Signal()
    refresh_wanted = Signal()
    setup_wanted = Signal()
    """Whatever the empty page's button is for."""

    def __init__(self) -> None:
        super().__init__()
        self._head = PageHead(translate("Tasks", "Tasks"))
        refresh = QToolButton()
        refresh.setText(translate("Tasks", "Look again"))
        refresh.setAutoRaise(True)
        refresh.clicked.connect(self.refresh_wanted)
        self._head.add(refresh)
        self._list = TaskList()
        self._list.chosen.connect(self.chosen)
        self._sheet = Sheet(translate("Tasks", "The chosen task"))
        self._record = record_button(translate("Tasks", "Record this task"), self.record_wanted.emit)
        self._claim = button(translate("Tasks", "Claim it"), self.claim_wanted.emit)
        self._give_back = button(translate("Tasks", "Give it back"), self.give_back_wanted.emit)
        self._empty = EmptyPage(Shape.LINES)
        self._empty.wanted.connect(self.setup_wanted)
        self.panes = TwoPanes(self._list, self._detail(), self._empty, shares=_SHARES, both_em=_BOTH_EM)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em(self, 0.6))
        layout.addWidget(self._head)
        layout.addWidget(self.panes, stretch=1)
        self._empty.show_words(translate("Tasks", "One moment"), "")
        self.panes.show_empty(is_empty=True)
        self.setFocusProxy(self._list)

    def _detail(self) -> QWidget:
        detail = QWidget()
        deeds = QHBoxLayout()
        deeds.addWidget(self._record)
        deeds.addWidget(self._claim)
        deeds.addWidget(self._give_back)
        deeds.addStretch()
        layout = QVBoxLayout(detail)
        layout.setContentsMargins(em(detail, 0.8), 0, 0, 0)
        layout.setSpacing(em(detail, 0.6))
        layout.addWidget(self._sheet, stretch=1)
        layout.addLayout(deeds)
        return detail

    @property
    def offers_recording(self) -> bool:
        """Whether a task is seen that can be recorded now."""
        return self._record.isVisibleTo(self) and self._record.isEnabled()

    def show_model(self, model: "TasksModel", *, may_record: bool) -> None:
        """Show what it has.

        Args:
            model: The tasks.
            may_record: Whether a recording can be begun now.
        """
        emptiness = model.emptiness
        self.panes.show_empty(is_empty=emptiness is not None)
        if emptiness is not None:
            self._empty.show_words(emptiness.headline, emptiness.sentence, emptiness.button)
        self._head.show_remark(model.remark)
        self._list.show_rows(model.rows, model.chosen_key)
        self._sheet.show_blocks(model.blocks)
        self._record.setEnabled(may_record and model.may_record)
        self._claim.setVisible(model.may_claim)
        self._give_back.setVisible(model.may_give_back)
