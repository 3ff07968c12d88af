"""Has the pictures of a recording read beside the window, once at a time."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from trajectory_recorder.errors import Cancelled
from trajectory_recorder.tasks import Task
from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.mending.model import MendingModel
from trajectory_recorder.ui.mending.on_screen import ShownFinding, read_screen, why_not
from trajectory_recorder.ui.mending.screen_box import ScreenBox


class ScreenReading(QObject):
    """Reads when asked, and gives the model what is found.

    Args:
        model: Takes the findings.
        box: Asks, and shows the progress.
        root: The recording's folder.
    """

    _read = Signal(float)

    def __init__(self, model: MendingModel, box: ScreenBox, *, root: Path) -> None:
        super().__init__(box)
        self._model, self._box, self._root = model, box, root
        # Of its own: submitting must not wait for it.
        self._bridge = Bridge()
        self._task: Task | None = None
        # Emitted on the worker, delivered here.
        self._read.connect(self._show)
        box.wanted.connect(self._begin)
        box.cancelled.connect(self._cancel)
        reason = why_not()
        box.show_idle(reason, can_read=not reason)

    def leave(self) -> None:
        """End; what is under way ends after the picture that it is at."""
        self._cancel()
        self._bridge.leave()

    def _begin(self) -> None:
        if self._task is None:
            self._task = Task(lambda _, share: self._read.emit(share))
            self._box.show_reading(0.0)
            self._bridge.work(partial(read_screen, self._root, task=self._task), self._take, self._fail)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _show(self, share: float) -> None:
        if self._task is not None:
            self._box.show_reading(share)

    def _take(self, found: tuple[ShownFinding, ...]) -> None:
        self._task = None
        nothing = translate(
            "Mending", "Nothing was found on the screen. Not all can be read: look yourself, too."
        )
        self._box.show_idle("" if found else nothing)
        self._model.see_screen(found)

    def _fail(self, error: Exception) -> None:
        self._task = None
        self._box.show_idle()
        if not isinstance(error, Cancelled):
            self._model.not_read(error)
