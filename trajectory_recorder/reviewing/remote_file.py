"""A file that comes in blocks from elsewhere, as Python's readers know files. It asks nobody itself."""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from trajectory_recorder.reviewing.answers import FileAnswer
from trajectory_recorder.reviewing.remote_blocks import BLOCK_BYTES

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer


class RemoteFile(io.RawIOBase):
    """One opened file; it keeps the block that it is in.

    Args:
        file: Which one.
        block: Gives a block by its number.
        read_ahead: Is told from which block on somebody reads on.
    """

    def __init__(
        self, file: FileAnswer, block: Callable[[int], bytes], read_ahead: Callable[[int], None]
    ) -> None:
        super().__init__()
        self._file, self._get, self._read_ahead = file, block, read_ahead
        self._at = 0
        self._index, self._block = -1, b""

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._file.bytes}[whence]
        if base + offset < 0:
            raise ValueError("a place before the beginning of a file")
        self._at = base + offset
        return self._at

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        if self._at >= self._file.bytes:
            return 0
        index, offset = divmod(self._at, BLOCK_BYTES)
        self._enter(index)
        view = memoryview(buffer).cast("B")
        part = self._block[offset : offset + len(view)]
        view[: len(part)] = part
        self._at += len(part)
        return len(part)

    def _enter(self, index: int) -> None:
        if index == self._index:
            return
        goes_on = index == self._index + 1 and index > 0
        self._block = self._get(index)
        self._index = index
        if goes_on:
            self._read_ahead(index + 1)
