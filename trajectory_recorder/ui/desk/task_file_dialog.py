"""Shows what a file of tasks would do, and asks whether to do it. Decides nothing."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from trajectory_recorder.administering.task_file import Plan
from trajectory_recorder.ui.desk.lists import plan_table
from trajectory_recorder.ui.desk.table_view import TableView
from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.review.fields import label

_SIZE_EM = (44, 26)


class TaskFileDialog(QDialog):
    """Accepted where it is to be done; a file with faults can only be put away."""

    def __init__(self, parent: QWidget, name: str, plan: Plan) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Desk", "A file of tasks"))
        table = TableView()
        table.show_table(plan_table(plan))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        if plan.errors:
            words = translate("Desk", "Nothing of {file} is done while this is wrong in it:")
        else:
            words = translate("Desk", "{file} would do this. Tasks that are not in it stay as they are.")
            go = buttons.addButton(translate("Desk", "Do it"), QDialogButtonBox.ButtonRole.AcceptRole)
            go.setEnabled(any(it.outcome != "unchanged" for it in plan.tasks))
            buttons.accepted.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.addWidget(label(words.format(file=name)))
        layout.addWidget(table)
        layout.addWidget(buttons)
        self.resize(*(em(self, it) for it in _SIZE_EM))
