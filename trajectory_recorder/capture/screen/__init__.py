"""The pictures of a display. One source for every system; what differs is in `_region` and `_hint`."""

from trajectory_recorder.capture.screen.source import ScreenSource

__all__ = ["ScreenSource"]
