"""The active window on macOS: the window server's list, looked at five times a second.

The list is asked rather than NSWorkspace, whose front application only changes where a main run
loop turns. The frame is the whole window with its title bar; titles are told to programs with the
Screen Recording permission only. An application in front that shows no window is not seen.
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "darwin"  # noqa: S101 - mypy checks what follows for macOS only

from trajectory_recorder.capture._os.macos import autorelease_pool, read_arrangement, read_windows
from trajectory_recorder.capture._os.polling import emit_changes
from trajectory_recorder.capture._os.quartz_windows import active_window
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.events import StreamName, WindowEvent

_PERIOD_S = 0.2


class WindowSource:
    """Says which window is active, at the start and after every change."""

    stream: str = StreamName.WINDOW

    def run(self, outlet: Outlet) -> None:
        emit_changes(outlet, _read_active_window, period_s=_PERIOD_S)


def _read_active_window() -> WindowEvent:
    with autorelease_pool():
        return active_window(read_windows(), read_arrangement())
