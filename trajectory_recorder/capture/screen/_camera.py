"""Reads pixels of one display. It compares nothing and keeps nothing."""

import sys
from typing import Protocol

from trajectory_recorder.capture.screen._region import Region
from trajectory_recorder.capture.source import Pixels
from trajectory_recorder.events import Display


class Camera(Protocol):
    """A way to the pixels of one display."""

    def read(self, part: Region) -> Pixels:
        """Read a part of the display, (height, width, 4) BGRA; valid until the next reading,
        and the reader's to write to till then.

        Raises:
            DeviceLost: The window system went away, or the display's rectangle did.
        """


class OpenCamera(Camera, Protocol):
    """One that takes something to read."""

    def close(self) -> None:
        """Give that back."""


def open_camera(display: Display) -> OpenCamera:
    """Open the way that this system has.

    Raises:
        DeviceLost: The window system went away.
        MachineError: It can't be reached, or its pixels have a form that can't be read.
    """
    if sys.platform == "linux":
        from trajectory_recorder.capture.screen._x11_camera import X11Camera  # noqa: PLC0415 - Linux only

        return X11Camera(display)
    else:  # noqa: RET505 - spelt out, because the type checker reads one branch per system
        from trajectory_recorder.capture.screen._mss_camera import MssCamera  # noqa: PLC0415 - others only

        return MssCamera(display)
