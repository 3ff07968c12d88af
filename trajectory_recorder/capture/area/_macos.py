"""The recorded area on macOS: the window server's list of windows, read anew whenever somebody asks.

Everything in the list covers what lies below it, whatever its layer. Corners are taken for square.
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "darwin"  # noqa: S101 - mypy checks what follows for macOS only

from collections.abc import Iterator
from contextlib import contextmanager

from trajectory_recorder.capture._os.macos import autorelease_pool, read_arrangement, read_windows
from trajectory_recorder.capture._os.quartz_windows import active_window
from trajectory_recorder.capture.area._quartz import desktop, top_levels
from trajectory_recorder.capture.area._stacking import Arranged, arrange
from trajectory_recorder.capture.area.area import Area, Selection
from trajectory_recorder.events import Rectangle


@contextmanager
def open_area(selection: Selection) -> Iterator[Area]:
    """Open the area of these windows.

    Raises:
        DeviceLost: The window server does not tell of its displays; also while it is open.
    """
    yield _Windows(selection)


class _Windows(Area):
    """The windows of the desktop, those that are recorded among them."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection

    def visible(self) -> tuple[Rectangle, ...]:
        return self._arrange().visible

    def whole(self) -> bool:
        return self._arrange().whole

    def focused(self, device_ms: int | None = None) -> bool:  # noqa: ARG002 - taps are called at the time
        with autorelease_pool():
            return self.holds(self._in_front())

    def holds(self, window_id: int) -> bool:
        return self._arrange().holds(window_id)

    def excluded_in_front(self) -> bool:
        with autorelease_pool():
            return self._in_front() in self._arrange().excluded_ids

    def _in_front(self) -> int:
        return active_window(read_windows(), read_arrangement()).window_id or 0

    def _arrange(self) -> Arranged:
        with autorelease_pool():
            arrangement = read_arrangement()
            windows = top_levels(read_windows(), arrangement)
            return arrange(windows, self._selection, desktop(arrangement))
