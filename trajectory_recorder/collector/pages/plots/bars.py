"""Bars that stand on one another, one series above the other, at each place; a histogram where there is no gap."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from trajectory_recorder.collector.pages.plots.frame import HEIGHT, WIDTH, Frame
from trajectory_recorder.collector.pages.plots.scale import largest, written
from trajectory_recorder.collector.pages.plots.series import Axes, Series, fill
from trajectory_recorder.collector.pages.plots.svg import element, picture

_GAP = 0.25


def bars(label: str, axes: Axes, series: Sequence[Series], *, gap: float = _GAP) -> Markup:
    """Draw them.

    Args:
        label: What it shows.
        axes: The places and what the axes are.
        series: From the bottom up; what is not known has no height.
        gap: How much of each place is left free.
    """
    sums = [sum(filter(None, it)) for it in zip(*(it.values for it in series), strict=True)]
    frame = Frame(axes, largest(sums))
    return picture(label, HEIGHT, frame.drawn(), *_bars(frame, series, gap), width=WIDTH)


def _bars(frame: Frame, series: Sequence[Series], gap: float) -> Iterator[Markup]:
    width = frame.step * (1 - gap)
    for place, name in enumerate(frame.axes.places):
        below = 0.0
        for number, it in enumerate(series):
            value = it.values[place]
            if value:
                told = element("title", f"{name}, {it.name}: {written(value)}")
                at = {"x": frame.x(place) - width / 2, "y": frame.y(below + value)}
                height = frame.y(below) - frame.y(below + value)
                yield element("rect", told, **at, width=width, height=height, fill=fill(number), class_="bar")
                below += value
