"""Where the probe performs: a patch on the screen and a hand on the pointer, one file per system."""

import sys
from typing import Protocol, TypeAlias

from trajectory_recorder.events import Display, Rectangle

Span: TypeAlias = tuple[int, int]
"""Monotonic times in ns between which something happened."""


class Stage(Protocol):
    """A patch that lies above all windows. What it is asked has happened when the call returns."""

    @property
    def area(self) -> Rectangle:
        """Where the code is, in pixels of the virtual desktop."""

    @property
    def step_px(self) -> int:
        """How far apart places are that the pointer can surely be moved to."""

    def show(self, value: int) -> Span:
        """Change the code to a number below 2**16."""

    def move(self, x_px: int, y_px: int) -> Span:
        """Move the pointer to a pixel."""

    def click(self) -> tuple[Span, Span] | None:
        """Press and release the left button; None, and nothing is done, unless the patch is surely
        under the pointer and no button is held."""

    def close(self) -> None:
        """Take the patch away and put the pointer back."""


def open_stage(display: Display) -> Stage:
    """Put the patch on a display.

    Raises:
        MachineError: This machine doesn't let us.
    """
    if sys.platform == "win32":
        from trajectory_recorder.calibration._stage_windows import WindowsStage  # noqa: PLC0415 - there only

        return WindowsStage(display)
    elif sys.platform == "darwin":  # noqa: RET505 - spelt out, because the type checker reads one branch
        from trajectory_recorder.calibration._stage_macos import MacStage  # noqa: PLC0415 - there only

        return MacStage(display)
    else:
        from trajectory_recorder.calibration._stage_x11 import X11Stage  # noqa: PLC0415 - there only

        return X11Stage(display)


def place(display: Display, width_px: int, height_px: int) -> Rectangle:
    """A place for a patch of this size: in the upper left of the display, at even pixels, all on it."""
    left = display.x_px + max(min(display.width_px // 8, display.width_px - width_px), 0)
    top = display.y_px + max(min(display.height_px // 8, display.height_px - height_px), 0)
    return Rectangle(left - left % 2, top - top % 2, width_px, height_px)
