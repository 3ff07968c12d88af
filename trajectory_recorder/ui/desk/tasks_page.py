"""The page of tasks: all of a project's, with their places, and their file. Shows what it is given, decides nothing."""

import datetime as dt

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDateTimeEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from trajectory_recorder.administering.projects import Task, TaskChange
from trajectory_recorder.ui.desk.lists import tasks_table
from trajectory_recorder.ui.desk.table_view import TableView
from trajectory_recorder.ui.home.buttons import button
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.review.fields import label

# What a task of a whole company would not reach.
_MOST_WANTED = 1_000_000


class TasksPage(QWidget):
    """Tasks, of which one can be changed, closed and opened again."""

    change_wanted = Signal(str, object)
    """A task's id, and a `TaskChange`."""
    close_wanted = Signal(str)
    reopen_wanted = Signal(str)
    save_wanted = Signal()
    load_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._tasks: tuple[Task, ...] = ()
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(translate("Desk", "Find a task"))
        self._filter.setAccessibleName(translate("Desk", "Find a task"))
        self._filter.setClearButtonEnabled(True)
        self._filter.textChanged.connect(lambda _: self._show())
        self.table = TableView()
        self._change = button(translate("Desk", "Change…"), self._ask)
        self._close = button("", self._close_or_reopen, name="close task")
        row = QHBoxLayout()
        row.addWidget(self._filter, stretch=1)
        for it in (
            self._change,
            self._close,
            button(translate("Desk", "Save as a file…"), self.save_wanted.emit),
            button(translate("Desk", "Load a file…"), self.load_wanted.emit),
        ):
            row.addWidget(it)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.table)
        self.table.chosen.connect(lambda _: self._show_deeds())
        self.table.open_wanted.connect(lambda _: self._ask())
        self._show_deeds()

    def show_tasks(self, tasks: tuple[Task, ...] | None) -> None:
        """Show these; None is not known yet."""
        self._tasks = tasks or ()
        self._show()

    def _show(self) -> None:
        self.table.show_table(tasks_table(self._tasks, self._filter.text()))
        self._show_deeds()

    def _show_deeds(self) -> None:
        task = self._chosen()
        is_closed = task is not None and task.closed_at is not None
        self._close.setText(translate("Desk", "Open again") if is_closed else translate("Desk", "Close"))
        for it in (self._change, self._close):
            it.setEnabled(task is not None)

    def _chosen(self) -> Task | None:
        return next((it for it in self._tasks if it.id == self.table.key), None)

    def _close_or_reopen(self) -> None:
        if (task := self._chosen()) is not None:
            (self.close_wanted if task.closed_at is None else self.reopen_wanted).emit(task.id)

    def _ask(self) -> None:
        if (task := self._chosen()) is not None:
            dialog = TaskDialog(self, task)
            dialog.accepted.connect(lambda: self.change_wanted.emit(task.id, dialog.change))
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()


class TaskDialog(QDialog):
    """Asks for a task's target and deadline."""

    def __init__(self, parent: QWidget, task: Task) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Desk", "Change a task"))
        self._target = QSpinBox()
        self._target.setRange(0, _MOST_WANTED)
        self._target.setValue(task.places.wanted)
        self._has_deadline = QCheckBox(translate("Desk", "It has a deadline"))
        self._deadline = QDateTimeEdit()
        self._deadline.setCalendarPopup(True)
        self._deadline.setDisplayFormat("yyyy-MM-dd HH:mm")
        self._deadline.setAccessibleName(translate("Desk", "Deadline"))
        begun = task.deadline or dt.datetime.now(dt.UTC) + dt.timedelta(days=7)
        self._deadline.setDateTime(QDateTime.fromSecsSinceEpoch(int(begun.timestamp())))
        self._deadline.setEnabled(task.deadline is not None)
        self._has_deadline.setChecked(task.deadline is not None)
        self._has_deadline.toggled.connect(self._deadline.setEnabled)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout(self)
        form.addRow(label(task.title))
        form.addRow(translate("Desk", "Recordings wanted"), self._target)
        form.addRow(self._has_deadline)
        form.addRow(translate("Desk", "Deadline"), self._deadline)
        form.addRow(buttons)

    @property
    def change(self) -> TaskChange:
        """What was filled in."""
        deadline = None
        if self._has_deadline.isChecked():
            seconds = self._deadline.dateTime().toSecsSinceEpoch()
            deadline = dt.datetime.fromtimestamp(seconds, dt.UTC)
        return TaskChange(target_count=self._target.value(), deadline=deadline)
