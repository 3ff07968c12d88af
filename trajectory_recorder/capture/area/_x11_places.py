"""Where the windows on an X11 desktop are, as far as they are seen: asked once, and again when they move."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import xcffib.shape
import xcffib.xproto as x

from trajectory_recorder.capture._os import x11
from trajectory_recorder.events import Rectangle

_GONE = (x.WindowError, x.DrawableError)
_WATCHED = x.EventMask.PropertyChange | x.EventMask.SubstructureNotify
_WITH_ALPHA = 32  # bits of a pixel


@dataclass(frozen=True, slots=True)
class Place:
    """Where a window is seen, unless another one covers it. `origin` is its corner within its border."""

    covers: tuple[Rectangle, ...]
    origin: tuple[int, int]
    popup: bool
    has_alpha: bool


class Places:
    """The places of windows, which are watched from then on.

    Args:
        connection: Whom to ask.
    """

    def __init__(self, connection: x11.Connection) -> None:
        self._core = connection.core
        self._root = x11.root(connection)
        self._shape = x11.extension(connection, xcffib.shape.key)
        self._known: dict[int, Place | None] = {}
        self.desktop = Rectangle(0, 0, 0, 0)

    def read(self) -> dict[int, Place]:
        """Those of all windows that are mapped, from the bottom to the top."""
        tree_request, desktop_request = self._core.QueryTree(self._root), self._core.GetGeometry(self._root)
        windows = tree_request.reply().children
        desktop = desktop_request.reply()
        if desktop.width != self.desktop.width_px or desktop.height != self.desktop.height_px:
            self._known.clear()
            self.desktop = Rectangle(0, 0, desktop.width, desktop.height)
        self._learn([window for window in windows if window not in self._known])
        found = ((window, self._known[window]) for window in windows)
        return {window: place for window, place in found if place is not None}

    def forget(self, window: int) -> None:
        """Ask this one again, should it be there."""
        self._known.pop(window, None)

    def _learn(self, windows: Sequence[int]) -> None:
        """Ask for all at once, and be answered all at once."""
        asked = [(window, self._core.GetWindowAttributes(window)) for window in windows]
        seen = []
        for window, request in asked:
            self._known[window] = None
            with suppress(*_GONE):
                attributes = request.reply()
                if attributes.map_state == x.MapState.Viewable:
                    seen.append((window, attributes))
        requests = [
            (
                window,
                attributes,
                # Before it is read, so that no change falls between.
                self._core.ChangeWindowAttributesChecked(window, x.CW.EventMask, [_WATCHED]),
                self._shape.SelectInputChecked(window, 1),
                self._core.GetGeometry(window),
                self._shape.GetRectangles(window, xcffib.shape.SK.Bounding),
            )
            for window, attributes in seen
        ]
        for window, attributes, *checks, geometry_request, shape_request in requests:
            with suppress(*_GONE):
                for it in checks:
                    it.check()
                place = self._place(geometry_request.reply(), shape_request.reply().rectangles, attributes)
                self._known[window] = place

    def _place(self, geometry: Any, shape: list[Any], attributes: Any) -> Place:  # noqa: ANN401 - no types
        origin = geometry.x + geometry.border_width, geometry.y + geometry.border_width
        # A window for input only may have the focus all the same.
        drawn = () if attributes._class == x.WindowClass.InputOnly else shape  # noqa: SLF001 - its name
        parts = [
            clipped(it.x, it.y, it.width, it.height, origin=origin, desktop=self.desktop) for it in drawn
        ]
        covers = tuple(it for it in parts if it is not None)
        return Place(covers, origin, bool(attributes.override_redirect), geometry.depth == _WITH_ALPHA)


def clipped(
    x_px: int, y_px: int, width_px: int, height_px: int, *, origin: tuple[int, int], desktop: Rectangle
) -> Rectangle | None:
    """A part of a window on the desktop; None if it lies outside."""
    left, top = origin[0] + x_px, origin[1] + y_px
    right, bottom = min(left + width_px, desktop.width_px), min(top + height_px, desktop.height_px)
    left, top = max(left, 0), max(top, 0)
    return Rectangle(left, top, right - left, bottom - top) if left < right and top < bottom else None
