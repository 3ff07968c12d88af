"""What a timeline takes from a bundle at most: files from elsewhere may claim anything, and arrays hold 64 bits.

The limits are far beyond what is recorded. What lies outside is moved to the nearest that can be; what is too
much is left out by those who ask here, and they say so.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from trajectory_recorder.events import (
    CursorEvent,
    Display,
    DisplaysEvent,
    Element,
    ElementEvent,
    Event,
    PointerEvent,
    PointerState,
    Rectangle,
    WindowEvent,
)

LONGEST_NS = 31 * 24 * 3600 * 1_000_000_000
"""A month of session time."""

MOST_EVENTS = 30_000_000
"""A day of recording has four million."""

MOST_BYTES = 2_000_000_000
"""Of the messages of one recording, as JSON. A day has 600 MB."""

MOST_DISPLAYS = 64
"""Far more than a desk holds."""

LARGEST_PX = 16_384
"""The longest side of a picture that H.264 encoders make."""

LAST_PTS_NS = 2**62
"""The latest time stamp of a media file."""

MOST_SAMPLES = 48_000 * 3600
"""Of a packet of voice, which has a tenth of a second."""

_FARTHEST_PX = 1_000_000
_MOST_NOTCHES = 10_000.0
_SMALLEST_SCALE, _LARGEST_SCALE = 0.1, 100.0
_LONGEST_TEXT = 10_000


def px(told: int) -> int:
    """A coordinate of the desktop, or a length on it."""
    return min(max(told, -_FARTHEST_PX), _FARTHEST_PX)


def text(told: str) -> str:
    """A text for people."""
    return told[:_LONGEST_TEXT]


def bounded(event: Event) -> Event:
    """An event whose numbers can be drawn; nearly always the one that was given."""
    bound = _BOUNDS.get(type(event))
    return event if bound is None else bound(event)


def _pointer(event: PointerEvent) -> PointerEvent:
    x_px, y_px = event.x_px, event.y_px
    is_near = -_FARTHEST_PX <= x_px <= _FARTHEST_PX and -_FARTHEST_PX <= y_px <= _FARTHEST_PX
    if is_near and not (event.dx or event.dy):
        return event
    return replace(event, x_px=px(x_px), y_px=px(y_px), dx=_notches(event.dx), dy=_notches(event.dy))


def _length_px(told: int) -> int:
    return max(0, px(told))


def _notches(told: float) -> float:
    return min(max(told, -_MOST_NOTCHES), _MOST_NOTCHES)


def _state(event: PointerState) -> PointerState:
    return PointerState(px(event.x_px), px(event.y_px), event.buttons)


def _window(event: WindowEvent) -> WindowEvent:
    return replace(
        event,
        title=None if event.title is None else text(event.title),
        application=None if event.application is None else text(event.application),
        x_px=px(event.x_px),
        y_px=px(event.y_px),
        width_px=_length_px(event.width_px),
        height_px=_length_px(event.height_px),
    )


def _displays(event: DisplaysEvent) -> DisplaysEvent:
    return DisplaysEvent(tuple(_display(it) for it in event.displays[:MOST_DISPLAYS]))


def _display(display: Display) -> Display:
    return Display(
        display.display_id,
        text(display.name),
        px(display.x_px),
        px(display.y_px),
        _length_px(display.width_px),
        _length_px(display.height_px),
        min(max(display.scale, _SMALLEST_SCALE), _LARGEST_SCALE),
        display.primary,
    )


def _cursor(event: CursorEvent) -> CursorEvent:
    return replace(
        event,
        name=text(event.name),
        width_px=_length_px(event.width_px),
        height_px=_length_px(event.height_px),
        hot_x_px=px(event.hot_x_px),
        hot_y_px=px(event.hot_y_px),
    )


def _told(event: ElementEvent) -> ElementEvent:
    under = _element(event.under_pointer)
    return replace(
        event, x_px=px(event.x_px), y_px=px(event.y_px), under_pointer=under, focused=_element(event.focused)
    )


def _element(element: Element | None) -> Element | None:
    if element is None or element.bounds is None:
        return element
    at = element.bounds
    within = Rectangle(px(at.x_px), px(at.y_px), _length_px(at.width_px), _length_px(at.height_px))
    return replace(element, bounds=within)


_BOUNDS: dict[type, Callable[[Any], Event]] = {
    PointerEvent: _pointer,
    PointerState: _state,
    WindowEvent: _window,
    DisplaysEvent: _displays,
    CursorEvent: _cursor,
    ElementEvent: _told,
}
