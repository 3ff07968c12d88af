"""Asks what somebody is in a project, and of somebody new the name that they sign in with."""

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCheckBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from trajectory_recorder.administering.projects import Member
from trajectory_recorder.ui.desk.lists import ROLES, Known
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.review.fields import label
from trajectory_recorder.wire.states import Role


class MemberDialog(QDialog):
    """Asks for roles, and for a name where no `member` is given."""

    def __init__(self, parent: QWidget, member: Member | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Desk", "Roles"))
        self._name = QLineEdit()
        self._name.setPlaceholderText(translate("Desk", "The name that they sign in with"))
        self._name.setAccessibleName(translate("Desk", "The name that they sign in with"))
        self._name.setVisible(member is None)
        self._is_named = member is not None
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
        self._name.textChanged.connect(lambda _: self._show())
        layout = QVBoxLayout(self)
        layout.addWidget(label(_explained(member)))
        layout.addWidget(self._name)
        for box in (*self._roles.values(), self._export):
            layout.addWidget(box)
        layout.addWidget(buttons)
        self._show()

    def offer(self, known: Iterable[Known]) -> None:
        """Let these be chosen by a part of what they are called."""
        self._name.setCompleter(_Completer(known, self))

    @property
    def name(self) -> str:
        """The name that was given; names have small letters alone."""
        return self._name.text().strip().casefold()

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles that were chosen."""
        return tuple(role for role, box in self._roles.items() if box.isChecked())

    @property
    def may_export(self) -> bool:
        """Whether they may export."""
        return self._export.isChecked()

    def _show(self) -> None:
        self._save.setEnabled(bool((self._is_named or self.name) and self.roles))


class _Completer(QCompleter):
    """Shows what somebody is called, finds any part of it, and puts their name into the line."""

    def __init__(self, known: Iterable[Known], parent: QDialog) -> None:
        super().__init__(parent)
        model = QStandardItemModel(self)
        for it in known:
            item = QStandardItem(it.called)
            item.setData(it.name, Qt.ItemDataRole.UserRole)
            model.appendRow(item)
        self.setModel(model)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802 - Qt's name
        return str(index.data(Qt.ItemDataRole.UserRole))


def _explained(member: Member | None) -> str:
    if member is None:
        return translate("Desk", "Admins of the endpoint make accounts.")
    return translate("Desk", "{name} is here:").format(name=member.display_name or member.name)
