"""What recordings take on the disk, and what is left there."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from trajectory_recorder.errors import OutputUnusable


@dataclass(frozen=True, slots=True)
class Space:
    """`used_bytes` is what all recordings take, `free_bytes` what this person may still use of their disk."""

    used_bytes: int
    free_bytes: int


def used_bytes(folder: Path) -> int:
    """What all files in and below a folder have in bytes; links are not followed.

    What vanishes meanwhile is not counted.
    """
    return sum(_sizes(folder))


def free_bytes(folder: Path) -> int:
    """What may still be written into a folder, which need not be there yet.

    Raises:
        OutputUnusable: Its disk can't be asked.
    """
    there = next(it for it in (folder, *folder.absolute().parents) if it.is_dir())
    try:
        return shutil.disk_usage(there).free
    except OSError as error:
        raise OutputUnusable(
            f"the space in {folder} can't be told: {error.strerror}", "look at the disk"
        ) from error


def _sizes(folder: Path) -> Iterator[int]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    yield from _sizes(Path(entry.path))
                else:
                    yield entry.stat(follow_symlinks=False).st_size
    except FileNotFoundError:
        return
