"""Which of the window server's windows is the active one: pure, so that it can be tested anywhere."""

from collections.abc import Iterable, Mapping
from typing import Any

from trajectory_recorder.capture._os.points import Arrangement
from trajectory_recorder.capture._os.text import well_formed
from trajectory_recorder.events import WindowEvent

_NORMAL_LAYER = 0


def active_window(windows: Iterable[Mapping[str, Any]], arrangement: Arrangement) -> WindowEvent:
    """The first visible window of the normal layer, which belongs to the application in front.

    Args:
        windows: Entries of CGWindowListCopyWindowInfo, from front to back. Menus, the Dock and
            notifications lie in other layers.
        arrangement: The displays, to turn points into pixels.
    """
    for window in windows:
        bounds = window["kCGWindowBounds"]
        seen = window.get("kCGWindowAlpha", 1) > 0 and bounds["Width"] > 1 and bounds["Height"] > 1
        if window["kCGWindowLayer"] == _NORMAL_LAYER and seen:
            return WindowEvent(
                int(window["kCGWindowNumber"]),
                _text(window.get("kCGWindowName")),
                _text(window.get("kCGWindowOwnerName")),
                int(window["kCGWindowOwnerPID"]),
                *arrangement.rect_px(bounds["X"], bounds["Y"], bounds["Width"], bounds["Height"]),
            )
    return WindowEvent(None, None, None, None, 0, 0, 0, 0)


def _text(value: str | None) -> str | None:
    return None if value is None else well_formed(str(value))
