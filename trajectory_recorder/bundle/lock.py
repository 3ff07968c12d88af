"""Tells a bundle that is being recorded from one that a crash left."""

import time
from pathlib import Path

from trajectory_recorder.bundle import layout
from trajectory_recorder.errors import BundleBusy
from trajectory_recorder.file_lock import FileLock, Held

# A process locks its file right after it made it; a loaded machine may put seconds in between.
_YOUNG_NS = 5_000_000_000


class BundleLock:
    """Holds the lock of an unsealed bundle from its making to `release` or this process's end.

    Raises:
        BundleBusy: Another process holds it.
        OSError: The lock file can't be made.
    """

    def __init__(self, root: Path) -> None:
        self._path = root / layout.LOCK
        try:
            self._lock = FileLock(self._path)
        except Held as error:
            raise BundleBusy(
                f"{root} is being recorded or recovered by another process", "wait until it ends"
            ) from error

    def release(self) -> None:
        """Give the lock up and leave no trace of it."""
        self._path.unlink(missing_ok=True)
        self._lock.release()


def is_held(root: Path, *, utc_ns: int | None = None) -> bool:
    """Whether a process records or recovers the bundle at `root` now.

    Looking takes the lock for a moment. So as not to take it from an engine that is about to, a lock file that is
    younger than `_YOUNG_NS` counts as held.

    Args:
        root: The bundle's folder.
        utc_ns: The wall clock.
    """
    path = root / layout.LOCK
    try:
        age_ns = (time.time_ns() if utc_ns is None else utc_ns) - path.stat().st_mtime_ns
        if 0 <= age_ns < _YOUNG_NS:
            return True
        FileLock(path, make=False).release()
    except FileNotFoundError:
        return False
    except (Held, OSError):
        return True
    return False
