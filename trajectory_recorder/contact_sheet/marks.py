"""Draws where an action was done, as SVG that lies over its picture: the pixels stay as they are.

One unit is a hundredth of the picture's width, so that marks have one size on every display. It draws
shapes and chooses no colours.
"""

from collections.abc import Sequence
from math import hypot
from typing import Protocol, TypeAlias

from trajectory_recorder.actions import Action, Click, Drag, LongPress, Move, Scroll, words
from trajectory_recorder.events import Display

_RINGS = (1.6, 2.5, 3.4)
_TIP = 1.6
_SCROLL_ARROW = 5.0
# What a hostile bundle gives as a place may fit no number that draws.
_FARTHEST_PX = 1_000_000

Point: TypeAlias = tuple[float, float]


class _Pixel(Protocol):
    """Something that lies at a pixel of the virtual desktop."""

    @property
    def x_px(self) -> int: ...

    @property
    def y_px(self) -> int: ...


def marks(action: Action, display: Display) -> str:
    """Draw what is known of an action's place.

    Args:
        action: The action.
        display: What its picture shows.

    Returns:
        SVG shapes in pixels of the picture; empty where there is nothing to draw. Dots have the class
        `dot`, the outline of the element `element`.
    """
    return "".join((_element(action, display), _deed(action, display)))


def _deed(action: Action, display: Display) -> str:
    unit = display.width_px / 100
    deed = action.deed
    if isinstance(deed, Drag | Move):
        return _way([_at(it, display) for it in deed.path], unit)
    if action.place is None:
        return ""
    x_px, y_px = at = _at(action.place, display)
    if isinstance(deed, Click):
        return "".join(_ring(at, radius * unit) for radius in _RINGS[: deed.count]) + _dot(at, unit)
    if isinstance(deed, LongPress):
        return _ring(at, _RINGS[1] * unit) + _dot(at, 3 * unit)
    if isinstance(deed, Scroll) and (turned := hypot(deed.dx, deed.dy)):
        reach_px = _SCROLL_ARROW * unit / turned
        tip = x_px + deed.dx * reach_px, y_px - deed.dy * reach_px
        return _dot(at, unit) + _line([at, tip]) + _tip(at, tip, unit)
    return _ring(at, _RINGS[0] * unit)


def _way(path: Sequence[Point], unit: float) -> str:
    """From a dot along the path to the tip of an arrow, which points where the path led at last."""
    end = path[-1]
    back = next((it for it in reversed(path) if hypot(it[0] - end[0], it[1] - end[1]) > unit), path[0])
    return _dot(path[0], unit) + _line(path) + _tip(back, end, unit)


def _element(action: Action, display: Display) -> str:
    element = words.element(action)
    bounds = element.bounds if element is not None else None
    if bounds is None or bounds.width_px <= 0 or bounds.height_px <= 0:
        return ""
    x_px, y_px = _at(bounds, display)
    width_px, height_px = min(bounds.width_px, _FARTHEST_PX), min(bounds.height_px, _FARTHEST_PX)
    return f'<rect class="element" x="{x_px}" y="{y_px}" width="{width_px}" height="{height_px}"/>'


def _at(it: _Pixel, display: Display) -> Point:
    """Where something lies in the picture of a display."""
    return _bounded(it.x_px - display.x_px), _bounded(it.y_px - display.y_px)


def _bounded(place_px: int) -> int:
    return min(max(place_px, -_FARTHEST_PX), _FARTHEST_PX)


def _ring(at: Point, radius_px: float) -> str:
    return f'<circle cx="{at[0]:.8g}" cy="{at[1]:.8g}" r="{radius_px:.1f}"/>'


def _dot(at: Point, unit: float) -> str:
    return f'<circle class="dot" cx="{at[0]:.8g}" cy="{at[1]:.8g}" r="{0.4 * unit:.1f}"/>'


def _line(points: Sequence[Point]) -> str:
    return f'<polyline points="{_listed(points)}"/>'


def _tip(back: Point, end: Point, unit: float) -> str:
    """The tip of an arrow that leads from `back` to `end`."""
    length_px = hypot(end[0] - back[0], end[1] - back[1]) or 1
    along_x = (end[0] - back[0]) / length_px * _TIP * unit
    along_y = (end[1] - back[1]) / length_px * _TIP * unit
    foot_x, foot_y = end[0] - along_x, end[1] - along_y
    left = foot_x - along_y * 0.6, foot_y + along_x * 0.6
    right = foot_x + along_y * 0.6, foot_y - along_x * 0.6
    return f'<polyline points="{_listed((left, end, right))}"/>'


def _listed(points: Sequence[Point]) -> str:
    return " ".join(f"{x_px:.8g},{y_px:.8g}" for x_px, y_px in points)
