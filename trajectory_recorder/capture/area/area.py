"""What a recorded area is, for those who ask where it is now."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol, TypeAlias

from trajectory_recorder.events import Rectangle


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which windows are recorded: those of an application, those with a title, or those with both.

    `application` and `title` are parts of the names, whatever their case; an empty one fits all.
    """

    application: str = ""
    title: str = ""

    def fits(self, applications: tuple[str, ...], title: str) -> bool:
        """Whether a window is one of them, by the names of its application and its title."""
        application = self.application.casefold()
        return any(application in it.casefold() for it in applications or ("",)) and (
            self.title.casefold() in title.casefold()
        )

    def __str__(self) -> str:
        kind = f"windows with {self.title!r} in their title" if self.title else "windows"
        return f"{kind} of {self.application!r}" if self.application else kind


class Area(Protocol):
    """The windows that are recorded, as they are now. One thread asks it.

    Menus, tooltips and dialogs of these windows belong to them.
    """

    def visible(self) -> tuple[Rectangle, ...]:
        """The rectangles of the desktop that show nothing but these windows, which don't overlap;
        in an order that stays the same while nothing moves."""

    def focused(self, device_ms: int | None = None) -> bool:
        """Whether keys go to one of them, or went at that time of the window system, which events of
        input have; no where that can't be told."""

    def holds(self, window_id: int) -> bool:
        """Whether a window is one of them, by the system's number for it."""


AreaOpener: TypeAlias = Callable[[], AbstractContextManager[Area]]
"""Opens an area for whoever asks it, on the asker's own thread.

Raises, also while it is open:
    MachineError: The window system can't be reached.
    DeviceLost: It went away.
"""


def shows(visible: tuple[Rectangle, ...], x_px: int, y_px: int) -> bool:
    """Whether a pixel of the desktop lies in one of the rectangles."""
    return any(
        it.x_px <= x_px < it.x_px + it.width_px and it.y_px <= y_px < it.y_px + it.height_px for it in visible
    )
