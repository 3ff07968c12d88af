"""What a border goes around: the displays that are recorded, or the windows. Knows no Qt.

It works in physical pixels of the virtual desktop, as events do, and brings rectangles to the units that
windows are placed in.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from trajectory_recorder.events import AreaEvent, DisplaysEvent, Rectangle
from trajectory_recorder.settings import RecordSettings

_ALL = "all"


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen as windows are placed on it: its corner is in physical pixels, its size in units of which
    each is `scale` pixels long."""

    x_px: int
    y_px: int
    width: int
    height: int
    scale: float


def framed(
    displays: DisplaysEvent | None, area: AreaEvent | None, settings: RecordSettings
) -> tuple[Rectangle, ...]:
    """What is recorded: one rectangle for each display, or one around all recorded windows.

    Nothing while it is not known yet, and where none of the windows is to be seen.
    """
    if settings.application or settings.window:
        return _around(area.visible) if area is not None else ()
    if displays is None:
        return ()
    return tuple(
        Rectangle(it.x_px, it.y_px, it.width_px, it.height_px)
        for it in displays.displays
        if settings.display in {_ALL, str(it.display_id)}
    )


def placed(rectangle: Rectangle, screens: Sequence[Screen]) -> Rectangle:
    """Where a rectangle of the virtual desktop lies in the units that windows are placed in."""
    screen = next((it for it in screens if _holds(it, rectangle.x_px, rectangle.y_px)), None)
    if screen is None:
        return rectangle
    return Rectangle(
        screen.x_px + round((rectangle.x_px - screen.x_px) / screen.scale),
        screen.y_px + round((rectangle.y_px - screen.y_px) / screen.scale),
        round(rectangle.width_px / screen.scale),
        round(rectangle.height_px / screen.scale),
    )


def edges(rectangle: Rectangle, thickness: int, *, outside: bool) -> tuple[Rectangle, ...]:
    """The four sides of a frame that lies just within a rectangle, or just outside of it."""
    grown = thickness if outside else 0
    x, y = rectangle.x_px - grown, rectangle.y_px - grown
    width, height = rectangle.width_px + 2 * grown, rectangle.height_px + 2 * grown
    between = max(1, height - 2 * thickness)
    return (
        Rectangle(x, y, width, thickness),
        Rectangle(x, y + height - thickness, width, thickness),
        Rectangle(x, y + thickness, thickness, between),
        Rectangle(x + width - thickness, y + thickness, thickness, between),
    )


def _around(visible: Sequence[Rectangle]) -> tuple[Rectangle, ...]:
    if not visible:
        return ()
    left = min(it.x_px for it in visible)
    top = min(it.y_px for it in visible)
    right = max(it.x_px + it.width_px for it in visible)
    bottom = max(it.y_px + it.height_px for it in visible)
    return (Rectangle(left, top, right - left, bottom - top),)


def _holds(screen: Screen, x_px: int, y_px: int) -> bool:
    within_x = screen.x_px <= x_px < screen.x_px + screen.width * screen.scale
    within_y = screen.y_px <= y_px < screen.y_px + screen.height * screen.scale
    return within_x and within_y
