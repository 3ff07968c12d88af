"""Keeps blocks of files on the disk, so many bytes at most; those go first that were not used for longest.

A block that a crash or a failing disk spoiled is missing, never wrong.
"""

import contextlib
import os
import tempfile
import threading
import zlib
from collections import OrderedDict
from pathlib import Path

from trajectory_recorder.errors import OutputUnusable

_SUM_BYTES = 4


class BlockCache:
    """The blocks in and below one folder; for any number of threads.

    Args:
        folder: Where they lie; it is made when the first one comes.
        limit_bytes: The most that they take together.
    """

    def __init__(self, folder: Path, limit_bytes: int) -> None:
        self._folder, self._limit_bytes = folder, limit_bytes
        self._lock = threading.Lock()
        self._sizes: OrderedDict[Path, int] = OrderedDict(_found(folder))
        self._total_bytes = sum(self._sizes.values())

    def get(self, place: Path) -> bytes | None:
        """The block at a place below the folder, None where there is none that is whole."""
        path = self._folder / place
        with self._lock:
            if path not in self._sizes:
                return None
            self._sizes.move_to_end(path)
        try:
            kept = path.read_bytes()
        except OSError:
            return None  # Whoever emptied the folder may do so; it is fetched again.
        data = kept[_SUM_BYTES:]
        return data if kept[:_SUM_BYTES] == _sum(data) else None

    def put(self, place: Path, data: bytes) -> None:
        """Keep a block.

        Raises:
            OutputUnusable: It can't be written.
        """
        path = self._folder / place
        try:
            make_private(self._folder, place.parent)
            _write_whole(path, _sum(data) + data)
        except OSError as error:
            raise OutputUnusable(
                f"what is replayed can't be kept in {self._folder}: {error.strerror}",
                "make room, and look at its permissions",
            ) from error
        with self._lock:
            self._total_bytes += len(data) + _SUM_BYTES - self._sizes.pop(path, 0)
            self._sizes[path] = len(data) + _SUM_BYTES
            self._make_room()

    def forget(self, place: Path) -> None:
        """Leave out of account what lay below a place and is gone."""
        with self._lock:
            for path in [it for it in self._sizes if it.is_relative_to(self._folder / place)]:
                self._total_bytes -= self._sizes.pop(path)

    def _make_room(self) -> None:
        while self._total_bytes > self._limit_bytes and self._sizes:
            path, size = self._sizes.popitem(last=False)
            self._total_bytes -= size
            # Windows removes nothing that is being read: it is found again at the next start.
            with contextlib.suppress(OSError):
                path.unlink()


def make_private(root: Path, place: Path) -> None:
    """Make a folder below another one, and all on the way there, for this person alone; raises `OSError`."""
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    # `parents` would give those on the way the mode that everybody's folders have.
    for it in (*reversed(place.parents), place):
        (root / it).mkdir(mode=0o700, exist_ok=True)


def _found(folder: Path) -> list[tuple[Path, int]]:
    """The blocks that an earlier process left, the oldest first."""
    found = []
    for path in folder.glob("*/blocks/*/*"):
        with contextlib.suppress(FileNotFoundError):  # Another process made room.
            found.append((path, path.stat()))
    return [(path, it.st_size) for path, it in sorted(found, key=lambda pair: pair[1].st_mtime_ns)]


def _sum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(_SUM_BYTES, "big")


def _write_whole(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
