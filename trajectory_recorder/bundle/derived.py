"""Writes and reads files that are made from a sealed bundle, beside its content and never into it."""

import os
import stat
from pathlib import Path

from trajectory_recorder.bundle import layout
from trajectory_recorder.errors import DamagedBundle


def read_derived(root: Path, path: str, *, most_bytes: int, remedy: str) -> bytes | None:
    """Read such a file; None where there is none.

    Args:
        root: The bundle's folder.
        path: Inside the bundle.
        most_bytes: A larger file is not read.
        remedy: What to try where it can't be read.

    Raises:
        DamagedBundle: It can't be read, or is no plain file of such a size.
    """
    target = layout.resolve(root, path)
    try:
        status = target.lstat()
        # Opening a pipe would wait for somebody to write into it.
        if not stat.S_ISREG(status.st_mode) or status.st_size > most_bytes:
            raise DamagedBundle(f"{target} is no plain file of at most {most_bytes} bytes", remedy)
        return target.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise DamagedBundle(f"{target} can't be read: {error.strerror}", remedy) from error


def write_derived(root: Path, path: str, content: bytes) -> Path:
    """Write a file whole or not at all, in place of an older one; returns where it lies on this machine.

    Args:
        root: The bundle's folder.
        path: Inside the bundle; its folder is made.
        content: All of it.

    Raises:
        DamagedBundle: The path leads out of the bundle or through a link.
        OSError: It can't be written; the older one is still there.
    """
    target = layout.resolve(root, path)
    part = layout.resolve(root, f"{path}.part")
    target.parent.mkdir(exist_ok=True)
    part.unlink(missing_ok=True)
    try:
        with part.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return target
