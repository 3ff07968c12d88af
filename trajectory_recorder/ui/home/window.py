"""The home window: tasks, recordings, and a strip that says how sending goes. Shows a `HomeModel`, decides nothing.

It is there before what it shows is loaded: until `begin`, its pages say that they look.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trajectory_recorder import paths
from trajectory_recorder.ui.home.banner import Banner
from trajectory_recorder.ui.home.deed import Deed
from trajectory_recorder.ui.home.help_dialog import HelpDialog
from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.home.line import Account
from trajectory_recorder.ui.home.questions import ask_before, ask_where, ask_which
from trajectory_recorder.ui.home.recordings_page import RecordingsPage
from trajectory_recorder.ui.home.rows import Column
from trajectory_recorder.ui.home.side_bar import SideBar
from trajectory_recorder.ui.home.standing import Mood
from trajectory_recorder.ui.home.status_strip import StatusStrip
from trajectory_recorder.ui.home.tasks_page import TasksPage
from trajectory_recorder.ui.home.two_panes import TwoPanes
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notices import Notice
from trajectory_recorder.ui.shapes import Shape

if TYPE_CHECKING:
    # They stand on much that is loaded only once the window is there.
    from trajectory_recorder.ui.home.home_model import HomeModel
    from trajectory_recorder.ui.home.recording import Recording

TASKS, RECORDINGS = 0, 1
_ANOTHER_TRY = frozenset({Account.OFFLINE, Account.REFUSED})
_LOOK_MS = 2_000
_SIZE_EM = (82, 48)


class HomeWindow(QWidget):
    """The window that everything begins from. What is asked for that other windows do goes out by signal.

    Args:
        folder: Where recordings lie.
    """

    record_wanted = Signal(object)
    """A task as `contributing` has it, or None."""
    open_wanted = Signal(object, object)
    """A recording's folder, and where to go in it: session time in nanoseconds, or None."""
    desk_wanted = Signal()
    settings_wanted = Signal()
    setup_wanted = Signal()
    """To sign in, or to choose an endpoint."""
    closing = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self.model: HomeModel | None = None
        self._may_record = False
        self._early: Notice | None = None
        self._side = SideBar(
            (
                (translate("Home", "Tasks"), Shape.LINES),
                (translate("Home", "Recordings"), Shape.FILM),
            )
        )
        self.tasks, self.recordings = TasksPage(), RecordingsPage()
        self._pages = QStackedWidget()
        self._pages.addWidget(self.tasks)
        self._pages.addWidget(self.recordings)
        self._notice, self._rescued = Banner("notice", Mood.LOOK), Banner("rescued", Mood.GOOD)
        self._strip = StatusStrip()
        self._kept = QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, paths.APPLICATION, "home"
        )
        self._lay_out()
        self._connect()
        self.setWindowTitle(translate("Home", "Home"))
        self._restore()
        self.show_page(TASKS)
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)

    # --- the layout ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        content = QVBoxLayout()
        content.setContentsMargins(em(self), em(self, 0.8), em(self), em(self, 0.6))
        content.setSpacing(em(self, 0.6))
        for banner in (self._rescued, self._notice):
            banner.show_notice(None)
            content.addWidget(banner)
        content.addWidget(self._pages, stretch=1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._side)
        row.addWidget(_border(QFrame.Shape.VLine))
        row.addLayout(content, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row, stretch=1)
        layout.addWidget(_border(QFrame.Shape.HLine))
        layout.addWidget(self._strip)

    def _connect(self) -> None:
        side, tasks, recordings = self._side, self.tasks, self.recordings
        side.page_wanted.connect(self.show_page)
        side.record_wanted.connect(lambda: self.record_wanted.emit(None))
        side.desk_wanted.connect(self.desk_wanted)
        side.settings_wanted.connect(self.settings_wanted)
        side.help_wanted.connect(self._help)
        side.account_wanted.connect(self.setup_wanted)
        tasks.chosen.connect(lambda key: self._tell(lambda it: it.choose_task(key)))
        tasks.record_wanted.connect(self._record_task)
        tasks.claim_wanted.connect(lambda: self._tell(lambda it: it.claim()))
        tasks.give_back_wanted.connect(lambda: self._tell(lambda it: it.give_back()))
        tasks.refresh_wanted.connect(lambda: self._tell(lambda it: it.ask(now=True)))
        tasks.setup_wanted.connect(self._set_up)
        recordings.chosen.connect(lambda key: self._tell(lambda it: it.choose_recording(key)))
        recordings.filtered.connect(lambda text: self._tell(lambda it: it.filter_recordings(text)))
        recordings.sorted.connect(lambda at: self._tell(lambda it: it.sort_recordings(Column(at))))
        recordings.record_wanted.connect(lambda: self.record_wanted.emit(None))
        recordings.deed_wanted.connect(self._do)
        recordings.place_wanted.connect(self._open_at)
        self._rescued.wanted.connect(self._open_rescued)
        self._rescued.dismissed.connect(lambda: self._tell(lambda it: it.dismiss_rescued()))
        self._notice.dismissed.connect(lambda: self._tell(lambda it: it.tell(None)))
        self._strip.toggled.connect(lambda: self._tell(lambda it: it.pause_or_go_on()))
        for keys, do in (("Ctrl+R", self._record), ("Ctrl+W", self.close)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)
        # All of it is left from whichever of its windows has the keyboard.
        leave = QShortcut(QKeySequence("Ctrl+Q"), self, context=Qt.ShortcutContext.ApplicationShortcut)
        leave.activated.connect(self.close)

    def _restore(self) -> None:
        self.resize(*(em(self, it) for it in _SIZE_EM))
        # Around it comes a frame, which nobody tells the size of before.
        room = self.screen().availableSize() - QSize(0, em(self, 3))
        self.resize(self.size().boundedTo(room))
        geometry = self._kept.value("window")
        if isinstance(geometry, QByteArray):
            self.restoreGeometry(geometry)
        for name, panes in self._panes().items():
            if isinstance(state := self._kept.value(name), QByteArray):
                panes.splitter.restoreState(state)

    def _panes(self) -> dict[str, TwoPanes]:
        return {"tasks": self.tasks.panes, "recordings": self.recordings.panes}

    # --- its content --------------------------------------------------------------------------------

    def begin(self, model: "HomeModel") -> None:
        """Show this from now on, in place of what was shown before."""
        self.model = model
        if self._early is not None:
            model.tell(self._early)
        self.show_model()
        self._look()
        self._timer.start()

    def show_page(self, number: int) -> None:
        """Show the tasks or the recordings."""
        self._pages.setCurrentIndex(number)
        self._side.show_page(number)
        (self.tasks if number == TASKS else self.recordings).setFocus()

    def show_recording(self, root: Path) -> None:
        """Show the page of recordings with this one chosen."""
        if self.model is not None:
            self.show_page(RECORDINGS)
            self.model.choose_recording(root.name)
            self.model.look()

    def tell(self, notice: Notice) -> None:
        """Say what went wrong elsewhere, also before there is anything to show."""
        if self.model is not None:
            self.model.tell(notice)
        else:
            self._early = notice
            self._notice.show_notice(notice)

    def allow_recording(self, *, allowed: bool) -> None:
        """Let somebody begin a recording, or not."""
        self._may_record = allowed
        self.show_model()

    def show_model(self) -> None:
        """Show what the model has now."""
        model = self.model
        if model is None:
            return
        self._side.allow_recording(allowed=self._may_record)
        self._side.show_desk(shown=model.has_desk)
        self._side.show_account(model.account_words, model.account_offer)
        self.tasks.show_model(model.tasks, may_record=self._may_record)
        self.recordings.show_model(model.recordings)
        self._notice.show_notice(model.notice)
        self._rescued.show_notice(model.rescued_notice, translate("Home", "Look at it"))
        self._strip.show_line(model.line_standing, model.toggle_words, goes_on=not model.may_pause)
        self._strip.show_space(model.space_words)

    # --- what a person asks for ---------------------------------------------------------------------

    def _record(self) -> None:
        """Record the chosen task where that is what is seen, and without a task otherwise."""
        if self._may_record and self._pages.currentIndex() == TASKS and self.tasks.offers_recording:
            self._record_task()
        elif self._may_record and self._pages.currentIndex() == RECORDINGS:
            self.record_wanted.emit(None)

    def _record_task(self) -> None:
        if self.model is not None and self.model.tasks.may_record:
            self.record_wanted.emit(self.model.tasks.chosen)

    def _set_up(self) -> None:
        if self.model is not None and self.model.line.account in _ANOTHER_TRY:
            self.model.ask(now=True)
        else:
            self.setup_wanted.emit()

    def _open_at(self, at_ns: int) -> None:
        if (chosen := self._chosen()) is not None:
            self.open_wanted.emit(chosen.item.root, at_ns)

    def _open_rescued(self) -> None:
        if self.model is not None and self.model.rescued:
            root = self.model.rescued[0].root
            self.model.dismiss_rescued()
            self.show_recording(root)
            self.open_wanted.emit(root, None)

    def _tell(self, do: "Callable[[HomeModel], None]") -> None:
        if self.model is not None:
            do(self.model)

    def _chosen(self) -> "Recording | None":
        return self.model.recordings.chosen if self.model is not None else None

    def _do(self, deed: Deed) -> None:
        model, chosen = self.model, self._chosen()
        if model is None or chosen is None:
            return
        does: dict[Deed, Callable[[], object]] = {
            Deed.OPEN: lambda: self.open_wanted.emit(chosen.item.root, None),
            Deed.RECOVER: lambda: model.rescue(chosen.item.root),
            Deed.SUBMIT: lambda: self.submit(chosen.item.root),
            Deed.PAUSE: lambda: model.pause(chosen),
            Deed.RESUME: lambda: model.resume(chosen),
            Deed.RETRY: lambda: model.retry(chosen),
            Deed.CANCEL: lambda: model.cancel(chosen),
            Deed.SHOW_FOLDER: lambda: self._show_folder(chosen.item.root),
            Deed.EXPORT: lambda: ask_where(self, chosen.item.name, lambda to: model.export(chosen, to)),
            Deed.DELETE: lambda: ask_before(self, model.deletion(chosen), lambda: model.delete(chosen)),
        }
        does[deed]()

    def submit(self, root: Path, *, override: str | None = None) -> None:
        """Send a recording, once it is clear which project it is for; the model says where it can't be."""
        self._tell(lambda it: it.when_seen(root, lambda: self._submit(it, root, override)))

    def _submit(self, model: "HomeModel", root: Path, override: str | None) -> None:
        projects = model.projects_for(root)
        if len(projects) > 1:
            ask_which(self, projects, lambda project: model.submit(root, project, override=override))
        elif projects:
            model.submit(root, projects[0], override=override)
        else:
            model.tell(model.no_project())

    def _show_folder(self, root: Path) -> None:
        if self.model is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(root))):
            message = translate("Home", "This desktop has no program that opens folders.")
            self.model.tell(Notice(message, translate("Home", "It is {folder}.").format(folder=root)))

    def _help(self) -> None:
        dialog = HelpDialog(self, self._folder)
        dialog.accepted.connect(self.setup_wanted)
        dialog.open()

    # --- its life -----------------------------------------------------------------------------------

    def _look(self) -> None:
        # Nobody sees it while it is hidden, as it is while something is recorded.
        if self.model is not None and self.isVisible():
            self.model.look()
            self.model.ask()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._look()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._kept.setValue("window", self.saveGeometry())
        for name, panes in self._panes().items():
            self._kept.setValue(name, panes.splitter.saveState())
        event.ignore()
        self.closing.emit()


def _border(shape: QFrame.Shape) -> QFrame:
    line = QFrame()
    line.setFrameShape(shape)
    line.setFrameShadow(QFrame.Shadow.Sunken)
    return line
