"""Keeps what the recorder's own screen source delivers, without loss, for the display in DISPLAY.

Run as a program, until it is ended or has so many pictures: `--output FILE` receives the pixels of each
picture's changed part, BGRA, one after the other. Prints one JSON line for each:

    {"at_ns": ..., "x_px": ..., "y_px": ..., "width_px": ..., "height_px": ..., "offset": ...}

It encodes nothing.
"""

import argparse
import json
import sys
import threading
from pathlib import Path
from typing import BinaryIO

from trajectory_recorder.capture.displays import read_displays
from trajectory_recorder.capture.presses import Presses
from trajectory_recorder.capture.screen import ScreenSource
from trajectory_recorder.capture.source import Captured, Picture

_FPS = 30


class _Keeper:
    """The outlet that keeps pictures; see `capture.source.Outlet`."""

    def __init__(self, file: BinaryIO, most: int) -> None:
        self._file = file
        self._left = most
        self._stop = threading.Event()

    def ready(self) -> None:
        """Nothing waits for it."""

    def wait_for_start(self) -> bool:
        return True

    def emit(self, stamp_ns: int, captured: Captured) -> None:
        if not isinstance(captured, Picture):
            return
        height_px, width_px = captured.pixels.shape[:2]
        line = {
            "at_ns": stamp_ns,
            "x_px": captured.x_px,
            "y_px": captured.y_px,
            "width_px": width_px,
            "height_px": height_px,
            "offset": self._file.tell(),
        }
        self._file.write(captured.pixels.tobytes())
        self._file.flush()
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()
        self._left -= 1
        if self._left == 0:
            self._stop.set()

    def looked(self, stamp_ns: int) -> None:
        """Nobody asks for signs of life."""

    @property
    def stopping(self) -> bool:
        return self._stop.is_set()

    def wait(self, seconds: float) -> bool:
        return self._stop.wait(seconds)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--output", type=Path, required=True, help="file for the pixels")
    options.add_argument("--pictures", type=int, required=True, help="how many at most")
    given = options.parse_args()
    with given.output.open("wb") as file:
        ScreenSource(read_displays()[0], _FPS, Presses()).run(_Keeper(file, given.pictures))


if __name__ == "__main__":
    main()
