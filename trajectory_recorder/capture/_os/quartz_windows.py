"""What the window server's list of windows says: pure, so that it can be tested anywhere.

The list has the entries of CGWindowListCopyWindowInfo, from front to back, in points. Menus, the
Dock and notifications lie in other layers than the windows of applications.
"""

from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

from trajectory_recorder.capture._os.points import Arrangement
from trajectory_recorder.capture._os.text import well_formed
from trajectory_recorder.events import WindowEvent

Entry: TypeAlias = Mapping[str, Any]
"""One window as the list has it."""
NORMAL_LAYER = 0


def active_window(windows: Iterable[Entry], arrangement: Arrangement) -> WindowEvent:
    """The first visible window of the normal layer, which belongs to the application in front.

    Args:
        windows: The list.
        arrangement: The displays, to turn points into pixels.
    """
    for window in windows:
        if window["kCGWindowLayer"] == NORMAL_LAYER and is_seen(window):
            return WindowEvent(
                int(window["kCGWindowNumber"]),
                text(window.get("kCGWindowName")),
                text(window.get("kCGWindowOwnerName")),
                int(window["kCGWindowOwnerPID"]),
                *rectangle_px(window, arrangement),
            )
    return WindowEvent(None, None, None, None, 0, 0, 0, 0)


def owner_at(windows: Iterable[Entry], arrangement: Arrangement, at_px: tuple[int, int]) -> int | None:
    """The process of the frontmost visible window over a pixel; None where there is none."""
    for window in windows:
        x_px, y_px, width_px, height_px = rectangle_px(window, arrangement)
        if 0 <= at_px[0] - x_px < width_px and 0 <= at_px[1] - y_px < height_px and is_seen(window):
            return int(window["kCGWindowOwnerPID"])
    return None


def is_seen(window: Entry) -> bool:
    """Whether a window shows anything at all."""
    bounds = window["kCGWindowBounds"]
    return bool(window.get("kCGWindowAlpha", 1) > 0 and bounds["Width"] > 1 and bounds["Height"] > 1)


def rectangle_px(window: Entry, arrangement: Arrangement) -> tuple[int, int, int, int]:
    """Left, top, width and height of a window in pixels of the virtual desktop."""
    bounds = window["kCGWindowBounds"]
    return arrangement.rect_px(bounds["X"], bounds["Y"], bounds["Width"], bounds["Height"])


def text(value: str | None) -> str | None:
    """A text of the list, fit for UTF-8."""
    return None if value is None else well_formed(str(value))
