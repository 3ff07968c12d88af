"""The page on which somebody makes a first recording, and is told at once how it went. Decides nothing."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar

from trajectory_recorder import settings
from trajectory_recorder.settings import AppSettings, RecordSettings
from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.first_run.page import Page
from trajectory_recorder.ui.first_run.practice_model import PracticeModel, Stage
from trajectory_recorder.ui.first_run.sign_in_model import Accounts
from trajectory_recorder.ui.home.buttons import button, record_button
from trajectory_recorder.ui.home.sheet import Sheet
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.mending.window import MendingWindow
from trajectory_recorder.ui.notices import notice_of
from trajectory_recorder.ui.recorder.desk import RecorderDesk
from trajectory_recorder.ui.review.fields import dimmed, heading, label


class PracticePage(Page):
    """Records with a desk of its own.

    Args:
        accounts: What sign-ins stand on, and the settings file.
        folder: Where recordings go.
    """

    began = Signal()
    """The desktop belongs to the recording from now on."""
    came_back = Signal()
    """It does not any more."""
    ended = Signal()
    """After `end`: nothing is recorded any more."""

    def __init__(self, accounts: Accounts, folder: Path) -> None:
        super().__init__(
            translate("Practice", "A first recording"),
            translate("Practice", "Try it once, before it counts. You can leave this out, and repeat it."),
        )
        self._file, self._folder = accounts.settings_file, folder
        self._disk, self._line = Bridge(), Bridge()
        self.model = PracticeModel(
            accounts, folder, work=self._disk.work, line=self._line.work, changed=self._show_model
        )
        self._is_ending = False
        self._address = ""
        self._desk: RecorderDesk | None = None
        self._window: MendingWindow | None = None
        self._title, self._instruction = heading(""), label(name="instruction")
        self._title.setWordWrap(True)
        self._record = record_button(translate("Practice", "Record"), self._begin)
        self._look = button(translate("Practice", "Look at it"), self._open, name="look")
        self._keep = QCheckBox(translate("Practice", "Keep this recording"))
        self._keep.clicked.connect(lambda: self.model.keep(kept=self._keep.isChecked()))
        self._busy = QProgressBar(maximum=0, textVisible=False)
        self._busy.setAccessibleName(translate("Practice", "The recording is being checked"))
        self._sheet = Sheet(translate("Practice", "How it went"))
        self._afterwards = dimmed(name="afterwards")
        self._lay_out()
        self._show_model()

    @property
    def has_practised(self) -> bool:
        """Whether a recording was made."""
        return self.model.has_practised

    @property
    def busy(self) -> bool:
        """Whether something is recorded now."""
        return self._desk is not None and self._desk.busy

    @property
    def is_settled(self) -> bool:
        return self.has_practised

    def use(self, address: str) -> None:
        """Ask this endpoint for a task to qualify with, from now on."""
        if address != self._address:
            self._address = address
            self.model.qualification = None

    def enter(self) -> None:
        if self._address:
            self.model.ask(self._address)

    def end(self) -> None:
        self._is_ending = True
        if self._window is not None:
            self._window.close()
        if self._desk is not None:
            self._desk.close()
        else:
            self._leave()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self._record)
        row.addWidget(self._look)
        row.addStretch()
        self.body.addWidget(self._title)
        self.body.addWidget(self._instruction)
        self.body.addLayout(row)
        self.body.addWidget(self._busy)
        self.body.addWidget(self._afterwards)
        self.body.addWidget(self._keep)
        self.body.addWidget(self._sheet, stretch=1)

    def _show_model(self) -> None:
        model = self.model
        self._title.setText(model.title)
        self._instruction.setText(model.instruction)
        again = model.stage in {Stage.CHECKING, Stage.CHECKED}
        self._record.setText(
            translate("Practice", "Record again") if again else translate("Practice", "Record")
        )
        self._record.setEnabled(model.stage is not Stage.RECORDING)
        self._look.setVisible(model.root is not None)
        self._busy.setVisible(model.stage is Stage.CHECKING)
        self._keep.setVisible(model.may_keep)
        self._keep.setChecked(model.keeps)
        self._afterwards.setText(model.afterwards)
        self._sheet.show_blocks(model.blocks)
        self.notice.show_notice(model.notice)
        self.changed.emit()

    # --- recording ----------------------------------------------------------------------------------

    def _begin(self) -> None:
        self._record.setEnabled(False)
        if self._window is not None:
            self._window.close()
        self._disk.work(
            lambda: (settings.load(self._file), settings.load_app(self._file)),
            lambda read: self._begin_with(*read),
            lambda error: self.model.refuse(notice_of(error)),
        )

    def _begin_with(self, record: RecordSettings, app: AppSettings) -> None:
        if self._is_ending:
            return
        if self._desk is None:
            self._desk = RecorderDesk(self._folder, record, app)
            self._desk.began.connect(self.began)
            self._desk.failed.connect(self.model.refuse)
            self._desk.ended.connect(self._take)
            self._desk.closed.connect(self._leave)
        self._desk.set_up(self._folder, record, app)
        self._desk.begin(self.model.begin())

    def _take(self, root: Path | None) -> None:
        if not self._is_ending:
            self.model.take(root)
            self.came_back.emit()

    def _open(self) -> None:
        if self._window is None and self.model.root is not None:
            self._window = MendingWindow(self.model.root)
            self._window.closed.connect(self._put_away)
            self._window.show()
        if self._window is not None:
            self._window.raise_()
            self._window.activateWindow()

    def _put_away(self) -> None:
        if self._window is not None:
            self._window.deleteLater()
            self._window = None

    def _leave(self) -> None:
        """Nothing is recorded any more: what was for practice goes, and so do the threads."""
        self.model.tidy_up()
        self._disk.leave()
        self._line.leave()
        self.ended.emit()
