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

    @property
    def is_all(self) -> bool:
        """Whether it is the whole desktop, and not some windows only."""
        return not self.application and not self.title

    def fits(self, applications: tuple[str, ...], title: str) -> bool:
        """Whether a window is one of them, by the names of its application and its title."""
        application = self.application.casefold()
        return any(application in it.casefold() for it in applications or ("",)) and (
            self.title.casefold() in title.casefold()
        )

    def __str__(self) -> str:
        of, titled = self.application, self.title
        if of and titled:
            return f"windows of {of!r} with {titled!r} in their title"
        if titled:
            return f"windows with {titled!r} in their title"
        return f"windows of {of!r}" if of else "windows"


@dataclass(frozen=True, slots=True)
class Excluded:
    """Which windows are never recorded: those of some applications, and those with some titles.

    Both are parts of the names, whatever their case.
    """

    applications: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()

    @classmethod
    def listed(cls, applications: str, titles: str) -> "Excluded":
        """As settings have them: with commas between."""
        return cls(_parts(applications), _parts(titles))

    def fits(self, applications: tuple[str, ...], title: str) -> bool:
        """Whether a window is one of them, by the names of its application and its title."""
        names, folded = [it.casefold() for it in applications], title.casefold()
        return any(part.casefold() in folded for part in self.titles) or any(
            part.casefold() in name for part in self.applications for name in names
        )


def _parts(listed: str) -> tuple[str, ...]:
    return tuple(part for it in listed.split(",") if (part := it.strip()))


@dataclass(frozen=True, slots=True)
class Selection:
    """Which windows are recorded: the wanted ones, but for the excluded."""

    wanted: Wanted = Wanted()
    excluded: Excluded = Excluded()


class Area(Protocol):
    """What is recorded of the desktop now: some windows, or all but some. One thread asks it.

    Menus, tooltips and dialogs of windows belong to them.
    """

    def visible(self) -> tuple[Rectangle, ...]:
        """The rectangles of the desktop that show nothing but what is recorded, which don't overlap;
        in an order that stays the same while nothing moves."""

    def whole(self) -> bool:
        """Whether that is all of the desktop, as nothing that is excluded is to be seen."""

    def focused(self, device_ms: int | None = None) -> bool:
        """Whether keys go to what is recorded, or went at that time of the window system, which events of
        input have; no where that can't be told."""

    def holds(self, window_id: int) -> bool:
        """Whether a window is recorded, by the system's number for it."""

    def excluded_in_front(self) -> bool:
        """Whether keys go to a window that is excluded by its name."""


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
