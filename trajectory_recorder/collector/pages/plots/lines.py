"""Lines over time, with a mark at each value; where nothing is known a line is broken."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup

from trajectory_recorder.collector.pages.plots.frame import HEIGHT, WIDTH, Frame
from trajectory_recorder.collector.pages.plots.scale import largest, written
from trajectory_recorder.collector.pages.plots.series import DASHES, MOST_SERIES, Axes, Series
from trajectory_recorder.collector.pages.plots.svg import element, picture, short

# Marks by series, around a place in units of the picture.
_MARKS = (
    "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
    "m-4 -4h8v8h-8z",
    "m0 -5l5 9h-10z",
    "m0 -5l5 5l-5 5l-5 -5z",
)


def lines(label: str, axes: Axes, series: Sequence[Series]) -> Markup:
    """Draw them; the arguments are those of `bars`."""
    frame = Frame(axes, largest(value for it in series for value in it.values))
    drawn = [it for number, one in enumerate(series) for it in _line(frame, one, number)]
    return picture(label, HEIGHT, frame.drawn(), *drawn, width=WIDTH)


def mark(number: int, x: float, y: float, *inside: str) -> Markup:
    """The mark of a series."""
    shape = f"M{short(x)} {short(y)}{_MARKS[number % len(_MARKS)]}"
    return element("path", *inside, d=shape, class_=f"mark series-{number % MOST_SERIES}")


def _line(frame: Frame, series: Series, number: int) -> Iterator[Markup]:
    known = [(place, value) for place, value in enumerate(series.values) if value is not None]
    colour = f"line series-{number % MOST_SERIES}"
    for (place, value), (following, next_value) in pairwise(known):
        if following == place + 1:
            yield element(
                "line",
                x1=frame.x(place),
                y1=frame.y(value),
                x2=frame.x(following),
                y2=frame.y(next_value),
                stroke_dasharray=DASHES[number % len(DASHES)],
                class_=colour,
            )
    for place, value in known:
        told = element("title", f"{frame.axes.places[place]}, {series.name}: {written(value)}")
        yield mark(number, frame.x(place), frame.y(value), told)
