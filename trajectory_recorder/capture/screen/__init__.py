"""The pictures of a display. One source for every system; what differs is in the cameras and `_changes`."""

from trajectory_recorder.capture.screen.source import ScreenSource

__all__ = ["ScreenSource"]
