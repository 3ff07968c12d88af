"""The page of people: who is in a project, as what. Shows what it is given, decides nothing."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from trajectory_recorder.administering.projects import Member
from trajectory_recorder.ui.desk.lists import ROLES, people_table
from trajectory_recorder.ui.desk.table_view import TableView
from trajectory_recorder.ui.home.buttons import button
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.review.fields import label
from trajectory_recorder.wire.states import Role


class PeoplePage(QWidget):
    """People, whose roles can be changed, and who can be taken in and out."""

    set_wanted = Signal(str, object, bool)
    """A person's id, their roles, and whether they may export."""
    remove_wanted = Signal(object)
    """A `Member`."""

    def __init__(self) -> None:
        super().__init__()
        self._members: tuple[Member, ...] = ()
        self.table = TableView()
        self._change = button(translate("Desk", "Change…"), self._ask)
        self._remove = button(translate("Desk", "Take out…"), self._take_out)
        row = QHBoxLayout()
        row.addWidget(button(translate("Desk", "Take somebody in…"), self._ask_whom))
        row.addStretch()
        row.addWidget(self._change)
        row.addWidget(self._remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(self.table)
        self.table.chosen.connect(lambda _: self._show_deeds())
        self.table.open_wanted.connect(lambda _: self._ask())
        self._show_deeds()

    def show_members(self, members: tuple[Member, ...] | None) -> None:
        """Show these; None is not known yet."""
        self._members = members or ()
        self.table.show_table(people_table(self._members))
        self._show_deeds()

    def _show_deeds(self) -> None:
        for it in (self._change, self._remove):
            it.setEnabled(self._chosen() is not None)

    def _chosen(self) -> Member | None:
        return next((it for it in self._members if it.person == self.table.key), None)

    def _take_out(self) -> None:
        if (member := self._chosen()) is not None:
            self.remove_wanted.emit(member)

    def _ask(self) -> None:
        if (member := self._chosen()) is not None:
            self._open(MemberDialog(self, member.display_name or member.name, member))

    def _ask_whom(self) -> None:
        self._open(MemberDialog(self, "", None))

    def _open(self, dialog: "MemberDialog") -> None:
        dialog.accepted.connect(lambda: self.set_wanted.emit(dialog.person, dialog.roles, dialog.may_export))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class MemberDialog(QDialog):
    """Asks what somebody is in a project, and for their id where it is somebody new."""

    def __init__(self, parent: QWidget, name: str, member: Member | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Desk", "Roles"))
        self._person = QLineEdit(member.person if member is not None else "")
        self._person.setPlaceholderText(translate("Desk", "The person's id"))
        self._person.setAccessibleName(translate("Desk", "The person's id"))
        self._person.setVisible(member is None)
        held: Iterable[Role] = member.roles if member is not None else (Role.EXPERT,)
        self._roles = {role: QCheckBox(str(words)) for role, words in ROLES.items()}
        for role, box in self._roles.items():
            box.setChecked(role in held)
            box.toggled.connect(lambda _: self._show())
        self._export = QCheckBox(translate("Desk", "may export recordings"))
        self._export.setChecked(member is not None and member.may_export)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self._save: QPushButton = buttons.button(QDialogButtonBox.StandardButton.Save)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._person.textChanged.connect(lambda _: self._show())
        layout = QVBoxLayout(self)
        words = translate("Desk", "{name} is here:").format(name=name) if name else ""
        explained = translate("Desk", "People are known by an id, which their page at the endpoint shows.")
        layout.addWidget(label(words or explained))
        layout.addWidget(self._person)
        for box in (*self._roles.values(), self._export):
            layout.addWidget(box)
        layout.addWidget(buttons)
        self._show()

    @property
    def person(self) -> str:
        """The id that was given."""
        return self._person.text().strip()

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that were chosen."""
        return tuple(role for role, box in self._roles.items() if box.isChecked())

    @property
    def may_export(self) -> bool:
        """Whether they may export."""
        return self._export.isChecked()

    def _show(self) -> None:
        self._save.setEnabled(bool(self.person and self.roles))
