"""What GetMonitorInfo says, as displays: pure, so that it can be tested anywhere."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from trajectory_recorder.events import Display

_PRIMARY = 0x1  # MONITORINFOF_PRIMARY
_DPI_AT_100_PERCENT = 96


@dataclass(frozen=True, slots=True)
class Monitor:
    """MONITORINFOEX and the effective DPI; right and bottom are just outside."""

    device: str
    left_px: int
    top_px: int
    right_px: int
    bottom_px: int
    flags: int
    dpi: int


def to_displays(monitors: Iterable[Monitor]) -> tuple[Display, ...]:
    r"""The displays in a fixed order: the primary one, then by number.

    A display's id is the number at the end of its device name (`\\.\DISPLAY2` is 2), which it keeps
    while others come and go; a name without one (`WinDisc`, a disconnected session) is 0.
    """
    displays = [
        Display(
            _number(monitor.device),
            monitor.device,
            monitor.left_px,
            monitor.top_px,
            monitor.right_px - monitor.left_px,
            monitor.bottom_px - monitor.top_px,
            monitor.dpi / _DPI_AT_100_PERCENT,
            bool(monitor.flags & _PRIMARY),
        )
        for monitor in monitors
    ]
    return tuple(sorted(displays, key=lambda display: (not display.primary, display.display_id)))


def _number(device: str) -> int:
    digits = re.search(r"\d+$", device)
    return int(digits[0]) if digits else 0
