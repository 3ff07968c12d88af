"""Checksums of a bundle's files, most of them made before the bundle is sealed.

SHA-256 reads a file from its first byte, and a media file's first bytes, which hold its length, are
known last. So a recording goes on in a further file every so often, the complete one is read here
while the next is written, and a seal reads no more than the newest, however long the recording was.
Events are summed up as they are written, because nothing of their file is ever changed. It decides
nothing about which files belong to a bundle.
"""

import hashlib
import io
import os
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.manifest import FileEntry

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_READ_BYTES = 1024 * 1024
_THREADS = 4


def hash_file(path: Path) -> tuple[int, str]:
    """Read a file through; returns its size in bytes and its SHA-256 in hexadecimal."""
    digest, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(_READ_BYTES):
            digest.update(block)
            size += len(block)
    return size, digest.hexdigest()


class SummedFile(io.BufferedWriter):
    """A new file that is only ever appended to, and knows its own checksum.

    Args:
        path: Must not exist.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(io.FileIO(path, "xb"))
        self._digest = hashlib.sha256()
        self._bytes = 0

    def write(self, data: "ReadableBuffer", /) -> int:
        """Append; the checksum covers what was taken, which `close` brings to the file."""
        self._digest.update(data)
        written = super().write(data)
        self._bytes += written
        return written

    @property
    def summed(self) -> tuple[int, str]:
        """The size in bytes and the SHA-256 of everything written so far."""
        return self._bytes, self._digest.hexdigest()


class Checksums:
    """The checksums of one bundle's payload, side by side on a few threads.

    Args:
        root: The bundle's folder.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._sums: dict[str, Future[tuple[int, str]]] = {}
        # hashlib lets go of the interpreter while it works, so files are read side by side.
        self._threads = ThreadPoolExecutor(min(_THREADS, os.cpu_count() or 1), "checksums")

    def begin(self, path: str) -> None:
        """Read a complete file in the background."""
        self._sums[path] = self._threads.submit(self._hash_on_disk, path)

    def put(self, path: str, summed: tuple[int, str]) -> None:
        """Take the size and the checksum of a file that somebody knows already."""
        known: Future[tuple[int, str]] = Future()
        known.set_result(summed)
        self._sums[path] = known

    def entries(self, paths: Iterable[str]) -> tuple[FileEntry, ...]:
        """Describe these files; those that were never begun are read now.

        Raises:
            OSError: One can't be read.
        """
        wanted = list(paths)
        for path in wanted:
            if path not in self._sums or self._was_changed(path):
                self.begin(path)
        return tuple(FileEntry(path, *self._sums[path].result(), layout.media_type(path)) for path in wanted)

    def close(self) -> None:
        """End the threads; what they have not begun is not read any more."""
        self._threads.shutdown(cancel_futures=True)

    def _was_changed(self, path: str) -> bool:
        known = self._sums[path]
        return known.done() and (self._root / path).stat().st_size != known.result()[0]

    def _hash_on_disk(self, path: str) -> tuple[int, str]:
        sync_file(self._root / path)
        return hash_file(self._root / path)


def sync_file(path: Path) -> None:
    """Put a file's content on the disk."""
    # Windows refuses to sync what is open for reading only.
    with path.open("r+b") as file:
        os.fsync(file.fileno())
