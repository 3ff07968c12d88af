"""What is drawn over a display's picture: what the events know of pointer, keys, elements and windows.

It draws nothing and knows no colours; it says what lies where, in pixels of the display.
"""

from trajectory_recorder.replay.overlays.marks import (
    ClickMark,
    CursorImage,
    CursorMark,
    KeyCap,
    Layer,
    Line,
    Outline,
    Overlay,
    WheelMark,
)
from trajectory_recorder.replay.overlays.overlays import Overlays

__all__ = [
    "ClickMark",
    "CursorImage",
    "CursorMark",
    "KeyCap",
    "Layer",
    "Line",
    "Outline",
    "Overlay",
    "Overlays",
    "WheelMark",
]
