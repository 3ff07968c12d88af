"""Counts what comes of a download, and tells how far it is, how fast it goes and how long it will take."""

import time
from dataclasses import dataclass, field

from trajectory_recorder.tasks import Task

_STEP_S = 0.1


@dataclass
class Watch:
    """How far a download is.

    Args:
        task: Told of it; it may cancel.
        files_in_all: How many files there are.
        bytes_in_all: How large they are together.
    """

    task: Task
    files_in_all: int
    bytes_in_all: int
    bytes_brought: int = 0
    _files: int = 0
    _bytes: int = 0
    _began_s: float = field(default_factory=time.monotonic)

    def count(self, size: int, *, brought: bool = True) -> None:
        """So many bytes more are here, which came now or were `brought` by an earlier run.

        Raises:
            Cancelled: Somebody cancelled.
        """
        self._bytes += size
        self.bytes_brought += size if brought else 0
        self.tell("downloading")

    def count_if(self, size: int, there: bool) -> bool:  # noqa: FBT001 - what was found, handed on
        """Count a file of so many bytes that an earlier run brought, if it is `there`, which is handed on."""
        if there:
            self.count(size, brought=False)
            self.file_done()
        return there

    def file_done(self) -> None:
        self._files += 1

    def wait(self, seconds: float, why: str) -> None:
        """Wait for the endpoint, and say why.

        Raises:
            Cancelled: Somebody cancelled.
        """
        until_s = time.monotonic() + seconds
        while (left_s := until_s - time.monotonic()) > 0:
            self.task.progress(f"{why}; trying again in {left_s:.0f} s", self._share())
            time.sleep(min(left_s, _STEP_S))

    def tell(self, doing: str) -> None:
        """Say how far it is.

        Raises:
            Cancelled: Somebody cancelled.
        """
        seconds = max(time.monotonic() - self._began_s, 1e-9)
        rate = self.bytes_brought / seconds
        left = ""
        if rate:
            minutes, rest = divmod(round((self.bytes_in_all - self._bytes) / rate), 60)
            left = f", {rate / 1e6:.1f} MB a second, {minutes}:{rest:02} left"
        self.task.progress(
            f"{doing}: {self._files} of {self.files_in_all} files, "
            f"{self._bytes / 1e6:.1f} of {self.bytes_in_all / 1e6:.1f} MB{left}",
            self._share(),
        )

    def _share(self) -> float:
        return self._bytes / self.bytes_in_all if self.bytes_in_all else 1.0
