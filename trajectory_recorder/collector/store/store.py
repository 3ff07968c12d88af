"""What the endpoint asks of a store of files."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Protocol

# The store's own note on where the bytes of an unfinished file lie. Goes into the database as JSON.
Parts = dict[str, Any]


class Store(Protocol):
    """Files under keys that the endpoint made up. All methods block, and are called from threads.

    A file grows by `append` until `finish`; from then on it can be read, and is never changed. Keys are
    made by the endpoint alone (lower-case hexadecimal with slashes), never from what a client said.

    Attributes:
        block_bytes: How much to gather for one `append`; only a request's last one may be shorter.

    Raises:
        StoreError: The store can't do it now.
    """

    @property
    def block_bytes(self) -> int: ...

    def begin(self, key: str) -> Parts:
        """Begin a file; returns the first note."""

    def append(self, key: str, parts: Parts, offset: int, data: bytes) -> Parts:
        """Add bytes at an offset; returns the new note once they are durable.

        Called with the offset and the note that are in the database. Whatever lies in the store beyond them,
        of a request that was cut off or pre-empted, does not count and is written over.
        """

    def finish(self, key: str, parts: Parts, length: int) -> None:
        """All `length` bytes are there: make them a file that can be read. May be called again."""

    def abandon(self, key: str, parts: Parts) -> None:
        """Remove an unfinished file and everything that was kept for it."""

    def put(self, key: str, data: bytes) -> None:
        """Write a small file whole."""

    def keep(self, key: str, source: Path) -> None:
        """Make a finished file of one that lies on this machine, which stays there as it is."""

    def size(self, key: str) -> int | None:
        """How many bytes a finished file has; None where there is none."""

    def read(self, key: str, start: int = 0, end: int | None = None) -> Iterator[bytes]:
        """Read a finished file from byte `start` up to and without byte `end`, in blocks."""

    def delete(self, key: str) -> None:
        """Remove a finished file; one that is not there is no error."""

    def keys(self) -> Iterator[str]:
        """All finished files, for those who look for forgotten ones."""

    def local_path(self, key: str) -> Path | None:
        """Where a finished file lies on this machine, to be read there; None where it does not."""

    def signed_url(self, key: str, lasting: timedelta) -> str | None:
        """A URL that gives this one file to whoever has it, for a while; None where the store can't."""

    def check(self) -> None:
        """Write, read and delete something, to see that the store works."""
