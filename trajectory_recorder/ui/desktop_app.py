"""The app's life: its windows, what each of them asks of the others, and the order in which all of it ends.

It decides nothing about recordings. What takes long to load is loaded beside the window that is there already.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from trajectory_recorder import paths
from trajectory_recorder.settings import AppSettings, RecordSettings
from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.home.window import HomeWindow
from trajectory_recorder.ui.notices import Notice, notice_of

if TYPE_CHECKING:
    # They stand on much that is loaded only once the window is there.
    from trajectory_recorder.contributing.tasks import MyTask
    from trajectory_recorder.ui.desk.window import DeskWindow
    from trajectory_recorder.ui.first_run.finished import FirstRun
    from trajectory_recorder.ui.first_run.steps import Step
    from trajectory_recorder.ui.first_run.window import FirstRunWindow
    from trajectory_recorder.ui.home.loading import Services
    from trajectory_recorder.ui.home.stock import Stock
    from trajectory_recorder.ui.mending.submitting import Submitting
    from trajectory_recorder.ui.mending.window import MendingWindow
    from trajectory_recorder.ui.recorder.desk import RecorderDesk

# What opens from the home window, besides the one that records.
_OTHER_WINDOWS = (
    "trajectory_recorder.ui.replay.window",
    "trajectory_recorder.ui.mending.window",
    "trajectory_recorder.ui.first_run.window",
    "trajectory_recorder.ui.settings.window",
)


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of the app."""

    record: RecordSettings
    app: AppSettings


