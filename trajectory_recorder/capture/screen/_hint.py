"""Who can tell, more cheaply than by looking, that a display may have changed.

A hint only decides *when* to look: a false one costs a look, a missed one delays the picture until
the next look without a hint. X11 has one (`_x11_damage.py`); elsewhere every deadline is a look.
"""

import sys
from typing import Protocol

from trajectory_recorder.events import Display


class ChangeHint(Protocol):
    """Tells that something was drawn on a display."""

    def wait(self, seconds: float) -> bool:
        """Wait for a change since the last True, and forget it; False if none came in time.

        A change that this has not told yet, or that comes after it returned, is told next time: so
        pixels that are read after True show all that was told.

        Raises:
            DeviceLost: The window system went away.
        """

    def close(self) -> None:
        """Give back what watching takes."""


def open_hint(display: Display) -> ChangeHint | None:
    """Begin to watch a display; None where the system can't tell of changes.

    Raises:
        DeviceLost: The window system went away.
    """
    if sys.platform == "linux":
        from trajectory_recorder.capture.screen._x11_damage import open_damage  # noqa: PLC0415 - Linux only

        return open_damage(display)
    else:  # noqa: RET505 - spelt out, because the type checker reads one branch per system
        return None
