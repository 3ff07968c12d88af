"""The pointer and the keyboard, as one stream in the system's own order."""

import sys

if sys.platform == "win32":
    from trajectory_recorder.capture.input._windows import InputSource
elif sys.platform == "darwin":
    from trajectory_recorder.capture.input._macos import InputSource
else:
    from trajectory_recorder.capture.input._x11 import InputSource

__all__ = ["InputSource"]
