"""Where the displays are: `DisplaysSource` tells of changes, `read_displays` looks once."""

import sys

if sys.platform == "win32":
    from trajectory_recorder.capture.displays._windows import DisplaysSource, read_displays
elif sys.platform == "darwin":
    from trajectory_recorder.capture.displays._macos import DisplaysSource, read_displays
else:
    from trajectory_recorder.capture.displays._x11 import DisplaysSource, read_displays

__all__ = ["DisplaysSource", "read_displays"]
