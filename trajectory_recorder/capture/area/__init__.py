"""The recorded area: the windows of one application, or some of them, or all but those that are excluded.

`open_area` tells at any moment which part of the desktop shows nothing but what is recorded;
`AreaSource` records it, and `WithinArea` keeps what belongs to other windows out of a stream.
"""

import sys

from trajectory_recorder.capture.area.area import Area, AreaOpener, Excluded, Selection, Wanted
from trajectory_recorder.capture.area.curtained import behind
from trajectory_recorder.capture.area.source import AreaSource
from trajectory_recorder.capture.area.withholding import WithinArea

if sys.platform == "win32":
    from trajectory_recorder.capture.area._windows import open_area
elif sys.platform == "darwin":
    from trajectory_recorder.capture.area._macos import open_area
else:
    from trajectory_recorder.capture.area._x11 import open_area

__all__ = [
    "Area",
    "AreaOpener",
    "AreaSource",
    "Excluded",
    "Selection",
    "Wanted",
    "WithinArea",
    "behind",
    "open_area",
]
