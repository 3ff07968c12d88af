"""The window of the admin's desk: a project, its pages, and what is done there. Shows a `DeskModel`, decides nothing."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.administering.administrator import Administrator
from trajectory_recorder.administering.projects import Member
from trajectory_recorder.administering.task_file import FileKind, Plan, kind_of
from trajectory_recorder.errors import OutputUnusable, UsageError
from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.desk.desk_model import DeskModel, Page
from trajectory_recorder.ui.desk.downloads import Downloads
from trajectory_recorder.ui.desk.export_dialog import ExportDialog
from trajectory_recorder.ui.desk.exports_page import ExportsPage
from trajectory_recorder.ui.desk.people_page import PeoplePage
from trajectory_recorder.ui.desk.sheet_page import SheetPage
from trajectory_recorder.ui.desk.task_file_dialog import TaskFileDialog
from trajectory_recorder.ui.desk.tasks_page import TasksPage
from trajectory_recorder.ui.home.banner import Banner
from trajectory_recorder.ui.home.buttons import button
from trajectory_recorder.ui.home.deed import Question
from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.home.questions import ask_before
from trajectory_recorder.ui.home.standing import Mood
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notices import notice_of
from trajectory_recorder.ui.review.fields import dimmed
from trajectory_recorder.wire.exports import ExportRequest
from trajectory_recorder.wire.states import Role

_SIZE_EM = (80, 46)
_LOOK_MS, _ASK_EVERY = 500, 4
# No file of tasks that an endpoint takes is larger by far.
_LARGEST_FILE_BYTES = 20_000_000


class DeskWindow(QWidget):
    """The admin's desk at one endpoint.

    Args:
        open_endpoint: Opens a line to it; called once for the desk, and for each download.
    """

    closed = Signal()

    def __init__(self, open_endpoint: Callable[[], Endpoint]) -> None:
        super().__init__()
        self._line, self._long = Bridge(), Bridge()
        self._endpoint = open_endpoint()
        self._model = DeskModel(Administrator(self._endpoint), self._line.work, changed=self._show)
        self._downloads = Downloads(open_endpoint, self._long.work, changed=self._show, tell=self._model.tell)
        self._dialog: ExportDialog | None = None
        self.tasks, self.people, self.exports = TasksPage(), PeoplePage(), ExportsPage()
        self.sheets = {it: SheetPage() for it in (Page.OVERVIEW, Page.REVIEWS, Page.QUALITY, Page.STORAGE)}
        self._lay_out()
        self._connect()
        self.setWindowTitle(translate("Desk", "Admin's desk"))
        room = self.screen().availableSize()
        self.resize(*(min(em(self, it), most) for it, most in zip(_SIZE_EM, room.toTuple(), strict=True)))
        self._looks = 0
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._model.begin()
        self._show()
        self.list.setFocus()

    # --- the layout ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.chooser = QComboBox()
        self.chooser.setAccessibleName(translate("Desk", "Project"))
        self.chooser.setMinimumWidth(em(self, 16))
        self._standing = dimmed(name="standing")
        self._standing.setWordWrap(False)
        self._again = button(translate("Desk", "Ask again"), self._model.ask)
        head = QHBoxLayout()
        head.addWidget(self.chooser)
        head.addStretch()
        head.addWidget(self._standing)
        head.addWidget(self._again)
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Desk", "Pages"))
        self.list.setFixedWidth(em(self, 10))
        self.list.setSpacing(em(self, 0.2))
        self._notice = Banner("notice", Mood.LOOK)
        self._pages = QStackedWidget()
        others: dict[Page, QWidget] = {
            Page.TASKS: self.tasks,
            Page.PEOPLE: self.people,
            Page.EXPORTS: self.exports,
        }
        for page in Page:
            self._pages.addWidget({**others, **self.sheets}[page])
        body = QHBoxLayout()
        body.addWidget(self.list)
        body.addWidget(self._pages, stretch=1)
        layout = QVBoxLayout(self)
        layout.setSpacing(em(self, 0.6))
        layout.addLayout(head)
        layout.addWidget(self._notice)
        layout.addLayout(body, stretch=1)

    def _connect(self) -> None:
        model = self._model
        self.chooser.activated.connect(lambda _: model.choose_project(self.chooser.currentData()))
        self.list.currentItemChanged.connect(self._choose_page)
        self._notice.dismissed.connect(lambda: model.tell(None))
        tasks, people, exports = self.tasks, self.people, self.exports
        tasks.change_wanted.connect(
            lambda task, change: model.do(lambda admin, _: admin.change_task(task, change), _nothing)
        )
        tasks.close_wanted.connect(lambda task: model.do(lambda admin, _: admin.close_task(task), _nothing))
        tasks.reopen_wanted.connect(lambda task: model.do(lambda admin, _: admin.reopen_task(task), _nothing))
        tasks.save_wanted.connect(self._ask_where_tasks_go)
        tasks.load_wanted.connect(self._ask_which_tasks)
        people.set_wanted.connect(self._set_member)
        people.take_in_wanted.connect(self._take_in)
        # Whoever is told nothing writes the whole name.
        people.people_wanted.connect(
            lambda: model.try_out(lambda admin, _: admin.people(), people.show_people, _nothing)
        )
        people.remove_wanted.connect(self._ask_before_removing)
        exports.chosen.connect(model.choose_export)
        exports.start_wanted.connect(self._ask_for_export)
        exports.cancel_wanted.connect(
            lambda export: model.do(lambda admin, _: admin.cancel_export(export), _nothing)
        )
        exports.download_wanted.connect(self._ask_where_export_goes)
        exports.stop_wanted.connect(self._downloads.stop)
        for keys, do in ((QKeySequence.StandardKey.Refresh, model.ask), ("Ctrl+W", self.close)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    # --- its content --------------------------------------------------------------------------------

    def _show(self) -> None:
        model = self._model
        self._show_projects()
        self._show_pages()
        self._standing.setText(model.standing)
        self._notice.show_notice(model.notice)
        self._pages.setCurrentIndex(model.page)
        self._pages.setVisible(model.project is not None)
        if model.page in self.sheets:
            self.sheets[model.page].show_sheet(model.sheet)
        self.tasks.show_tasks(model.tasks)
        self.people.show_members(model.members)
        self.exports.show_exports(model.exports, self._downloads)

    def _show_projects(self) -> None:
        shown = [self.chooser.itemData(it) for it in range(self.chooser.count())]
        if shown != [it.key for it in self._model.projects]:
            self.chooser.clear()
            for project in self._model.projects:
                self.chooser.addItem(" ".join(project.title.split()) or project.key, project.key)
        if self._model.project is not None:
            self.chooser.setCurrentIndex(self.chooser.findData(self._model.project.key))

    def _show_pages(self) -> None:
        names = _page_names()
        shown = [self.list.item(it).data(Qt.ItemDataRole.UserRole) for it in range(self.list.count())]
        self.list.blockSignals(True)
        if shown != list(self._model.pages):
            self.list.clear()
            for page in self._model.pages:
                item = QListWidgetItem(names[page])
                item.setData(Qt.ItemDataRole.UserRole, page)
                self.list.addItem(item)
        if self._model.page in self._model.pages:
            self.list.setCurrentRow(self._model.pages.index(self._model.page))
        self.list.blockSignals(False)

    def _choose_page(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._model.choose_page(Page(item.data(Qt.ItemDataRole.UserRole)))

    def _look(self) -> None:
        """What moves is looked at: downloads here often, exports there less so."""
        self.exports.show_download(self._downloads.newest)
        self._looks = (self._looks + 1) % _ASK_EVERY
        if self._looks == 0 and self.isVisible() and self._model.is_exporting and not self._model.is_asking:
            self._model.ask()

    # --- people -------------------------------------------------------------------------------------

    def _set_member(self, person: str, roles: tuple[Role, ...], may_export: bool) -> None:  # noqa: FBT001 - a signal's
        self._model.do(
            lambda admin, project: admin.set_member(project, person, roles, may_export=may_export), _nothing
        )

    def _take_in(self, name: str, roles: tuple[Role, ...], may_export: bool) -> None:  # noqa: FBT001 - a signal's
        self._model.do(
            lambda admin, project: admin.take_in(project, name, roles, may_export=may_export), _nothing
        )

    def _ask_before_removing(self, member: Member) -> None:
        question = Question(
            translate("Desk", "Take {name} out of the project?").format(
                name=member.display_name or member.name
            ),
            translate("Desk", "What they hold is free again; what they sent stays."),
            translate("Desk", "Take out"),
        )
        do = partial(
            self._model.do, lambda admin, project: admin.remove_member(project, member.person), _nothing
        )
        ask_before(self, question, do)

    # --- the file of tasks --------------------------------------------------------------------------

    def _ask_where_tasks_go(self) -> None:
        dialog = QFileDialog(self, translate("Desk", "Save tasks as a file"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(_file_filters())
        dialog.setDefaultSuffix("yaml")
        dialog.selectFile("tasks.yaml")
        self._open_files(dialog, self.save_tasks)

    def _ask_which_tasks(self) -> None:
        dialog = QFileDialog(self, translate("Desk", "Load a file of tasks"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([translate("Desk", "Tasks (*.yaml *.yml *.csv)")])
        self._open_files(dialog, self.load_tasks)

    def _open_files(self, dialog: QFileDialog, do: Callable[[Path], None]) -> None:
        dialog.fileSelected.connect(lambda name: do(Path(name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def save_tasks(self, path: Path) -> None:
        """Write all tasks of the project into a file."""
        kind = kind_of(path)
        self._model.do(lambda admin, project: _write(path, admin.task_file(project, kind)), _nothing)

    def load_tasks(self, path: Path) -> None:
        """Show what a file of tasks would do, and do that where it is wanted."""
        kind = kind_of(path)

        def look(admin: Administrator, project: str) -> tuple[bytes, Plan]:
            content = _read(path)
            return content, admin.send_task_file(project, content, kind, dry_run=True)

        self._model.try_out(look, lambda found: self._ask_to_load(path.name, kind, *found), self._fail)

    def _ask_to_load(self, name: str, kind: FileKind, content: bytes, plan: Plan) -> None:
        dialog = TaskFileDialog(self, name, plan)

        def send(admin: Administrator, project: str) -> Plan:
            return admin.send_task_file(project, content, kind, dry_run=False)

        dialog.accepted.connect(lambda: self._model.do(send, _nothing))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # --- exports ------------------------------------------------------------------------------------

    def _ask_for_export(self) -> None:
        dialog = self._dialog = ExportDialog(self)
        dialog.preview_wanted.connect(partial(self._preview, dialog))
        dialog.start_wanted.connect(partial(self._start, dialog))
        dialog.finished.connect(lambda _: self._forget_dialog())
        dialog.open()

    def _forget_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _preview(self, dialog: ExportDialog, request: ExportRequest) -> None:
        def show(told: Callable[[], None]) -> None:
            if dialog is self._dialog:
                told()

        self._model.try_out(
            lambda admin, project: admin.preview(project, request),
            lambda preview: show(lambda: dialog.show_preview(preview)),
            lambda error: show(lambda: dialog.show_problem(error)),
        )

    def _start(self, dialog: ExportDialog, request: ExportRequest) -> None:
        def fail(error: Exception) -> None:
            dialog.show_problem(error) if dialog is self._dialog else self._fail(error)

        self._model.try_out(
            lambda admin, project: admin.start_export(project, request), lambda _: self._begun(dialog), fail
        )

    def _begun(self, dialog: ExportDialog) -> None:
        if dialog is self._dialog:
            dialog.accept()
        self._model.ask()

    def _ask_where_export_goes(self, export: str, folder: Path | None) -> None:
        if folder is not None:
            self._downloads.begin(export, folder)
            return
        dialog = QFileDialog(self, translate("Desk", "Download into a folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._open_files(dialog, lambda chosen: self.download(export, chosen))

    def download(self, export: str, folder: Path) -> None:
        """Bring an export into a folder."""
        self._downloads.begin(export, folder)

    # --- its life -----------------------------------------------------------------------------------

    def _fail(self, error: Exception) -> None:
        self._model.tell(notice_of(error))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._timer.stop()
        self._downloads.stop()
        # What is under way ends by itself, and nobody is told of it.
        self._line.work(self._endpoint.close, _nothing, _nothing)
        self._line.leave()
        self._long.leave()
        self.closed.emit()
        super().closeEvent(event)


def _nothing(_: object) -> None:
    """What comes back needs no more than the page anew."""


def _page_names() -> dict[Page, str]:
    return {
        Page.OVERVIEW: translate("Desk", "Overview"),
        Page.TASKS: translate("Desk", "Tasks"),
        Page.PEOPLE: translate("Desk", "People"),
        Page.REVIEWS: translate("Desk", "Reviews"),
        Page.QUALITY: translate("Desk", "Quality"),
        Page.STORAGE: translate("Desk", "Storage"),
        Page.EXPORTS: translate("Desk", "Exports"),
    }


def _file_filters() -> list[str]:
    return [translate("Desk", "YAML (*.yaml)"), translate("Desk", "Table (*.csv)")]


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise OutputUnusable(f"{path} can't be written: {error.strerror}", "choose another place") from error


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST_FILE_BYTES + 1)
    except OSError as error:
        raise UsageError(f"{path} can't be read: {error.strerror}", "choose another file") from error
    if len(content) > _LARGEST_FILE_BYTES:
        raise UsageError(f"{path} is too large for a file of tasks", "choose another file")
    return content