class DesktopApp(QObject):
    """The app. `ended` says that its windows are closed, and that nothing is recorded any more.

    Args:
        folder: The folder that recordings go into.
        load_settings: Reads the settings, as they are whenever it is called.

    Raises:
        UsageError: The settings can't be read.
    """

    ended = Signal()
    _line_moved = Signal()

    def __init__(self, folder: Path, load_settings: Callable[[], Settings]) -> None:
        super().__init__()
        self._folder, self._load_settings = folder, load_settings
        self._settings = load_settings()
        self._disk, self._line, self._long = Bridge(), Bridge(), Bridge()
        self._services: Services | None = None
        self._stock: Stock | None = None
        self._desk: RecorderDesk | None = None
        self._settings_window: QWidget | None = None
        self._admin_desk: DeskWindow | None = None
        self._first_run: FirstRunWindow | None = None
        self._mending: dict[Path, MendingWindow] = {}
        self._is_closing = False
        self.home = HomeWindow(folder)
        self.home.record_wanted.connect(self._record)
        self.home.open_wanted.connect(self.mend)
        self.home.settings_wanted.connect(self._show_settings)
        self.home.desk_wanted.connect(self._show_admin_desk)
        self.home.setup_wanted.connect(self.set_up)
        self.home.closing.connect(self.close)
        # Queued: it comes from the thread that sends.
        self._line_moved.connect(self._look_at_line)

    def open(self) -> None:
        """Show the home window, and load what it shows and what opens from it."""
        self.home.show()
        self._disk.work(self._load, self._begin, self._fail)
        self._disk.work(_load_groundwork, lambda _: self._make_desk(), self._fail)

    def come_to_front(self) -> None:
        """Show the window that is in use."""
        if not self._is_recording:
            mending = (it for it in self._mending.values() if it.isVisible())
            window: QWidget = self._first_run or next(mending, self.home)
            window.showNormal() if window.isMinimized() else window.show()
            window.raise_()
            window.activateWindow()

    # --- loading ------------------------------------------------------------------------------------

    def _load(self) -> "tuple[Services, Stock]":
        # They load much, and nothing of Qt's: here on a worker.
        import trajectory_recorder.ui.home.home_model  # noqa: F401, PLC0415
        from trajectory_recorder.ui.home import loading  # noqa: PLC0415

        services = self._services or loading.start_services(
            self._settings.app, on_change=self._line_moved.emit
        )
        services.use(self._settings.app)
        return services, loading.open_stock(self._folder, self._settings.app, services)

    def _begin(self, loaded: "tuple[Services, Stock]") -> None:
        from trajectory_recorder.ui.home.home_model import HomeModel, Workers  # noqa: PLC0415 - loaded by now

        before = self._stock
        self._services, self._stock = loaded
        workers = Workers(self._disk.work, self._line.work, self._long.work)
        self.home.begin(HomeModel(self._stock, workers, changed=self.home.show_model))
        if before is not None:
            self._disk.work(before.close, lambda _: None, self._fail)

    def _make_desk(self) -> None:
        if self._is_closing:
            return
        from trajectory_recorder.ui.recorder.desk import RecorderDesk  # noqa: PLC0415 - its groundwork is laid by now

        self._desk = desk = RecorderDesk(self._folder, self._settings.record, self._settings.app)
        desk.began.connect(self._make_way)
        desk.failed.connect(self._tell)
        desk.ended.connect(self._come_back)
        desk.closed.connect(self._end)
        self.home.allow_recording(allowed=True)
        self._disk.work(self._step_due, self._set_up_if_due, self._fail)
        self._disk.work(_load_keys, lambda _: None, self._fail)
        self._load_windows(_OTHER_WINDOWS)

    def _load_windows(self, modules: Sequence[str]) -> None:
        """Load what opens from the home window, so that it opens at once; one in a turn, so that nothing waits long."""
        if modules and not self._is_closing:
            import_module(modules[0])
            QTimer.singleShot(0, self, partial(self._load_windows, modules[1:]))

    def _look_at_line(self) -> None:
        if self.home.model is not None:
            self.home.model.look()
            self.home.model.ask(now=True)

    # --- recording ----------------------------------------------------------------------------------

    @property
    def _is_recording(self) -> bool:
        desks = (self._desk, self._first_run)
        return any(it is not None and it.busy for it in desks)

    def _record(self, mine: "MyTask | None") -> None:
        from trajectory_recorder.ui.recorder.task import RecordingTask  # noqa: PLC0415 - loaded by now

        if self._desk is not None and not self._desk.busy:
            task = None
            if mine is not None:
                task = RecordingTask(mine.task.key, mine.task.title, mine.task.instruction)
            self._desk.begin(task)

    def _make_way(self) -> None:
        """The desktop belongs to the recording."""
        self.home.allow_recording(allowed=False)
        for window in self._windows():
            window.hide()

    def _windows(self) -> "tuple[QWidget, ...]":
        """Those that make way for a recording, and come back."""
        desk = (self._admin_desk,) if self._admin_desk is not None else ()
        return (self.home, *desk, *self._mending.values())

    def _come_back(self, root: Path | None) -> None:
        if self._is_closing:
            return
        self.home.allow_recording(allowed=True)
        for window in self._windows():
            window.show()
        if root is not None and self.home.model is not None:
            self.home.show_recording(root)
            # By what it is judged, its task says, and which that is, is known once it was seen.
            self.home.model.when_seen(root, lambda: self.mend(root))

    # --- mending and sending ------------------------------------------------------------------------

    def mend(self, root: Path, at_ns: int | None = None) -> None:
        """Open a recording, or bring to the front where it is open; at this session time."""
        from trajectory_recorder.ui.mending.window import MendingWindow  # noqa: PLC0415 - loaded by now

        model = self.home.model
        if model is None:
            return
        if (window := self._mending.get(root)) is None:
            rules = model.rules_for(root)
            window = self._mending[root] = MendingWindow(
                root,
                policy=rules.policy,
                override_allowed=rules.override_allowed,
                microphone=self._settings.record.microphone,
            )
            window.submit_wanted.connect(self._submit)
            window.closed.connect(lambda: self._put_away(root))
        window.show()
        window.raise_()
        window.activateWindow()
        if at_ns is not None:
            window.seek(at_ns)

    def _submit(self, wanted: "Submitting") -> None:
        self.home.show_recording(wanted.root)
        self.home.submit(wanted.root, override=wanted.override)

    def _put_away(self, root: Path) -> None:
        if (window := self._mending.pop(root, None)) is not None:
            window.deleteLater()
        self._look_at_line()

    # --- the first run ------------------------------------------------------------------------------

    def _step_due(self) -> "Step | None":
        from trajectory_recorder.ui.first_run.finished import step_due  # noqa: PLC0415 - loaded by now

        projects = self._stock.recall().projects if self._stock is not None else ()
        return step_due(paths.first_run(), projects)

    def _set_up_if_due(self, step: "Step | None") -> None:
        if step is not None:
            self.set_up(step)

    def set_up(self, first: "Step | None" = None) -> None:
        """Lead through signing in, consent, permissions and devices, from this step on; the first if it is None."""
        from trajectory_recorder.ui.first_run.sign_in_model import Accounts  # noqa: PLC0415 - loaded by now
        from trajectory_recorder.ui.first_run.steps import Step  # noqa: PLC0415
        from trajectory_recorder.ui.first_run.window import FirstRunWindow  # noqa: PLC0415

        if self._services is None or self._is_recording or self._is_closing:
            return
        if self._first_run is None:
            services = self._services
            accounts = Accounts(
                paths.settings_file(), paths.endpoint_answers(), services.keeper, services.tokens_of
            )
            window = FirstRunWindow(accounts, self._folder, first=first or Step.SIGN_IN)
            window.finished.connect(self._remember_first_run)
            window.closed.connect(self._end_first_run)
            self._first_run = window
            self.home.hide()
        self._first_run.show()
        self._first_run.raise_()
        self._first_run.activateWindow()

    def _remember_first_run(self, result: "FirstRun") -> None:
        from trajectory_recorder.ui.first_run.finished import remember  # noqa: PLC0415 - loaded by now

        self._disk.work(lambda: remember(paths.first_run(), result), lambda _: None, self._fail)

    def _end_first_run(self) -> None:
        if (window := self._first_run) is not None:
            self._first_run = None
            window.deleteLater()
            self._disk.work(self._load_settings, self._take_settings, self._fail)
            self._look_at_line()
            if not self._is_closing:
                self.home.show()

    # --- settings -----------------------------------------------------------------------------------

    def _show_settings(self) -> None:
        from trajectory_recorder.ui.settings.window import SettingsWindow  # noqa: PLC0415 - loaded by now

        if self._settings_window is None or not self._settings_window.isVisible():
            window = self._settings_window = SettingsWindow(paths.settings_file(), self._folder)
            window.saved.connect(
                lambda: self._disk.work(self._load_settings, self._take_settings, self._fail)
            )
            window.show()
        self._settings_window.raise_()
        self._settings_window.activateWindow()

    def _show_admin_desk(self) -> None:
        from trajectory_recorder.account.endpoint import Endpoint  # noqa: PLC0415 - loaded by now
        from trajectory_recorder.ui.desk.window import DeskWindow  # noqa: PLC0415 - few ever need it

        services, address = self._services, self._settings.app.endpoint
        if services is None or not address:
            return
        if self._admin_desk is None:
            window = DeskWindow(lambda: Endpoint(address, services.tokens_of(address)))
            window.closed.connect(self._put_admin_desk_away)
            self._admin_desk = window
            window.show()
        self._admin_desk.raise_()
        self._admin_desk.activateWindow()

    def _put_admin_desk_away(self) -> None:
        if (window := self._admin_desk) is not None:
            self._admin_desk = None
            window.deleteLater()

    def _take_settings(self, settings: Settings) -> None:
        before, self._settings = self._settings, settings
        if self._desk is not None:
            self._desk.set_up(self._folder, settings.record, settings.app)
        if settings.app.endpoint != before.app.endpoint:
            if self._admin_desk is not None:
                self._admin_desk.close()
            self._disk.work(self._load, self._begin, self._fail)
        elif self._services is not None:
            self._services.use(settings.app)

    # --- what goes wrong, and the end ---------------------------------------------------------------

    def _fail(self, error: Exception) -> None:
        self._tell(notice_of(error))

    def _tell(self, notice: Notice) -> None:
        self.home.tell(notice)

    def close(self) -> None:
        """Seal what is recorded, close all windows, and say when that is done by `ended`."""
        if self._is_closing:
            return
        self._is_closing = True
        for window in (*self._mending.values(), self._settings_window, self._admin_desk, self._first_run):
            if window is not None:
                window.close()
        self.home.hide()
        if self._first_run is not None:
            # What it records is sealed first.
            self._first_run.closed.connect(self._close_desk)
        else:
            self._close_desk()

    def _close_desk(self) -> None:
        if self._desk is not None:
            self._desk.close()
        else:
            self._end()

    def _end(self) -> None:
        self.ended.emit()

    def finish(self) -> None:
        """End the threads, once no window is open; what is unfinished is sent by a process of its own."""
        self._line.leave()
        self._long.end()
        self._disk.end()
        if self._services is not None and self._services.uploader.close():
            from trajectory_recorder.upload.afterwards import send_afterwards  # noqa: PLC0415 - rarely needed

            send_afterwards()


def _load_groundwork() -> None:
    """Load what windows stand on. Makes nothing."""
    import trajectory_recorder.ui.groundwork  # noqa: F401, PLC0415


def _load_keys() -> None:
    """Load what a recording's keys are heard with, which nobody waits for who is still about to begin."""
    from trajectory_recorder.ui.recorder import hot_keys  # noqa: PLC0415 - not before there is a window

    hot_keys.load()
