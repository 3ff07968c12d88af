"""Writes the diagnostics file: a zip archive with four JSON documents and the logs."""

import io
import zipfile
from pathlib import Path
from typing import Any

import msgspec

from trajectory_recorder import paths
from trajectory_recorder.diagnostics import about
from trajectory_recorder.diagnostics.words import Anonymous
from trajectory_recorder.errors import OutputUnusable
from trajectory_recorder.whole_file import write_whole


def write(path: Path, *, folder: Path) -> None:
    """Look at everything, and write it.

    Args:
        path: The archive, which replaces what is there.
        folder: The recordings' folder.

    Raises:
        OutputUnusable: It can't be written.
    """
    anonymous = Anonymous()
    documents = {
        "program.json": about.program_and_machine(),
        "doctor.json": about.machine_now(folder),
        "settings.json": about.chosen_settings(),
        "recordings.json": about.recordings(folder),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, document in documents.items():
            archive.writestr(name, anonymous.text(_json(document)))
        for log in sorted(paths.log_folder().glob("*.log*")):
            archive.writestr(f"logs/{log.name}", anonymous.text(log.read_text("utf-8", "replace")))
    try:
        write_whole(path, packed.getvalue())
    except OSError as error:
        raise OutputUnusable(f"{path} can't be written: {error.strerror}", "choose another place") from error


def _json(document: Any) -> str:  # noqa: ANN401 - what `about` tells
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode()
