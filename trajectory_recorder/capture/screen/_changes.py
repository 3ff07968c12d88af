"""Who can tell, more cheaply than by looking, which parts of a display may have changed.

X11 can (`_x11_damage.py`); elsewhere every look reads everything.
"""

import sys
from typing import Protocol

from trajectory_recorder.capture.screen._region import Region
from trajectory_recorder.events import Display


class Changes(Protocol):
    """Tells what was drawn on a display."""

    def drawn(self) -> bool:
        """Whether something was drawn since the last `take`, as far as was told by now.

        Raises:
            DeviceLost: The window system went away.
        """

    def wait(self, seconds: float, *, also: int) -> None:
        """Wait until something more is told, or until the descriptor `also` is readable.

        Raises:
            DeviceLost: The window system went away.
        """

    def take(self) -> list[Region]:
        """The parts that were drawn to since the last call; at the first call all of the display.

        What is drawn from here on is told next time: pixels that are read after this show all that
        was told, and whatever they show beyond it is told again. The answer comes from the window
        system, so an empty one says that it was asked and nothing was drawn.

        Raises:
            DeviceLost: The window system went away.
        """

    def close(self) -> None:
        """Give back what watching takes."""


def watch_changes(display: Display) -> Changes | None:
    """Begin to watch a display; None where the system can't tell of changes.

    Raises:
        DeviceLost: The window system went away.
        MachineError: It can't be reached.
    """
    if sys.platform == "linux":
        from trajectory_recorder.capture.screen._x11_damage import watch_damage  # noqa: PLC0415 - Linux only

        return watch_damage(display)
    else:  # noqa: RET505 - spelt out, because the type checker reads one branch per system
        return None
