"""Tells a bundle that is being recorded from one that a crash left: the system frees the lock of a
dead process, however it died."""

import sys
from pathlib import Path
from typing import BinaryIO

from trajectory_recorder.bundle import layout
from trajectory_recorder.errors import BundleBusy

if sys.platform == "win32":
    import msvcrt

    def _acquire(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _acquire(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class BundleLock:
    """Holds the lock of an unsealed bundle from its making to `release` or this process's end.

    Raises:
        BundleBusy: Another process holds it.
        OSError: The lock file can't be made.
    """

    def __init__(self, root: Path) -> None:
        self._path = root / layout.LOCK
        self._file = self._path.open("ab")
        try:
            _acquire(self._file)
        except OSError as error:
            self._file.close()
            raise BundleBusy(
                f"{root} is being recorded or recovered by another process", "wait until it ends"
            ) from error

    def release(self) -> None:
        """Give the lock up and leave no trace of it."""
        self._path.unlink(missing_ok=True)
        self._file.close()
