"""What an export needs of the place that it goes to. It knows nothing of recordings and formats."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

WORK = ".export"
"""What is only there until an export is finished lies below this."""

LOCK = f"{WORK}/lock"
PROGRESS = f"{WORK}/progress.json"


class Destination(Protocol):
    """Files by their path, with `/` between folders. A file is there whole or not at all.

    It is opened anew in every process. Each method raises OutputUnusable or StoreError where it can't be done now, and
    DamagedBundle for a path that leads out of it.
    """

    @property
    def name(self) -> str:
        """What `open_destination` makes the same one of."""

    def put(self, path: str, file: Path) -> None:
        """Put a file of this machine there, in the place of whatever is there. The file is gone then."""

    def write(self, path: str, data: bytes) -> None:
        """Put a small file there, in the place of whatever is there."""

    def read(self, path: str) -> bytes | None:
        """A small file's content; None where there is none."""

    def blocks(self, path: str) -> Iterator[bytes]:
        """A file's content, of any size; nothing where there is none."""

    def size(self, path: str) -> int | None:
        """A file's size in bytes; None where there is none."""

    def bring(self, path: str, folder: Path) -> Path:
        """A file to read on this machine: in its place, or brought into `folder`."""

    def paths(self, folder: str = "") -> Iterator[str]:
        """All files below a folder, in no order."""

    def tidy(self) -> None:
        """Remove what was only there for the work, but for the lock, which goes with whoever holds it."""

    def spool(self) -> Path:
        """A folder of this machine from which `put` is cheap. It is there."""

    def locked(self) -> AbstractContextManager[None]:
        """Holds it against every other run.

        Raises:
            OutputUnusable: Another run holds it.
        """
