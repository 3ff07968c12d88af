"""A folder of this machine, or of a file system that several machines share, as a destination."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trajectory_recorder.bundle import layout
from trajectory_recorder.errors import OutputUnusable
from trajectory_recorder.export.destinations.destination import LOCK, WORK
from trajectory_recorder.file_lock import FileLock, Held
from trajectory_recorder.new_folder import writing

_BLOCK_BYTES = 1024 * 1024
_SPOOL = f"{WORK}/spool"
_MOST_KNOWN = 100
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG}


class FolderDestination:
    """A `Destination` in a folder, which need not be there.

    What is made lies on the same file system, so that it is put in its place by a new name alone. Nothing is brought to
    the disk by force: an export survives the end of any process. What a machine loses that loses its power shows by the
    sizes of the parts of a shard before they are joined, and of other files only once they are compared with their
    hashes.

    Args:
        folder: Absolute.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._spool = folder / _SPOOL
        self._looked_through: dict[str, Path] = {}

    @property
    def name(self) -> str:
        return str(self._folder)

    def put(self, path: str, file: Path) -> None:
        target = self._place(path)
        with writing(target):
            try:
                file.replace(target)
            except FileNotFoundError:  # the folder is not there yet; to look for that each time takes longer
                target.parent.mkdir(parents=True, exist_ok=True)
                file.replace(target)

    def write(self, path: str, data: bytes) -> None:
        part = self._spool / secrets.token_hex(8)
        with writing(self._folder / path):
            try:
                part.write_bytes(data)
            except FileNotFoundError:
                self.spool()
                part.write_bytes(data)
        self.put(path, part)

    def _place(self, path: str) -> Path:
        """Where a file goes, in the place of whatever is there, be it a link.

        Its folders may be no links. That is looked at for the first file of a folder, not for each.

        Raises:
            DamagedBundle: It leads out of the destination.
        """
        *folders, name = layout.parts_of(self._folder, path)
        if not folders:
            return self._folder / name
        folder = "/".join(folders)
        known = self._looked_through.get(folder)
        if known is None:
            known = layout.resolve(self._folder, folder)
            if len(self._looked_through) >= _MOST_KNOWN:
                self._looked_through.clear()
            self._looked_through[folder] = known
        return known / name

    def read(self, path: str) -> bytes | None:
        try:
            return layout.resolve(self._folder, path).read_bytes()
        except FileNotFoundError:
            return None

    def blocks(self, path: str) -> Iterator[bytes]:
        try:
            with layout.resolve(self._folder, path).open("rb") as file:
                while block := file.read(_BLOCK_BYTES):
                    yield block
        except FileNotFoundError:
            return

    def size(self, path: str) -> int | None:
        try:
            return layout.resolve(self._folder, path).stat().st_size
        except FileNotFoundError:
            return None

    def bring(self, path: str, folder: Path) -> Path:  # noqa: ARG002 - it is here already
        return layout.resolve(self._folder, path)

    def paths(self, folder: str = "") -> Iterator[str]:
        for parent, _, names in os.walk(self._folder / folder):
            yield from (Path(parent, name).relative_to(self._folder).as_posix() for name in names)

    def tidy(self) -> None:
        work = self._folder / WORK
        with writing(work):
            for it in work.iterdir():
                if it.is_dir():
                    shutil.rmtree(it)
                elif it != self._folder / LOCK:
                    it.unlink()

    def spool(self) -> Path:
        with writing(self._folder):
            self._spool.mkdir(parents=True, exist_ok=True)
        return self._spool

    @contextmanager
    def locked(self) -> Iterator[None]:
        path = self._folder / LOCK
        with writing(self._folder):
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                lock = FileLock(path)
            except Held:
                raise OutputUnusable(
                    f"another export writes to {self._folder}",
                    "wait until it is done, or name another folder",
                ) from None
        try:
            shutil.rmtree(self.spool(), ignore_errors=True)  # what a run that was killed left
            yield
        finally:
            lock.release()
            self._forget(path)

    @staticmethod
    def _forget(lock: Path) -> None:
        """Remove the lock's file where it is the last of an export's work."""
        if [it.name for it in lock.parent.iterdir()] == [lock.name]:
            lock.unlink()
            lock.parent.rmdir()


def is_full(error: OSError) -> bool:
    """Whether it says that there is no room to write, or no right to."""
    return error.errno in _FULL
