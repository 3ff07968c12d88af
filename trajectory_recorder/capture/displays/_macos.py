"""The arrangement of displays on macOS, in physical pixels; changes are found by looking.

How points become pixels, also with several scales, is told in `capture/_os/points.py`.
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "darwin"  # noqa: S101 - mypy checks what follows for macOS only

from trajectory_recorder.capture._os.macos import autorelease_pool, read_arrangement
from trajectory_recorder.capture._os.polling import emit_changes
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.events import Display, DisplaysEvent, StreamName

_PERIOD_S = 0.5


class DisplaysSource:
    """Says where the displays are, at the start and after every change."""

    stream: str = StreamName.DISPLAYS

    def run(self, outlet: Outlet) -> None:
        emit_changes(outlet, lambda: DisplaysEvent(read_displays()), period_s=_PERIOD_S)


def read_displays() -> tuple[Display, ...]:
    """Read the active displays, the main one first.

    Raises:
        DeviceLost: The window server doesn't tell.
    """
    with autorelease_pool():
        return read_arrangement().displays()
