"""What is drawn over a display's picture at a time. Nothing is guessed: what no event told is not shown."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from trajectory_recorder.actions import words
from trajectory_recorder.events import Display, Rectangle
from trajectory_recorder.replay.overlays.key_caps import key_caps
from trajectory_recorder.replay.overlays.lasting import Lasting
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
from trajectory_recorder.replay.timeline.timeline import PointerTrack, Press, Step, Timeline, latest

_TRAIL_NS = 1_000_000_000
_FADE_NS = 500_000_000
_ELEMENT_NS = 1_000_000_000
# Of a hand that moves, the pointer is known every few milliseconds; where it isn't, nobody knows its way.
_KNOWN_WAY_NS = 100_000_000
_MOST_LINES = 150
_MOST_STROKES = 80
# Where dragging begins; see `actions/_pointer.py`.
_DRAG_PX = 8
# What a hostile bundle gives as a place may fit no number that draws.
_FARTHEST_PX = 1_000_000


class Overlays:
    """Tells what is drawn, of one recording.

    Args:
        timeline: The recording.
    """

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._presses = Lasting(timeline.presses)
        # An image is recorded once, and named ever after.
        self._images = {it.shape: it.png for _, it in timeline.cursors if it.png is not None}

    def over(self, display: Display, at_ns: int, *, layers: frozenset[Layer], step: Step | None) -> Overlay:
        """What is drawn over a display's picture.

        Args:
            display: The display, as it is arranged at that time.
            at_ns: Session time.
            layers: What of it is wanted.
            step: The step whose element is outlined while it is under way, if any.
        """
        parts: dict[Layer, Callable[[], Any]] = {
            Layer.CURSOR: lambda: self._cursor(display, at_ns),
            Layer.TRAIL: lambda: self._way(display, at_ns - _TRAIL_NS, at_ns),
            Layer.CLICKS: lambda: self._clicks(display, at_ns),
            Layer.DRAGS: lambda: self._drags(display, at_ns),
            Layer.WHEEL: lambda: self._wheel(display, at_ns),
            Layer.ELEMENT: lambda: _element(display, at_ns, step),
            Layer.WINDOW: lambda: self._window(display, at_ns),
        }
        return Overlay(**{layer.name.lower(): tell() for layer, tell in parts.items() if layer in layers})

    def keys(self, at_ns: int) -> tuple[KeyCap, ...]:
        """Which keys are shown, on whatever display, the oldest first."""
        strokes = self._timeline.strokes
        begun = bisect_right(strokes, at_ns, key=lambda it: it.from_ns)
        return key_caps(strokes[max(begun - _MOST_STROKES, 0) : begun], at_ns)

    def _cursor(self, display: Display, at_ns: int) -> CursorMark | None:
        track = self._timeline.pointer
        index = int(np.searchsorted(track.at_ns, at_ns, side="right")) - 1
        told = latest(self._timeline.cursors, at_ns)
        if index < 0 or (told is not None and not told.visible):
            return None
        x_px, y_px = int(track.x_px[index]) - display.x_px, int(track.y_px[index]) - display.y_px
        if not (0 <= x_px < display.width_px and 0 <= y_px < display.height_px):
            return None
        png = self._images.get(told.shape) if told is not None else None
        if told is None or png is None:
            return CursorMark(x_px, y_px, None)
        sizes = (told.width_px, told.height_px, told.hot_x_px, told.hot_y_px)
        return CursorMark(x_px, y_px, CursorImage(told.shape, png, *sizes))

    def _way(
        self, display: Display, from_ns: int, to_ns: int, *, strength: float | None = None
    ) -> tuple[Line, ...]:
        """The pointer's way between two times, as far as it is known; without a strength it fades with age."""
        track = self._timeline.pointer
        first, last = _between(track, from_ns, to_ns)
        # The ends of lines: every point, or of very many some.
        ends = np.unique(np.linspace(first, last - 1, min(last - first, _MOST_LINES + 1)).astype(np.int64))
        unknown = np.cumsum(np.diff(track.at_ns[first:last], prepend=from_ns) > _KNOWN_WAY_NS)
        lines = []
        for start, end in pairwise(ends.tolist()):
            if unknown[end - first] == unknown[start - first]:
                places = [int(it) for at in (start, end) for it in (track.x_px[at], track.y_px[at])]
                age = (to_ns - int(track.at_ns[end])) / _TRAIL_NS
                lines.append(_line(places, display, 1 - age if strength is None else strength))
        return tuple(lines)

    def _clicks(self, display: Display, at_ns: int) -> tuple[ClickMark, ...]:
        return tuple(
            ClickMark(
                *_at(it.x_px, it.y_px, display), it.button, at_ns < it.to_ns, _strength(it.to_ns, at_ns)
            )
            for it in self._presses.at(at_ns, after_ns=_FADE_NS)
        )

    def _drags(self, display: Display, at_ns: int) -> tuple[Line, ...]:
        ways = [
            self._way(display, it.from_ns, min(at_ns, it.to_ns), strength=_strength(it.to_ns, at_ns))
            for it in self._presses.at(at_ns, after_ns=_FADE_NS)
            if self._is_drag(it, at_ns)
        ]
        return tuple(line for way in ways for line in way)

    def _is_drag(self, press: Press, at_ns: int) -> bool:
        track = self._timeline.pointer
        first, last = _between(track, press.from_ns, min(at_ns, press.to_ns))
        x_px, y_px = float(_bounded(press.x_px)), float(_bounded(press.y_px))
        return bool((np.hypot(track.x_px[first:last] - x_px, track.y_px[first:last] - y_px) > _DRAG_PX).any())

    def _wheel(self, display: Display, at_ns: int) -> WheelMark | None:
        """The turns of the last moment, as one."""
        turns = self._timeline.turns
        first = bisect_left(turns, at_ns - _FADE_NS, key=lambda it: it.at_ns)
        last = bisect_right(turns, at_ns, key=lambda it: it.at_ns)
        if first == last:
            return None
        newest = turns[last - 1]
        dx, dy = (sum(getattr(it, axis) for it in turns[first:last]) for axis in ("dx", "dy"))
        return WheelMark(*_at(newest.x_px, newest.y_px, display), dx, dy, _strength(newest.at_ns, at_ns))

    def _window(self, display: Display, at_ns: int) -> Outline | None:
        told = latest(self._timeline.windows, at_ns)
        if told is None or told.window_id is None:
            return None
        frame = Rectangle(told.x_px, told.y_px, told.width_px, told.height_px)
        return _outline(frame, display, told.title or told.application or "")


