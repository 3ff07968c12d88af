"""The page of people: who is in a project, as what. Shows what it is given, decides nothing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from trajectory_recorder.administering.projects import Member, Somebody
from trajectory_recorder.ui.desk.lists import people_table, who_may_come
from trajectory_recorder.ui.desk.member_dialog import MemberDialog
from trajectory_recorder.ui.desk.table_view import TableView
from trajectory_recorder.ui.home.buttons import button
from trajectory_recorder.ui.language import translate


class PeoplePage(QWidget):
    """People, whose roles can be changed, and who can be taken in and out."""

    set_wanted = Signal(str, object, bool)
    """A person's id, their roles, and whether they may export."""
    take_in_wanted = Signal(str, object, bool)
    """A person's name, and the rest as above."""
    people_wanted = Signal()
    """Somebody is to be chosen: whoever may know, tell `show_people`."""
    remove_wanted = Signal(object)
    """A `Member`."""

    def __init__(self) -> None:
        super().__init__()
        self._members: tuple[Member, ...] = ()
        self._asking: MemberDialog | None = None
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

    def show_people(self, people: tuple[Somebody, ...]) -> None:
        """Offer these, if somebody new is asked for just now."""
        if self._asking is not None:
            self._asking.offer(who_may_come(people, self._members))

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
            dialog = MemberDialog(self, member)
            dialog.accepted.connect(
                lambda: self.set_wanted.emit(member.person, dialog.roles, dialog.may_export)
            )
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _ask_whom(self) -> None:
        dialog = self._asking = MemberDialog(self, None)
        dialog.accepted.connect(
            lambda: self.take_in_wanted.emit(dialog.name, dialog.roles, dialog.may_export)
        )
        dialog.finished.connect(self._forget_dialog)
        dialog.open()
        self.people_wanted.emit()

    def _forget_dialog(self) -> None:
        if self._asking is not None:
            self._asking.deleteLater()
            self._asking = None
