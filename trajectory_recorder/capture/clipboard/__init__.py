"""The clipboard: `ClipboardSource` says what text was put there, unless its owner forbids it."""

import sys

if sys.platform == "win32":
    from trajectory_recorder.capture.clipboard._windows import ClipboardSource
elif sys.platform == "darwin":
    from trajectory_recorder.capture.clipboard._macos import ClipboardSource
else:
    from trajectory_recorder.capture.clipboard._x11 import ClipboardSource

__all__ = ["ClipboardSource"]
