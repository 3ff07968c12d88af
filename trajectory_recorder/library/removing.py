"""Deletes a bundle for good: only what is one, only from its own folder, and never through a link."""

import secrets
import shutil
from pathlib import Path

from trajectory_recorder.errors import OutputUnusable, UsageError
from trajectory_recorder.library.reading import is_bundle


def remove(root: Path, folder: Path) -> None:
    """Delete the bundle at `root`, which lies directly in `folder`.

    It is given a hidden name first, so that what an error or a kill leaves is never taken for a recording.

    Raises:
        UsageError: It is no bundle of that folder.
        OutputUnusable: It can't be deleted.
    """
    if root.parent != folder or not is_bundle(root):
        raise UsageError(f"{root} is no recording in {folder}", "look whether it was deleted already")
    going = root.with_name(f".{root.name}-{secrets.token_hex(3)}.deleted")
    try:
        root.rename(going)
        shutil.rmtree(going)
    except OSError as error:
        raise OutputUnusable(
            f"{root} can't be deleted: {error.strerror}", "close what has it open, and delete it again"
        ) from error


def sweep(folder: Path) -> None:
    """Delete what a kill left of bundles that were being deleted."""
    for left in folder.glob(".*.deleted"):
        if not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
