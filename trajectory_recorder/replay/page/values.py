"""Values as the page's script takes them: numbers that fit its floats, texts of a bounded length.

The timeline has bounded what can be drawn; what is said about it in numbers and texts is bounded here.
"""

import base64
import binascii
from typing import Protocol

import numpy as np
import numpy.typing as npt

_FARTHEST_NS = 1 << 62
# What a line of the lists can show at the most; a typed document is read elsewhere.
_LONGEST_TEXT = 2_000
_PNG = b"\x89PNG\r\n\x1a\n"
# A pointer of 256 by 256 pixels in four bytes each.
_LARGEST_PNG = 1 << 18
_LARGEST_BASE64 = _LARGEST_PNG * 4 // 3 + 4


def ms(time_ns: int) -> float:
    """A time in milliseconds, to the microsecond."""
    return round(min(max(time_ns, -_FARTHEST_NS), _FARTHEST_NS) / 1e6, 3)


class _Placed(Protocol):
    """Something with a place and a size on the desktop."""

    @property
    def x_px(self) -> int: ...

    @property
    def y_px(self) -> int: ...

    @property
    def width_px(self) -> int: ...

    @property
    def height_px(self) -> int: ...


def rectangle(it: _Placed) -> list[int]:
    """Left, top, width and height."""
    return [it.x_px, it.y_px, it.width_px, it.height_px]


def text(told: str | None) -> str:
    """A text that is cut off where it is too long; empty where there is none."""
    # Names of files may hold what is no text.
    whole = (told or "").encode(errors="replace").decode()
    return whole if len(whole) <= _LONGEST_TEXT else f"{whole[:_LONGEST_TEXT]}…"


def steps(values: npt.NDArray[np.int64]) -> list[int]:
    """The first value, and from each to the next: short numbers where the values are long ones."""
    return [int(it) for it in np.diff(values, prepend=0)]


def picture(png: str | None) -> str:
    """A PNG in Base64 as the address of a picture; empty for what is none, or a large one."""
    if png is None or len(png) > _LARGEST_BASE64:
        return ""
    try:
        content = base64.b64decode(png, validate=True)
    except (binascii.Error, ValueError):
        return ""
    return f"data:image/png;base64,{png}" if content.startswith(_PNG) else ""
