"""From macOS points to physical pixels of one virtual desktop.

macOS places displays in points, and each has its own number of pixels per point. Multiplying every
origin by the *largest* scale and every size by the display's *own* scale keeps the arrangement free
of overlaps: a display then lies inside its points times the largest scale, and those rectangles are
as disjoint as the points were. With one scale throughout it is the true picture; with mixed scales
a display of the smaller scale has unused pixels to its right and below it, where no event can be.
The main display keeps its origin at 0, 0. This module reads no display.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

from trajectory_recorder.events import Display


@dataclass(frozen=True, slots=True)
class Screen:
    """One display as macOS describes it: bounds in points, and pixels per point."""

    display_id: int
    name: str
    x_pt: float
    y_pt: float
    width_pt: float
    height_pt: float
    scale: float
    primary: bool

    def distance_pt(self, x_pt: float, y_pt: float) -> float:
        """How far a point lies outside, as the sum over both axes; 0 within."""
        beside = max(self.x_pt - x_pt, x_pt - (self.x_pt + self.width_pt), 0.0)
        above = max(self.y_pt - y_pt, y_pt - (self.y_pt + self.height_pt), 0.0)
        return beside + above

    def holds(self, x_pt: float, y_pt: float) -> bool:
        """Whether the point is on this display; right and bottom edge belong to the neighbour."""
        return (
            self.x_pt <= x_pt < self.x_pt + self.width_pt and self.y_pt <= y_pt < self.y_pt + self.height_pt
        )


class Arrangement:
    """All displays at one moment, in points and in pixels."""

    def __init__(self, screens: Sequence[Screen]) -> None:
        self._screens = tuple(screens)
        self._spread = max((screen.scale for screen in screens), default=1.0)

    def displays(self) -> tuple[Display, ...]:
        """The displays on the virtual desktop in physical pixels, in the order given."""
        return tuple(
            Display(
                screen.display_id,
                screen.name,
                *self._origin_px(screen),
                round(screen.width_pt * screen.scale),
                round(screen.height_pt * screen.scale),
                screen.scale,
                screen.primary,
            )
            for screen in self._screens
        )

    def point_px(self, x_pt: float, y_pt: float) -> tuple[int, int]:
        """The pixel that a point is in; one outside of all displays continues the nearest."""
        return self._convert(self._screen_at(x_pt, y_pt), x_pt, y_pt)

    def rect_px(
        self, x_pt: float, y_pt: float, width_pt: float, height_pt: float
    ) -> tuple[int, int, int, int]:
        """Left, top, width and height in pixels, by the display that holds the centre.

        macOS draws a window that straddles displays at the scale of the one with most of it.
        """
        screen = self._screen_at(x_pt + width_pt / 2, y_pt + height_pt / 2)
        x_px, y_px = self._convert(screen, x_pt, y_pt)
        scale = screen.scale if screen else 1.0
        return x_px, y_px, round(width_pt * scale), round(height_pt * scale)

    def _screen_at(self, x_pt: float, y_pt: float) -> Screen | None:
        # The second key decides for the display that begins at a shared edge.
        return min(
            self._screens,
            key=lambda screen: (screen.distance_pt(x_pt, y_pt), not screen.holds(x_pt, y_pt)),
            default=None,
        )

    def _convert(self, screen: Screen | None, x_pt: float, y_pt: float) -> tuple[int, int]:
        if screen is None:
            return floor(x_pt), floor(y_pt)
        x_px, y_px = self._origin_px(screen)
        return (
            x_px + floor((x_pt - screen.x_pt) * screen.scale),
            y_px + floor((y_pt - screen.y_pt) * screen.scale),
        )

    def _origin_px(self, screen: Screen) -> tuple[int, int]:
        # Down, not to the nearest: with sizes of whole pixels that alone keeps neighbours apart.
        return floor(screen.x_pt * self._spread), floor(screen.y_pt * self._spread)
