"""The window of the first run: steps at the left, a page beside them, Back and Next below. Decides nothing."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from trajectory_recorder.ui.first_run.consent_page import ConsentPage
from trajectory_recorder.ui.first_run.displays_page import DisplaysPage
from trajectory_recorder.ui.first_run.finished import FirstRun
from trajectory_recorder.ui.first_run.microphone_page import MicrophonePage
from trajectory_recorder.ui.first_run.page import Page
from trajectory_recorder.ui.first_run.permissions_page import PermissionsPage
from trajectory_recorder.ui.first_run.practice_page import PracticePage
from trajectory_recorder.ui.first_run.sign_in_model import Accounts
from trajectory_recorder.ui.first_run.sign_in_page import SignInPage
from trajectory_recorder.ui.first_run.step_bar import StepBar
from trajectory_recorder.ui.first_run.steps import Step, Steps
from trajectory_recorder.ui.first_run.summary_page import SummaryPage
from trajectory_recorder.ui.home.buttons import button, emphasize
from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.language import translate

_SIZE_EM = (58, 40)


class FirstRunWindow(QWidget):
    """Leads through the steps; any of them can be left out.

    Args:
        accounts: What sign-ins stand on, and the settings file.
        folder: Where recordings go.
        first: Where to begin.
    """

    finished = Signal(object)
    """Somebody went through to the end: a `FirstRun`."""
    closed = Signal()
    """It may go: nothing of it runs any more."""

    def __init__(self, accounts: Accounts, folder: Path, *, first: Step = Step.SIGN_IN) -> None:
        super().__init__()
        self._steps = Steps(first)
        self._has_begun = self._is_closing = False
        self._sign_in, self._consent = SignInPage(accounts), ConsentPage(accounts)
        self._practice = PracticePage(accounts, folder)
        self.pages: dict[Step, Page] = {
            Step.SIGN_IN: self._sign_in,
            Step.CONSENT: self._consent,
            Step.PERMISSIONS: PermissionsPage(),
            Step.DISPLAYS: DisplaysPage(accounts.settings_file),
            Step.MICROPHONE: MicrophonePage(accounts.settings_file),
            Step.PRACTICE: self._practice,
            Step.SUMMARY: SummaryPage(accounts.settings_file, folder),
        }
        self._been: set[Step] = set()
        self._bar, self._stack = StepBar(), QStackedWidget()
        self._back = button(translate("FirstRun", "Back"), self.go_back, name="back")
        self._next = button("", self.go_on, name="next")
        self._lay_out()
        self._connect()
        self.setWindowTitle(translate("FirstRun", "Set up"))
        size = [em(self, it) for it in _SIZE_EM]
        room = self.screen().availableSize()
        self.resize(min(size[0], room.width()), min(size[1], room.height()))
        self._stack.setCurrentWidget(self.pages[first])
        self._show_steps()

    @property
    def step(self) -> Step:
        """The step that is shown."""
        return self._steps.current

    @property
    def busy(self) -> bool:
        """Whether somebody practises now, and the desktop belongs to the recording."""
        return self._practice.busy

    def go_to(self, step: Step) -> None:
        """Show a step."""
        if step is self._steps.current or self._is_closing:
            return
        self.pages[self._steps.current].leave()
        self._been.add(self._steps.current)
        self._steps.current = step
        self._stack.setCurrentWidget(self.pages[step])
        self._show_steps()
        self._next.setFocus()
        self.pages[step].enter()

    def go_on(self) -> None:
        """Show the next step; after the last one it is finished."""
        if (step := self._steps.next) is not None:
            self.go_to(step)
        else:
            account = self._sign_in.model.account
            result = FirstRun(account.address if account else "", self._practice.has_practised)
            self.finished.emit(result)
            self.close()

    def go_back(self) -> None:
        """Show the step before."""
        if (step := self._steps.before) is not None:
            self.go_to(step)

    # --- the layout ---------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        for page in self.pages.values():
            self._stack.addWidget(page)
        emphasize(self._next, strong=True)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._back)
        buttons.addWidget(self._next)
        content = QVBoxLayout()
        content.setContentsMargins(em(self, 1.2), em(self), em(self, 1.2), em(self, 0.8))
        content.setSpacing(em(self, 0.8))
        content.addWidget(self._stack, stretch=1)
        content.addLayout(buttons)
        border = QFrame()
        border.setFrameShape(QFrame.Shape.VLine)
        border.setFrameShadow(QFrame.Shadow.Sunken)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._bar)
        row.addWidget(border)
        row.addLayout(content, stretch=1)

    def _connect(self) -> None:
        self._bar.wanted.connect(self._choose)
        self._sign_in.moved.connect(self._take_account)
        self._sign_in.skipped.connect(partial(self.go_to, Step.PERMISSIONS))
        self._practice.began.connect(self.hide)
        self._practice.came_back.connect(self._come_back)
        self._practice.ended.connect(self._leave)
        for page in self.pages.values():
            page.changed.connect(self._show_steps)
        for keys, do in (("Alt+Left", self.go_back), ("Alt+Right", self.go_on)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    # --- what is shown ------------------------------------------------------------------------------

    def _show_steps(self) -> None:
        steps = self._steps
        done = frozenset(it for it in self._been if self.pages[it].is_settled)
        self._bar.show_steps(steps.all, current=steps.current, done=done)
        self._back.setVisible(steps.before is not None)
        is_last = steps.next is None
        self._next.setText(translate("FirstRun", "Finish") if is_last else translate("FirstRun", "Next"))

    def _choose(self, step: Step) -> None:
        self.go_to(step)
        self._show_steps()

    def _take_account(self) -> None:
        account = self._sign_in.model.account
        self._steps.has_account = account is not None
        address = account.address if account is not None else ""
        self._consent.use(address)
        self._practice.use(address)
        if self.step is Step.CONSENT:
            self._consent.enter() if account is not None else self.go_to(Step.SIGN_IN)
        self._show_steps()

    def _come_back(self) -> None:
        if not self._is_closing:
            self.show()
            self.raise_()
            self.activateWindow()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if not self._has_begun:
            self._has_begun = True
            self.pages[self.step].enter()

    # --- its end ------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        if not self._is_closing:
            self._is_closing = True
            for page in self.pages.values():
                page.end()
        super().closeEvent(event)

    def _leave(self) -> None:
        self.closed.emit()
