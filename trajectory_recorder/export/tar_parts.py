"""Tar archives in parts: members with nothing in their heads but name and size, so that equal content is equal bytes.

A part has no end; parts after one another and the end of an archive are an archive.
"""

import hashlib
import tarfile
from pathlib import Path
from typing import BinaryIO

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.export.exporter import Shard
from trajectory_recorder.export.joining import concatenate

_BLOCK_BYTES = 1024 * 1024


class TarPart:
    """A part that is being written; `close` the file that it writes to yourself."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def add(self, name: str, data: bytes) -> None:
        """Add a member with this content."""
        self._file.write(_head(name, len(data)))
        self._file.write(data)
        self._pad(len(data))

    def add_file(self, name: str, source: Path, *, size_bytes: int, sha256: str) -> None:
        """Add a file of a recording, byte for byte.

        Raises:
            DamagedBundle: It isn't what its recording says it is.
        """
        digest, count = hashlib.sha256(), 0
        self._file.write(_head(name, size_bytes))
        with source.open("rb") as reading:
            while block := reading.read(_BLOCK_BYTES):
                digest.update(block)
                count += len(block)
                self._file.write(block)
        if count != size_bytes or digest.hexdigest() != sha256:
            raise DamagedBundle(f"{source} is not what its manifest says", "get it anew from where it came")
        self._pad(count)

    def _pad(self, count: int) -> None:
        self._file.write(bytes(-count % tarfile.BLOCKSIZE))


def join_tar(shard: Shard, path: Path) -> None:
    """Make an archive of parts."""
    concatenate(shard, path)
    with path.open("ab") as archive:
        written = archive.tell() + 2 * tarfile.BLOCKSIZE
        archive.write(bytes(2 * tarfile.BLOCKSIZE + -written % tarfile.RECORDSIZE))


def _head(name: str, size_bytes: int) -> bytes:
    member = tarfile.TarInfo(name)
    member.size = size_bytes
    return member.tobuf(tarfile.PAX_FORMAT)
