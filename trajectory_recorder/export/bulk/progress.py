"""How far an export is, how fast it goes and how long it will take: for those who watch, here or from outside."""

import time
from dataclasses import dataclass, field

import msgspec

from trajectory_recorder.export.destinations.destination import PROGRESS, Destination
from trajectory_recorder.tasks import Task

_TELL_S = 1.0


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """A moment of an export, as `.export/progress.json` holds it.

    `bundles_per_s` and `mb_per_s` are over this run, of what is read; `left_s` is None until something is known.
    """

    doing: str
    bundles: int
    bundles_in_all: int
    bytes: int
    bytes_in_all: int
    skipped: int
    bundles_per_s: float
    mb_per_s: float
    left_s: float | None


@dataclass
class Watch:
    """Counts what is done and tells of it once a second.

    Args:
        destination: Where the progress is written.
        task: Told as well; it may cancel.
        bundles_in_all: How many recordings there are.
        bytes_in_all: How large they are together.
    """

    destination: Destination
    task: Task
    bundles_in_all: int
    bytes_in_all: int
    _done: int = 0
    _bytes: int = 0
    _skipped: int = 0
    _before: tuple[int, int] = (0, 0)
    _began_s: float = field(default_factory=time.monotonic)
    _told_s: float = 0.0

    def start(self) -> None:
        """From here on, what is counted is done by this run."""
        self._before = self._done, self._bytes
        self._began_s = time.monotonic()

    def count(self, size: int, *, skipped: bool) -> None:
        """A recording is done, of this many bytes."""
        self._done += 1
        self._bytes += size
        self._skipped += skipped

    def tell(self, doing: str = "exporting recordings") -> None:
        """Say how far it is: to the task always, to the destination once a second.

        Raises:
            Cancelled: Somebody cancelled.
        """
        now_s = time.monotonic()
        progress = self._progress(doing, max(now_s - self._began_s, 1e-9))
        if now_s - self._told_s >= _TELL_S:
            self._told_s = now_s
            self.destination.write(PROGRESS, msgspec.json.encode(progress))
        self.task.progress(_words(progress), self._share())

    def _progress(self, doing: str, seconds: float) -> Progress:
        bundles, size = self._done - self._before[0], self._bytes - self._before[1]
        left = self.bytes_in_all - self._bytes
        return Progress(
            doing=doing,
            bundles=self._done,
            bundles_in_all=self.bundles_in_all,
            bytes=self._bytes,
            bytes_in_all=self.bytes_in_all,
            skipped=self._skipped,
            bundles_per_s=round(bundles / seconds, 3),
            mb_per_s=round(size / seconds / 1e6, 3),
            left_s=round(left * seconds / size, 1) if size else None,
        )

    def _share(self) -> float:
        return self._bytes / self.bytes_in_all if self.bytes_in_all else 1.0


def _words(it: Progress) -> str:
    left = "" if it.left_s is None else f", {_duration(it.left_s)} left"
    return (
        f"{it.doing}: {it.bundles} of {it.bundles_in_all}, "
        f"{it.bundles_per_s:.1f} and {it.mb_per_s:.0f} MB a second{left}"
    )


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
