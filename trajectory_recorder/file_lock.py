"""A lock on a file that the system frees when its holder dies, however it died."""

import sys
from pathlib import Path
from typing import BinaryIO

if sys.platform == "win32":
    import msvcrt

    def _acquire(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _acquire(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class Held(Exception):
    """Somebody else holds the lock."""


class FileLock:
    """Holds a lock from its making to `release` or this process's end, against every other holder.

    Args:
        path: The file that is locked; it is never removed here.
        make: Whether it is made if it is missing.

    Raises:
        Held: Another process, or another lock of this one, holds it.
        OSError: The file can't be made, or is missing.
    """

    def __init__(self, path: Path, *, make: bool = True) -> None:
        self._file: BinaryIO = path.open("ab" if make else "r+b")
        try:
            _acquire(self._file)
        except OSError as error:
            self._file.close()
            raise Held(str(path)) from error

    def release(self) -> None:
        self._file.close()
