"""The pointer's image, as data: `CursorSource` says what it looks like, after every change."""

import sys

if sys.platform == "win32":
    from trajectory_recorder.capture.cursor._windows import CursorSource
elif sys.platform == "darwin":
    from trajectory_recorder.capture.cursor._macos import CursorSource
else:
    from trajectory_recorder.capture.cursor._x11 import CursorSource

__all__ = ["CursorSource"]
