"""A folder that appears whole or not at all: it is made beside its place and renamed at the end."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trajectory_recorder.errors import OutputUnusable, UsageError

_ANOTHER_FOLDER = "name a folder that is empty or not there yet"


def free(folder: Path, *, outside: Path) -> Path:
    """Where a new folder goes, whatever links lead there.

    Args:
        folder: Empty, or not there yet.
        outside: A folder that it may not lie in.

    Raises:
        UsageError: It is something else, or lies there.
    """
    folder = folder.resolve()
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file", _ANOTHER_FOLDER)
    if folder.is_dir() and any(folder.iterdir()):
        raise UsageError(f"{folder} is not empty", _ANOTHER_FOLDER)
    if folder.is_relative_to(outside.resolve()):
        raise UsageError(f"{folder} lies in the sealed content of a bundle", "name a folder outside of it")
    return folder


@contextmanager
def appearing(folder: Path) -> Iterator[Path]:
    """A new folder that takes its place when it is left, and vanishes if that happens by an exception.

    Raises:
        OutputUnusable: It can't be made, or can't take its place.
    """
    making = folder.with_name(f".{folder.name}-{secrets.token_hex(3)}.part")
    try:
        with writing(folder):
            making.mkdir(parents=True)
        yield making
        with writing(folder):
            if folder.exists():
                folder.rmdir()  # not every system replaces even an empty one
            making.rename(folder)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Raises OutputUnusable where what is done inside can't be done to this path."""
    try:
        yield
    except OSError as error:
        raise OutputUnusable(
            f"{path} can't be written: {error.strerror}", "make room, or name another folder"
        ) from error
