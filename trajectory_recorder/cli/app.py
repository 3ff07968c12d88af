"""`app`: opens the desktop app. Only here, and only once it is asked for, is Qt loaded."""

import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from trajectory_recorder import paths, settings
from trajectory_recorder.capture.desktop_session import check_desktop_session
from trajectory_recorder.cli.options import with_settings
from trajectory_recorder.errors import MachineError


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
    """Open the desktop app; the flags are what its controls begin with."""
    chosen = settings.load(paths.settings_file(), changes)
    folder = output.absolute() if output else paths.recordings_folder()
    if sys.platform == "linux" and not os.environ.get("WAYLAND_DISPLAY"):
        # Qt would end this process with a core dump where there is no display.
        check_desktop_session(narration=False)
    try:
        from trajectory_recorder.ui.application import run  # noqa: PLC0415 - the command line has no Qt
    except ImportError as error:
        raise MachineError(f"the window libraries can't be loaded: {error}", "run: make setup") from error
    code = run(folder, chosen)
    if code:
        raise typer.Exit(code)
