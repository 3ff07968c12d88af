"""The recorded area: the windows of one application, or some of them, and nothing else.

`open_area` tells at any moment which part of the desktop shows nothing but those windows;
`AreaSource` records it, and `within_area` keeps what belongs to other windows out of a stream.
"""

import sys

from trajectory_recorder.capture.area.area import Area, AreaOpener, Wanted
from trajectory_recorder.capture.area.source import AreaSource
from trajectory_recorder.capture.area.withholding import WithinArea

if sys.platform == "win32":
    from trajectory_recorder.capture.area._windows import open_area
elif sys.platform == "darwin":
    from trajectory_recorder.capture.area._macos import open_area
else:
    from trajectory_recorder.capture.area._x11 import open_area

__all__ = ["Area", "AreaOpener", "AreaSource", "Wanted", "WithinArea", "open_area"]
