"""Brings a mended recording on its way: makes it, has it looked through, and hands it over."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from trajectory_recorder.errors import Cancelled
from trajectory_recorder.quality.policy import Policy
from trajectory_recorder.redaction import draft
from trajectory_recorder.tasks import Task
from trajectory_recorder.ui import wording
from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.mending import submitting
from trajectory_recorder.ui.mending.model import MendingModel
from trajectory_recorder.ui.mending.submit_box import SubmitBox
from trajectory_recorder.ui.mending.submitting import Mended, Submitting


class Submission(QObject):
    """One submission, from the wish to the end.

    Args:
        model: What is submitted.
        box: Shows it.
        root: The recording's folder.
        policy: What the result is checked by; None for the built-in one.
        override_allowed: Whether a recording may go that fails its checks, with a reason.
        disk: Keeps the edits, and forgets them once they are made.
        work: Runs what takes long.
    """

    submit_wanted = Signal(object)
    """A `Submitting`."""
    look_wanted = Signal(object)
    """The new recording's folder."""
    locked = Signal(bool)
    """Whether nothing may be changed now."""
    _told = Signal(str, float)

    def __init__(
        self,
        model: MendingModel,
        box: SubmitBox,
        *,
        root: Path,
        policy: Policy | None,
        override_allowed: bool,
        disk: Bridge,
        work: Bridge,
    ) -> None:
        super().__init__(box)
        self._model, self._box = model, box
        self._root, self._policy, self._override_allowed = root, policy, override_allowed
        self._disk, self._work = disk, work
        self._task: Task | None = None
        self._made: Mended | None = None
        self._told.connect(self._show_progress)
        box.submit_wanted.connect(self.submit)
        box.cancel_wanted.connect(self.cancel)
        box.reason_given.connect(self._hand_over)
        box.look_wanted.connect(self._look)

    def submit(self) -> None:
        """Submit the recording as it is to be."""
        if self._made is not None:
            self._decide(fails=self._made.fails)
        elif self._model.edits:
            self._make()
        else:
            self._decide(fails=self._model.would_fail)

    def cancel(self) -> None:
        """Don't make the new recording."""
        if self._task is not None:
            self._task.cancel()

    def _make(self) -> None:
        self._task = task = Task(self._told.emit)
        self._box.show_working(translate("Mending", "Making the new recording"), 0.0)
        self.locked.emit(True)
        make = partial(submitting.mended, self._root, self._model.edits, self._policy, task=task)
        self._work.work(make, self._take, self._fail)

    def _show_progress(self, doing: str, share: float) -> None:
        if self._task is not None:
            self._box.show_working(wording.sentence(doing), share)

    def _take(self, made: Mended) -> None:
        # After what is still being kept of the edits, which would be there again otherwise.
        self._disk.work(partial(draft.remove, self._root), lambda _: self._show_made(made), self._fail)

    def _show_made(self, made: Mended) -> None:
        self._task, self._made = None, made
        left = [wording.sentence(it.message) for it in made.remarks if it.severity in {"fail", "warn"}]
        if not left:
            self._decide(fails=False)
        elif made.fails:
            self._box.show_still_wrong(
                translate("Mending", "The new recording still fails its checks:"), left
            )
        else:
            self._box.show_still_wrong(translate("Mending", "What is left in the new recording:"), left)

    def _fail(self, error: Exception) -> None:
        self._task = None
        self._box.ask_to_submit()
        self.locked.emit(False)
        if not isinstance(error, Cancelled):
            self._model.not_kept(error)

    def _decide(self, *, fails: bool) -> None:
        broken = self._made.is_broken if self._made is not None else self._model.is_broken
        if not fails:
            self._hand_over(None)
        elif self._override_allowed and not broken:
            self._box.ask_for_reason(
                translate(
                    "Mending", "This recording fails its checks. Why shall it be looked at all the same?"
                )
            )
        else:
            self._model.refuse_to_submit()

    def _hand_over(self, reason: str | None) -> None:
        root = self._root if self._made is None else self._made.root
        self.locked.emit(True)
        self._box.show_done(
            _done_words(self._root, self._made),
            offers_deletion=self._made is not None and submitting.takes_something_out(self._model.edits),
            prefers_deletion=self._model.hides_something or submitting.hides_something(self._model.edits),
        )
        self.submit_wanted.emit(Submitting(root, reason))

    def _look(self) -> None:
        if self._made is not None:
            self.look_wanted.emit(self._made.root)


def _done_words(original: Path, made: Mended | None) -> str:
    if made is None:
        return translate("Mending", "The recording goes on its way. It stays on this computer, too.")
    told = translate(
        "Mending",
        "The new recording goes on its way. The original, {name}, is still on this computer, with everything that "
        "was taken out of the new one. It is not needed for the submission. Deleting it is for good.",
    )
    return told.format(name=original.name)
