"""`app`: opens the desktop app. Only here, and only once it is asked for, is Qt loaded."""

from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from trajectory_recorder import paths, settings
from trajectory_recorder.cli.options import with_settings
from trajectory_recorder.cli.windows import opening_windows


@with_settings(settings.RecordSettings)
def app(
    *,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            help="Folder that new bundles go into (default: Trajectories in the documents folder).",
        ),
    ] = None,
    changes: dict[str, Any],
) -> None:
    """Open the desktop app; the flags go before what its settings say."""
    load = partial(settings.load, paths.settings_file(), changes)
    load()  # What is wrong is told here, before there is a window.
    folder = output.absolute() if output else paths.recordings_folder()
    with opening_windows():
        from trajectory_recorder.ui.application import run  # noqa: PLC0415 - the command line has no Qt
    code = run(folder, load)
    if code:
        raise typer.Exit(code)
