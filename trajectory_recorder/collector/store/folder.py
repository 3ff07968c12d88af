"""Files in a folder of this machine, or of a file system that all replicas share."""

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from trajectory_recorder.collector.store.store import Parts
from trajectory_recorder.errors import StoreError

_BLOCK_BYTES = 1024 * 1024
_INCOMING = "incoming"
_KEPT = "kept"


class FolderStore:
    """A `Store` in a folder: `incoming/` holds files that grow, `kept/` those that are finished.

    Args:
        root: Made if it is missing.

    Raises:
        StoreError: It can't be made.
    """

    # While one block is made durable the next one arrives: smaller ones wait for the disk more often.
    block_bytes = 4 * 1024**2

    def __init__(self, root: Path) -> None:
        self._root = root
        with _translated(root):
            for name in (_INCOMING, _KEPT):
                (root / name).mkdir(parents=True, exist_ok=True)

    def begin(self, key: str) -> Parts:
        path = self._incoming(key)
        with _translated(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.open("xb").close()
        return {}

    def append(self, key: str, parts: Parts, offset: int, data: bytes) -> Parts:
        path = self._incoming(key)
        with _translated(path), path.open("r+b") as file:
            file.seek(offset)
            file.write(data)
            file.flush()
            os.fdatasync(file.fileno()) if hasattr(os, "fdatasync") else os.fsync(file.fileno())
        return parts

    def finish(self, key: str, parts: Parts, length: int) -> None:  # noqa: ARG002 - the folder needs no note
        incoming, kept = self._incoming(key), self._kept(key)
        with _translated(incoming):
            kept.parent.mkdir(parents=True, exist_ok=True)
            try:
                os.truncate(incoming, length)
                incoming.replace(kept)
            except FileNotFoundError:
                # Somebody else has just done it, or a process that died before it could say so.
                if not kept.exists():
                    raise
            _sync_folder(kept.parent)

    def abandon(self, key: str, parts: Parts) -> None:  # noqa: ARG002 - the folder needs no note
        with _translated(self._incoming(key)):
            self._incoming(key).unlink(missing_ok=True)

    def put(self, key: str, data: bytes) -> None:
        kept = self._kept(key)
        part = self._incoming(f"{key}.{secrets.token_hex(4)}")
        with _translated(kept):
            for folder in (kept.parent, part.parent):
                folder.mkdir(parents=True, exist_ok=True)
            with part.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(kept)
            _sync_folder(kept.parent)

    def keep(self, key: str, source: Path) -> None:
        kept = self._kept(key)
        part = self._incoming(f"{key}.{secrets.token_hex(4)}")
        with _translated(kept):
            for folder in (kept.parent, part.parent):
                folder.mkdir(parents=True, exist_ok=True)
            try:
                os.link(source, part)
            except OSError:
                # It lies on another disk, or on one that knows no links.
                shutil.copyfile(source, part)
            with part.open("rb") as file:
                os.fsync(file.fileno())
            part.replace(kept)
            _sync_folder(kept.parent)

    def size(self, key: str) -> int | None:
        try:
            return self._kept(key).stat().st_size
        except FileNotFoundError:
            return None

    def read(self, key: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        path = self._kept(key)
        with _translated(path), path.open("rb") as file:
            file.seek(start)
            left = (path.stat().st_size if end is None else end) - start
            while left > 0 and (block := file.read(min(left, _BLOCK_BYTES))):
                left -= len(block)
                yield block

    def delete(self, key: str) -> None:
        with _translated(self._kept(key)):
            self._kept(key).unlink(missing_ok=True)

    def keys(self) -> Iterator[str]:
        kept = self._root / _KEPT
        return (path.relative_to(kept).as_posix() for path in kept.rglob("*") if path.is_file())

    def local_path(self, key: str) -> Path | None:
        return self._kept(key)

    def signed_url(self, key: str, lasting: timedelta) -> str | None:  # noqa: ARG002 - the endpoint signs for a folder
        return None

    def check(self) -> None:
        key = f"check/{secrets.token_hex(8)}"
        self.put(key, b"here")
        whole = b"".join(self.read(key)) == b"here"
        self.delete(key)
        if not whole:
            raise StoreError(f"{self._root} gives back other bytes than were written", "check the disk")

    def _incoming(self, key: str) -> Path:
        return self._root / _INCOMING / key

    def _kept(self, key: str) -> Path:
        return self._root / _KEPT / key


def _sync_folder(folder: Path) -> None:
    """Make a rename survive a power cut. Windows can't open folders, and journals renames itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"the store can't use {path}: {error.strerror}", "look at the disk and the permissions"
        ) from error
