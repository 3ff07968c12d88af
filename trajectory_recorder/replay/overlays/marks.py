"""What can be drawn over a picture. Places are pixels of the display, from its upper left corner.

`strength` goes from 1, of what is so now, to 0, of what has faded.
"""

from dataclasses import dataclass
from enum import StrEnum

from trajectory_recorder.events import Button


class Layer(StrEnum):
    """What can be shown or not."""

    CURSOR = "pointer"
    TRAIL = "its trail"
    CLICKS = "clicks"
    DRAGS = "drags"
    WHEEL = "wheel"
    KEYS = "keys"
    ELEMENT = "element"
    WINDOW = "active window"


@dataclass(frozen=True, slots=True)
class CursorImage:
    """The pointer's image. `png` is Base64, as it was recorded; it covers `width_px` by `height_px`, and its
    point (`hot_x_px`, `hot_y_px`) lies where the pointer is. `shape` is the same for the same image."""

    shape: str
    png: str
    width_px: int
    height_px: int
    hot_x_px: int
    hot_y_px: int


@dataclass(frozen=True, slots=True)
class CursorMark:
    """Where the pointer is; `image` is None where none was recorded."""

    x_px: int
    y_px: int
    image: CursorImage | None


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of the way that the pointer went."""

    x0_px: int
    y0_px: int
    x1_px: int
    y1_px: int
    strength: float


@dataclass(frozen=True, slots=True)
class ClickMark:
    """A button that is down, or was just now."""

    x_px: int
    y_px: int
    button: Button
    down: bool
    strength: float


@dataclass(frozen=True, slots=True)
class WheelMark:
    """How far the wheel was turned just now: notches to the right and upwards are positive."""

    x_px: int
    y_px: int
    dx: float
    dy: float
    strength: float


@dataclass(frozen=True, slots=True)
class KeyCap:
    """A key or keys that are down or were pressed just now; `typed` says that `label` is text as it was typed."""

    label: str
    typed: bool
    held: bool
    strength: float


@dataclass(frozen=True, slots=True)
class Outline:
    """The frame of something, and what it is called."""

    x_px: int
    y_px: int
    width_px: int
    height_px: int
    label: str


@dataclass(frozen=True, slots=True)
class Overlay:
    """All that is drawn over one display's picture at one time, but for the keys, which lie on no display."""

    cursor: CursorMark | None = None
    trail: tuple[Line, ...] = ()
    clicks: tuple[ClickMark, ...] = ()
    drags: tuple[Line, ...] = ()
    wheel: WheelMark | None = None
    element: Outline | None = None
    window: Outline | None = None
