"""Forgets what was to be forgotten in a recording that has just been sealed, and says so."""

from pathlib import Path

from trajectory_recorder.cli.output import messages, progress_bar


def finished(root: Path) -> Path | None:
    """Finish a sealed recording; returns where what is left of it lies, None where nothing is.

    Raises:
        BundleError: It is damaged.
        OutputUnusable: The disk is full or can't be written to.
    """
    from trajectory_recorder.finishing import finish  # noqa: PLC0415 - loads the media libraries

    with progress_bar() as task:
        kept = finish(root, task=task)
    if kept is None:
        messages.print("all of the recording was to be forgotten, and was deleted")
    elif kept != root:
        messages.print("what was to be forgotten was cut out, and the recording with it deleted")
    return kept
