"""The axes of plots whose values go up: lines at round numbers, places along the bottom, labels with units."""

import math
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from trajectory_recorder.collector.pages.plots.scale import ticks, written
from trajectory_recorder.collector.pages.plots.series import Axes
from trajectory_recorder.collector.pages.plots.svg import element, text

WIDTH, HEIGHT = 720, 270
_LEFT, _RIGHT, _TOP, _BOTTOM = 60, 14, 30, 48
# More dates than that run into one another.
_MOST_LABELS = 7


@dataclass(frozen=True, slots=True)
class Frame:
    """Where values lie in the picture."""

    axes: Axes
    largest: float

    @property
    def top(self) -> float:
        """The value at the upper end of the axis."""
        return ticks(self.largest)[-1]

    @property
    def step(self) -> float:
        """The width of a place."""
        return (WIDTH - _LEFT - _RIGHT) / max(1, len(self.axes.places))

    def x(self, place: int) -> float:
        """The middle of a place."""
        return _LEFT + (place + 0.5) * self.step

    def y(self, value: float) -> float:
        """The height of a value."""
        return HEIGHT - _BOTTOM - (HEIGHT - _BOTTOM - _TOP) * value / self.top

    def drawn(self) -> Markup:
        """All of it but what it is around."""
        return Markup("").join([*self._values(), *self._places(), *self._labels()])

    def _values(self) -> Iterator[Markup]:
        for value in ticks(self.largest):
            at = self.y(value)
            yield element("line", x1=_LEFT, x2=WIDTH - _RIGHT, y1=at, y2=at, class_="grid")
            yield text(written(value), _LEFT - 8, at + 4, text_anchor="end")

    def _places(self) -> Iterator[Markup]:
        every = math.ceil(len(self.axes.places) / _MOST_LABELS)
        for number in range(0, len(self.axes.places), max(1, every)):
            yield text(self.axes.places[number], self.x(number), HEIGHT - _BOTTOM + 18, text_anchor="middle")

    def _labels(self) -> Iterator[Markup]:
        yield text(self.axes.up, 4, 14, class_="label")
        middle = (_LEFT + WIDTH - _RIGHT) / 2
        yield text(self.axes.along, middle, HEIGHT - 8, text_anchor="middle", class_="label")
