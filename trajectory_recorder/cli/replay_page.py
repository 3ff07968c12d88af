"""`replay --html`: a recording as a folder that plays in any browser."""

from pathlib import Path

import typer

from trajectory_recorder.cli.output import messages, plain, progress_bar


def write_replay_page(bundle: Path, folder: Path) -> None:
    """Write the folder, and say what of the recording is not in it; exit code 1 if anything is not.

    Raises:
        UsageError: The folder holds something already, or lies in the bundle.
        OutputUnusable: It can't be written to.
        NotABundle: There is no recording.
    """
    from trajectory_recorder.replay.opening import open_recording  # noqa: PLC0415 - loads the media libraries
    from trajectory_recorder.replay.page import write_page  # noqa: PLC0415

    with progress_bar() as task:
        recording = open_recording(bundle, task=task)
        written = write_page(recording, folder, task=task)
    for what in written.missing:
        messages.print(plain(f"missing: {what}"), soft_wrap=True)
    typer.echo(f"{written.page}: {written.steps} steps, {written.frames} pictures")
    if written.missing:
        raise typer.Exit(1)
