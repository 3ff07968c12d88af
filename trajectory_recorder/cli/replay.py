"""`replay`: watches a recording. Only here, and only once it is asked for, is Qt loaded."""

from pathlib import Path
from typing import Annotated

import typer

from trajectory_recorder.cli.bundles import BundlePath
from trajectory_recorder.cli.output import progress_bar
from trajectory_recorder.cli.replay_page import write_replay_page
from trajectory_recorder.cli.windows import opening_windows


def replay(
    bundle: BundlePath,
    *,
    html: Annotated[
        Path | None,
        typer.Option(
            "--html",
            metavar="DIR",
            help="Write the recording into this folder so that it plays in any browser, without this "
            "program. Exit code 1 if anything of it can't be played.",
        ),
    ] = None,
) -> None:
    """Watch a recording with what was done, said and found in it, at any speed."""
    if html is not None:
        write_replay_page(bundle, html)
        return
    with opening_windows():
        from trajectory_recorder.ui.replay.application import run  # noqa: PLC0415 - the command line has no Qt
    from trajectory_recorder.replay.opening import open_recording  # noqa: PLC0415 - loads the media libraries

    with progress_bar() as task:
        recording = open_recording(bundle, task=task)
    code = run(recording)
    if code:
        raise typer.Exit(code)
