"""A recording to practise with: what to do, what came of it, and what becomes of it afterwards. Knows no Qt.

What is recorded for practice is deleted in the end, unless somebody keeps it; what is recorded for a qualification
task stays, for it is to be submitted.
"""

from collections.abc import Callable
from enum import Enum, auto
from itertools import chain
from pathlib import Path

from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.bundle.reader import Bundle
from trajectory_recorder.contributing import Contributor, Known
from trajectory_recorder.contributing.tasks import MyTask
from trajectory_recorder.errors import Cancelled
from trajectory_recorder.events import KeyEvent, PointerAction, PointerEvent, StreamName
from trajectory_recorder.library.removing import remove
from trajectory_recorder.quality.judging import judge
from trajectory_recorder.submitting.rules import Rules, of_no_task, of_task
from trajectory_recorder.tasks import Task
from trajectory_recorder.ui.first_run.practice_feedback import feedback
from trajectory_recorder.ui.first_run.sign_in_model import Accounts
from trajectory_recorder.ui.home.blocks import Block
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notices import Notice, notice_of
from trajectory_recorder.ui.recorder.task import RecordingTask
from trajectory_recorder.ui.work import Work


class Stage(Enum):
    """How far it is."""

    READY = auto()
    RECORDING = auto()
    CHECKING = auto()
    CHECKED = auto()


class PracticeModel:
    """One recording after the other; the one before is deleted when another begins.

    Args:
        accounts: What sign-ins stand on.
        folder: Where recordings go.
        work: Runs what touches the disk.
        line: Runs what waits for the line.
        changed: Called after every change.
    """

    def __init__(
        self, accounts: Accounts, folder: Path, *, work: Work, line: Work, changed: Callable[[], None]
    ) -> None:
        self._accounts, self._folder = accounts, folder
        self._work, self._line, self._changed = work, line, changed
        self.stage = Stage.READY
        self.root: Path | None = None
        self.blocks: tuple[Block, ...] = ()
        self.notice: Notice | None = None
        self.keeps = False
        self.has_practised = False
        self.qualification: MyTask | None = None
        self._is_qualification = False
        self._task = Task()

    # --- what is shown ------------------------------------------------------------------------------

    @property
    def instruction(self) -> str:
        """What to do."""
        if self.qualification is not None:
            return self.qualification.task.instruction
        return translate(
            "Practice",
            "Press the button, and wait until the countdown is over. Open a text editor, write a sentence, and say "
            "aloud what you do and why. Press Stop in the small bar after about twenty seconds.",
        )

    @property
    def title(self) -> str:
        """What the recording is for."""
        if self.qualification is None:
            return translate("Practice", "Twenty seconds to practise")
        words = translate("Practice", "The first task of {project}: {task}")
        return words.format(project=self.qualification.task.project, task=self.qualification.task.title)

    @property
    def afterwards(self) -> str:
        """What becomes of the recording."""
        if self._is_qualification or (self.root is None and self.qualification is not None):
            return translate(
                "Practice", "This recording counts: look at it, and submit it from the page of recordings."
            )
        return translate("Practice", "Nobody sees this recording. It is deleted when you finish here.")

    @property
    def may_keep(self) -> bool:
        """Whether there is something that would be deleted."""
        return self.root is not None and not self._is_qualification

    @property
    def recording_task(self) -> RecordingTask | None:
        """What is recorded next."""
        if self.qualification is None:
            return None
        task = self.qualification.task
        return RecordingTask(task.key, task.title, task.instruction)

    # --- what can be done ---------------------------------------------------------------------------

    def ask(self, address: str) -> None:
        """Ask an endpoint whether there is a task that comes before all others; quietly, for it can be done without."""
        self._line(lambda: self._qualification(address), self._take_qualification, lambda _: None)

    def begin(self) -> RecordingTask | None:
        """A recording begins; returns what it is for."""
        self.tidy_up()
        self.stage, self.blocks, self.notice = Stage.RECORDING, (), None
        self._is_qualification = self.qualification is not None
        self._changed()
        return self.recording_task

    def take(self, root: Path | None) -> None:
        """A recording has ended, and is there unless it is None."""
        if root is None:
            self.stage = Stage.READY
        else:
            self.root, self.stage, self.has_practised = root, Stage.CHECKING, True
            self._work(lambda: self._check(root), self._take_feedback, self._fail)
        self._changed()

    def refuse(self, notice: Notice) -> None:
        """There is no recording, for this reason."""
        self.notice = notice
        self._changed()

    def keep(self, *, kept: bool) -> None:
        """Keep the recording that was made for practice, or not."""
        self.keeps = kept
        self._changed()

    def tidy_up(self) -> None:
        """Delete what was recorded for practice, unless it is to be kept."""
        self._task.cancel()
        self._task = Task()
        root, self.root = self.root, None
        if root is not None and not self._is_qualification and not self.keeps:
            self._work(lambda: remove(root, self._folder), lambda _: None, self._fail)
        self.keeps = False

    # --- on the worker ------------------------------------------------------------------------------

    def _qualification(self, address: str) -> MyTask | None:
        with (
            Endpoint(address, self._accounts.tokens_of(address)) as endpoint,
            Known(self._accounts.known) as known,
        ):
            open_ones = [
                it for it in Contributor(endpoint, known).tasks() if it.task.qualification and not it.closed
            ]
        return open_ones[0] if open_ones else None

    def _check(self, root: Path) -> tuple[Block, ...]:
        report = judge(root, self._rules.policy, task=self._task).examined.report
        return feedback(report, _recorded(Bundle(root)), for_practice=not self._is_qualification)

    @property
    def _rules(self) -> Rules:
        if not self._is_qualification or self.qualification is None:
            return of_no_task()
        task = self.qualification.task
        return of_task(task.key, task.policy, override_allowed=task.override_allowed)

    # --- what comes back ----------------------------------------------------------------------------

    def _take_qualification(self, found: MyTask | None) -> None:
        self.qualification = found
        self._changed()

    def _take_feedback(self, blocks: tuple[Block, ...]) -> None:
        if self.stage is Stage.CHECKING:
            self.stage, self.blocks = Stage.CHECKED, blocks
            self._changed()

    def _fail(self, error: Exception) -> None:
        if isinstance(error, Cancelled):
            return
        if self.stage is Stage.CHECKING:
            self.stage = Stage.CHECKED
        self.notice = notice_of(error)
        self._changed()


def _recorded(bundle: Bundle) -> set[str]:
    """The streams that hold something of the person: that the recorder itself was used does not count."""
    found = {it.name for it in bundle.manifest.streams if it.count} - {StreamName.INPUT}
    keys = (it.own for _, it in bundle.events_of(KeyEvent))
    presses = (it.own for _, it in bundle.events_of(PointerEvent) if it.action is PointerAction.PRESS)
    return found if all(chain(keys, presses)) else found | {StreamName.INPUT}
