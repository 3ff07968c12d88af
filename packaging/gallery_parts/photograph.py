"""Turns what a screen shows into a picture file that is small enough for the documentation."""

from pathlib import Path

from PySide6.QtGui import QImage

from gallery_parts.states import Pixels
from trajectory_recorder.errors import MachineError

LARGEST_BYTES = 300_000
"""Of one picture: a page with all of them still loads in seconds."""
_SMALLEST_FILE = 0
"""What Qt calls the best compression of PNG, in which nothing is lost."""


def photograph(pixels: Pixels, path: Path) -> None:
    """Write a picture as PNG.

    Raises:
        MachineError: It can't be written, or is larger than the documentation is to carry.
    """
    pixels = pixels.copy()  # rows without gaps
    height_px, width_px, _ = pixels.shape
    image = QImage(pixels.data, width_px, height_px, width_px * 4, QImage.Format.Format_RGB32)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(path), "PNG", _SMALLEST_FILE):
        raise MachineError(f"{path} can't be written", "make room on the disk")
    if (size := path.stat().st_size) > LARGEST_BYTES:
        raise MachineError(f"{path.name} has {size} bytes, more than {LARGEST_BYTES}", "show less of it")
