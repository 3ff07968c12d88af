"""Writes frames of a recording as PNG files, each once, reading each video once.

What can't be decoded is left out with the reason. It changes no pixel and leaves none out, but for the
column and the row that the video has more than the display.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path, PurePosixPath

import numpy as np
import numpy.typing as npt

from trajectory_recorder.actions.frames import Frame, Size
from trajectory_recorder.bundle import Bundle
from trajectory_recorder.bundle.pictures import pictures_of
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.media.still import to_png
from trajectory_recorder.new_folder import writing
from trajectory_recorder.tasks import Task

Rgb = npt.NDArray[np.uint8]

_FOLDER = "pictures"


@dataclass(frozen=True, slots=True)
class Picture:
    """A written picture: its path in the sheet's folder, and its size."""

    file: str
    width_px: int
    height_px: int


def write_pictures(
    bundle: Bundle, size_px: Mapping[Frame, Size], folder: Path, *, task: Task
) -> dict[Frame, Picture | str]:
    """Write pictures into `folder`/pictures.

    Args:
        bundle: Where they are recorded.
        size_px: The frames, with the size of what they show.
        folder: The sheet's folder.
        task: Told how far it is.

    Returns:
        For each frame the picture, or why there is none.

    Raises:
        OutputUnusable: A picture can't be written.
        Cancelled: The task was.
    """
    found: dict[Frame, Picture | str] = {}
    with writing(folder):
        (folder / _FOLDER).mkdir()
    for path, frames in groupby(sorted(size_px), key=itemgetter(0)):
        asked = {pts_ns: size_px[path, pts_ns] for _, pts_ns in frames}
        reason = f"{path} doesn't hold it, or it can't be decoded"
        try:
            for pts_ns, rgb in pictures_of(bundle, path, asked):
                task.progress("writing pictures", len(found) / len(size_px))
                name = f"{PurePosixPath(path).stem}-{pts_ns:015d}.png"
                found[path, pts_ns] = _write(rgb, folder, f"{_FOLDER}/{name}")
        except DamagedBundle as error:
            reason = error.message
        for pts_ns in asked:
            found.setdefault((path, pts_ns), reason)
    return found


def _write(rgb: Rgb, folder: Path, file: str) -> Picture:
    height_px, width_px, _ = rgb.shape
    with writing(folder / file):
        (folder / file).write_bytes(to_png(rgb))
    return Picture(file, width_px, height_px)