def _element(display: Display, at_ns: int, step: Step | None) -> Outline | None:
    if step is None or not step.action.approach_ns <= at_ns <= step.action.end_ns + _ELEMENT_NS:
        return None
    element = words.element(step.action)
    if element is None or element.bounds is None:
        return None
    return _outline(element.bounds, display, f"{element.role} {element.name}".strip())


def _outline(frame: Rectangle, display: Display, label: str) -> Outline | None:
    """A frame, where some of it lies on the display."""
    if frame.width_px <= 0 or frame.height_px <= 0:
        return None
    x_px, y_px = _at(frame.x_px, frame.y_px, display)
    width_px, height_px = min(frame.width_px, _FARTHEST_PX), min(frame.height_px, _FARTHEST_PX)
    if x_px >= display.width_px or y_px >= display.height_px or x_px + width_px <= 0 or y_px + height_px <= 0:
        return None
    return Outline(x_px, y_px, width_px, height_px, label)


def _between(track: PointerTrack, from_ns: int, to_ns: int) -> tuple[int, int]:
    """The first point between two times, and the first one after them."""
    first = int(np.searchsorted(track.at_ns, from_ns, side="left"))
    return first, int(np.searchsorted(track.at_ns, to_ns, side="right"))


def _line(places: Sequence[int], display: Display, strength: float) -> Line:
    return Line(*_at(places[0], places[1], display), *_at(places[2], places[3], display), strength)


def _at(x_px: int, y_px: int, display: Display) -> tuple[int, int]:
    """Where something lies in the picture of a display."""
    return _bounded(x_px - display.x_px), _bounded(y_px - display.y_px)


def _bounded(place_px: int) -> int:
    return min(max(place_px, -_FARTHEST_PX), _FARTHEST_PX)


def _strength(ended_ns: int, at_ns: int) -> float:
    return 1 - max(at_ns - ended_ns, 0) / _FADE_NS
