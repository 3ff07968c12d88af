"""The window that one recording is looked at, mended and submitted in, from its opening to its end."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QStackedLayout, QVBoxLayout, QWidget

from trajectory_recorder.bundle import layout
from trajectory_recorder.errors import Cancelled
from trajectory_recorder.quality.policy import Policy
from trajectory_recorder.tasks import Task
from trajectory_recorder.ui.bridge import Bridge
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.mending import opening, submitting
from trajectory_recorder.ui.mending.mending_view import MendingReplay
from trajectory_recorder.ui.mending.opening import Looked, Opened
from trajectory_recorder.ui.mending.take import microphone as microphone_source
from trajectory_recorder.ui.notice_panel import NoticePanel
from trajectory_recorder.ui.notices import notice_of
from trajectory_recorder.ui.review.fields import label

_SIZE_PX = (1440, 900)


class MendingWindow(QWidget):
    """One recording. It shows at once, and the recording as soon as it is read.

    Args:
        root: The recording's folder.
        policy: What it is checked by; None for the built-in policy.
        override_allowed: Whether a recording may be submitted that fails its checks, with a reason.
        microphone: For narrations: a part of its name; empty for the system's default.
        sound: Whether the voice is to be heard.
    """

    submit_wanted = Signal(object)
    """A `Submitting`: the recording to be sent, this one or one that was made of it."""
    closed = Signal()

    def __init__(
        self,
        root: Path,
        *,
        policy: Policy | None = None,
        override_allowed: bool = True,
        microphone: str = "",
        sound: bool = True,
    ) -> None:
        super().__init__()
        self._root, self._policy, self._override_allowed = root, policy, override_allowed
        self._microphone, self._sound = microphone, sound
        self._disk, self._work = Bridge(), Bridge()
        self._task = Task()
        self._wanted_ns: int | None = None
        self.view: MendingReplay | None = None
        self._page = _OpeningPage()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._page)
        room = self.screen().availableSize()
        self.resize(min(_SIZE_PX[0], room.width()), min(_SIZE_PX[1], room.height()))
        self._open(root)

    def seek(self, at_ns: int) -> None:
        """Go to a session time, now or once the recording is read."""
        self._wanted_ns = at_ns
        if self.view is not None:
            self.view.seek(at_ns)

    def _open(self, root: Path) -> None:
        self._root = root
        name = root.name.removesuffix(layout.SUFFIX)
        self.setWindowTitle(translate("Mending", "{recording} — Mend").format(recording=name))
        self._page.show_opening()
        self._stack.setCurrentWidget(self._page)
        self._work.work(partial(opening.opened, root, task=self._task), self._show, self._fail)

    def _show(self, opened: Opened) -> None:
        self.view = view = MendingReplay(
            opened,
            self._root,
            disk=self._disk,
            work=self._work,
            policy=self._policy,
            override_allowed=self._override_allowed,
            microphone=partial(microphone_source, self._microphone),
            sound=self._sound,
        )
        view.submission.submit_wanted.connect(self.submit_wanted)
        view.submission.look_wanted.connect(self._look_at)
        view.deletion_wanted.connect(self._delete_original)
        view.close_wanted.connect(self.close)
        self._stack.addWidget(view)
        self._stack.setCurrentWidget(view)
        view.canvas.setFocus()
        if self._wanted_ns is not None:
            view.seek(self._wanted_ns)
        look = partial(opening.looked_through, self._root, self._policy, task=self._task)
        self._work.work(look, partial(self._see, view), view.mending.fail_check)

    def _see(self, view: MendingReplay, looked: Looked) -> None:
        if view is self.view:
            view.see(looked)

    def _look_at(self, root: Path) -> None:
        """Go on with the recording that was made."""
        self._wanted_ns = None
        self._leave_view()
        self._open(root)

    def _delete_original(self) -> None:
        # Some systems delete no file that is open.
        self._leave_view()
        self._page.show_opening()
        self._work.work(lambda: submitting.delete_recording(self._root), self._close_now, self._fail)

    def _leave_view(self) -> None:
        if self.view is not None:
            view, self.view = self.view, None
            self._stack.setCurrentWidget(self._page)
            view.close()
            self._stack.removeWidget(view)
            view.deleteLater()

    def _close_now(self, _: None) -> None:
        self.close()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self._page.show_failure(error)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._task.cancel()
        self._leave_view()
        # Edits are on the disk before the window is gone; whatever takes long is left to end by itself.
        self._disk.end()
        self._work.leave()
        super().closeEvent(event)
        self.closed.emit()


class _OpeningPage(QWidget):
    """What is seen until there is a recording to be seen, and where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label(name="opening", wrap=False)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(20 * self.fontMetrics().height())
        self._notice = NoticePanel()
        column = QVBoxLayout(self)
        column.addStretch()
        column.addWidget(self._words)
        column.addWidget(self._bar, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._notice)
        column.addStretch()

    def show_opening(self) -> None:
        """Say that it takes a moment."""
        self._words.setText(translate("Mending", "One moment…"))
        self._words.show()
        self._bar.show()
        self._notice.show_notice(None)

    def show_failure(self, error: Exception) -> None:
        """Say what went wrong, and what to try."""
        self._words.hide()
        self._bar.hide()
        self._notice.show_notice(notice_of(error))
