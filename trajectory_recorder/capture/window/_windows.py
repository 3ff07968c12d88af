"""The active window on Windows: GetForegroundWindow, looked at five times a second.

Windows of programs with higher rights are told too, save for the program's name.
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "win32"  # noqa: S101 - mypy checks what follows for Windows only

from trajectory_recorder.capture._os.polling import emit_changes
from trajectory_recorder.capture._os.win32 import be_dpi_aware, get_foreground_window
from trajectory_recorder.capture._os.win32_windows import frame, process_of, program, title
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.events import StreamName, WindowEvent

_PERIOD_S = 0.2


class WindowSource:
    """Says which window is active, at the start and after every change."""

    stream: str = StreamName.WINDOW

    def run(self, outlet: Outlet) -> None:
        be_dpi_aware()
        emit_changes(outlet, _read_active_window, period_s=_PERIOD_S)


def _read_active_window() -> WindowEvent:
    window: int | None = get_foreground_window()
    if window is None:  # while focus moves, and on the lock screen
        return WindowEvent(None, None, None, None, 0, 0, 0, 0)
    process_id = process_of(window)
    return WindowEvent(window, title(window), program(process_id), process_id or None, *frame(window))
