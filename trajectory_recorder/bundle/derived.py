"""Writes files that are made from a sealed bundle, beside its content and never into it."""

import os
from pathlib import Path

from trajectory_recorder.bundle import layout


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
