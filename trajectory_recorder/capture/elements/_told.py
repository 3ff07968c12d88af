"""Makes what applications tell fit to be kept: bounded, and without what is secret.

Everything that an application tells may be wrong, endless or meant to harm. This module asks
nothing; it only cuts and judges.
"""

import re

from trajectory_recorder.events import Rectangle

LONGEST_VALUE = 1_000
LONGEST_NAME = 300
LONGEST_URL = 2_000
MOST_ANCESTORS = 40
"""Deeper ones are left out; a loop in the tree ends here too."""

# The characters that toolkits show in place of a password's: GTK, Qt, Chromium, Firefox, macOS.
_MASKED = re.compile("[\u25cf\u2022\u2219\u26ab\u2b24]+|[*\u00b7]{2,}")
_USER_INFO = re.compile(r"^([A-Za-z][A-Za-z0-9+.-]*://)[^/?#]*@")
_LARGEST_PX = 1 << 20


def short(text: str, longest: int = LONGEST_NAME) -> str:
    """Cut a text off."""
    return text[:longest]


def is_masked(value: str) -> bool:
    """Whether a value only shows the marks that stand for a password; even their number is secret."""
    return _MASKED.fullmatch(value) is not None


def public_url(url: str) -> str | None:
    """An address without the user's name and password; None for an empty one."""
    return short(_USER_INFO.sub(r"\1", url), LONGEST_URL) or None


def rectangle(x_px: float, y_px: float, width_px: float, height_px: float) -> Rectangle | None:
    """Bounds in whole pixels; None for those that are empty or nowhere on a desktop."""
    if not (0 < width_px < _LARGEST_PX and 0 < height_px < _LARGEST_PX):
        return None
    if not (abs(x_px) < _LARGEST_PX and abs(y_px) < _LARGEST_PX):
        return None
    return Rectangle(round(x_px), round(y_px), round(width_px), round(height_px))


def holds(bounds: Rectangle, x_px: float, y_px: float) -> bool:
    """Whether a point lies within."""
    return 0 <= x_px - bounds.x_px < bounds.width_px and 0 <= y_px - bounds.y_px < bounds.height_px
