"""The place where a new bundle is made: out of the way until it is whole, so that nobody takes a part for it."""

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trajectory_recorder.bundle.writer import create_folder, refuse_bundle
from trajectory_recorder.errors import OutputUnusable
from trajectory_recorder.file_lock import FileLock, Held

_MAKING = ".redacting-"
_LOCK = "making.lock"


@contextmanager
def made_in(output: Path, start_utc_ns: int) -> Iterator[Path]:
    """A folder for a new bundle; it goes to `placed` when this is left, and vanishes by an exception.

    Args:
        output: The folder that the bundle shall be in; it is made where missing.
        start_utc_ns: When the recording began, for the bundle's name.

    Raises:
        UsageError: `output` is a bundle or a file.
        OutputUnusable: It can't be written to.
    """
    refuse_bundle(output)
    making = output / f"{_MAKING}{secrets.token_hex(6)}"
    root = create_folder(making, start_utc_ns)
    lock = FileLock(making / _LOCK)
    try:
        yield root
        root.rename(placed(root))
    except OSError as error:
        raise OutputUnusable(
            f"{output} can't be written to: {error.strerror}", "make room, or choose another folder"
        ) from error
    finally:
        lock.release()
        shutil.rmtree(making, ignore_errors=True)


def placed(root: Path) -> Path:
    """Where the bundle that is made at `root` will be."""
    return root.parent.parent / root.name


def tidy(output: Path) -> None:
    """Remove what was being made in a folder when its maker died."""
    for making in output.glob(f"{_MAKING}*"):
        try:
            FileLock(making / _LOCK).release()
        except (Held, OSError):
            continue  # It is being made, or isn't ours to remove.
        shutil.rmtree(making, ignore_errors=True)
