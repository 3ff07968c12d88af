"""The windows of a desktop by the window server's list: pure, so that it can be tested anywhere."""

from collections.abc import Iterable

from trajectory_recorder.capture._os.points import Arrangement
from trajectory_recorder.capture._os.quartz_windows import NORMAL_LAYER, Entry, is_seen, rectangle_px, text
from trajectory_recorder.capture.area._stacking import TopLevel
from trajectory_recorder.events import Rectangle


def top_levels(windows: Iterable[Entry], arrangement: Arrangement) -> list[TopLevel]:
    """The windows that are seen, from the top to the bottom.

    Args:
        windows: The list, from front to back.
        arrangement: The displays, to turn points into pixels.
    """
    found = []
    for window in windows:
        if not is_seen(window):
            continue
        covers = (Rectangle(*rectangle_px(window, arrangement)),)
        owner = text(window.get("kCGWindowOwnerName"))
        found.append(
            TopLevel(
                (int(window["kCGWindowNumber"]),),
                (owner,) if owner else (),
                text(window.get("kCGWindowName")) or "",
                0,
                int(window["kCGWindowOwnerPID"]),
                window["kCGWindowLayer"] != NORMAL_LAYER,
                covers,
                covers,
                covers if window.get("kCGWindowAlpha", 1) >= 1 else (),
            )
        )
    return found


def desktop(arrangement: Arrangement) -> Rectangle:
    """The smallest rectangle that holds all displays."""
    displays = arrangement.displays()
    left, top = min((it.x_px for it in displays), default=0), min((it.y_px for it in displays), default=0)
    right = max((it.x_px + it.width_px for it in displays), default=0)
    bottom = max((it.y_px + it.height_px for it in displays), default=0)
    return Rectangle(left, top, right - left, bottom - top)
