"""The active window: `WindowSource` says which it is, after every change."""

import sys

if sys.platform == "win32":
    from trajectory_recorder.capture.window._windows import WindowSource
elif sys.platform == "darwin":
    from trajectory_recorder.capture.window._macos import WindowSource
else:
    from trajectory_recorder.capture.window._x11 import WindowSource

__all__ = ["WindowSource"]
