"""Exports on their way into folders, one at a time; what is broken off goes on where it was. Knows no Qt."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.administering.downloading import Downloaded, download
from trajectory_recorder.errors import Cancelled
from trajectory_recorder.tasks import Task
from trajectory_recorder.ui.home.words import size
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notices import Notice, notice_of
from trajectory_recorder.ui.work import Work


@dataclass(frozen=True, slots=True)
class Download:
    """An export on its way: how far it is from 0 to 1, and whether it still comes."""

    export: str
    folder: Path
    share: float = 0.0
    is_coming: bool = True


class Downloads:
    """What comes, and what came before.

    Args:
        open_endpoint: Opens a line of its own.
        work: Runs what takes long.
        changed: Called when one ends; while it comes, whoever shows it looks at `newest`.
        tell: Says how it went.
    """

    def __init__(
        self,
        open_endpoint: Callable[[], Endpoint],
        work: Work,
        *,
        changed: Callable[[], None],
        tell: Callable[[Notice | None], None],
    ) -> None:
        self.newest: Download | None = None
        self._open, self._work, self._changed, self._tell = open_endpoint, work, changed, tell
        self._task: Task | None = None

    @property
    def is_coming(self) -> bool:
        """Whether something is under way."""
        return self.newest is not None and self.newest.is_coming

    def broken_off(self, export: str) -> Path | None:
        """The folder that an export is half in."""
        newest = self.newest
        return newest.folder if newest and newest.export == export and not newest.is_coming else None

    def begin(self, export: str, folder: Path) -> None:
        """Bring an export into a folder; what is there already stays."""
        if self.is_coming:
            return
        begun = Download(export, folder)
        # Told from the thread that brings it: whoever looks takes the newest as it is.
        task = Task(lambda _, share: self._see(replace(begun, share=share)))
        self.newest, self._task = begun, task
        self._work(lambda: self._bring(begun, task), self._finish, self._fail)
        self._changed()

    def stop(self) -> None:
        """Break off; parts stay, to go on with."""
        if self._task is not None:
            self._task.cancel()

    def _bring(self, begun: Download, task: Task) -> Downloaded:
        with self._open() as endpoint:
            return download(endpoint, begun.export, begun.folder, task=task)

    def _see(self, now: Download) -> None:
        self.newest = now

    def _finish(self, done: Downloaded) -> None:
        folder = self.newest.folder if self.newest is not None else ""
        self.newest = self._task = None
        words = translate("Desk", "The export is in {folder}: {files} files, {size}.")
        self._tell(Notice(words.format(folder=folder, files=done.files, size=size(done.bytes))))
        self._changed()

    def _fail(self, error: Exception) -> None:
        if self.newest is not None:
            self.newest = replace(self.newest, is_coming=False)
        self._task = None
        if not isinstance(error, Cancelled):
            self._tell(notice_of(error))
        self._changed()
