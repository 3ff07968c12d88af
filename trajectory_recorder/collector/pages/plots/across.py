"""Bars from left to right, one below the other, for things with names; with a stroke where a target lies."""

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from trajectory_recorder.collector.pages.plots.scale import largest, ticks, written
from trajectory_recorder.collector.pages.plots.series import Axes, Series, fill
from trajectory_recorder.collector.pages.plots.svg import element, picture, text

_WIDTH, _LEFT, _RIGHT = 720, 220, 40
_TOP, _ROW, _BAR, _BOTTOM = 8, 28, 18, 44
_LONGEST_NAME = 30


def across(label: str, axes: Axes, series: Sequence[Series], *, targets: Sequence[float] = ()) -> Markup:
    """Draw them.

    Args:
        label: What it shows.
        axes: The names, and what the axis is (`along`).
        series: From the left on.
        targets: What is wanted of each name.
    """
    sums = [sum(filter(None, it)) for it in zip(*(it.values for it in series), strict=True)]
    scale = ticks(largest([*sums, *targets]))
    height = _TOP + _ROW * len(axes.places) + _BOTTOM
    rows = [
        it
        for row in range(len(axes.places))
        for it in _row(row, axes.places[row], series, targets, scale[-1])
    ]
    return picture(label, height, *_axis(axes, scale, height), *rows, width=_WIDTH)


def _x(value: float, end: float) -> float:
    return _LEFT + (_WIDTH - _LEFT - _RIGHT) * value / end


def _axis(axes: Axes, scale: Sequence[float], height: float) -> Iterator[Markup]:
    bottom = height - _BOTTOM
    for value in scale:
        at = _x(value, scale[-1])
        yield element("line", x1=at, x2=at, y1=_TOP, y2=bottom, class_="grid")
        yield text(written(value), at, bottom + 16, text_anchor="middle")
    yield text(axes.along, (_LEFT + _WIDTH - _RIGHT) / 2, height - 8, text_anchor="middle", class_="label")


def _row(
    row: int, name: str, series: Sequence[Series], targets: Sequence[float], end: float
) -> Iterator[Markup]:
    top, sum_before = _TOP + row * _ROW + (_ROW - _BAR) / 2, 0.0
    shown = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}\N{HORIZONTAL ELLIPSIS}"
    yield text(shown, _LEFT - 10, top + _BAR - 5, text_anchor="end")
    for number, it in enumerate(series):
        value = it.values[row]
        if value:
            at, told = _x(sum_before, end), element("title", f"{name}, {it.name}: {written(value)}")
            width = _x(sum_before + value, end) - at
            yield element(
                "rect", told, x=at, y=top, width=width, height=_BAR, fill=fill(number), class_="bar"
            )
            sum_before += value
    if targets:
        at = _x(targets[row], end)
        told = element("title", f"{name}, wanted: {written(targets[row])}")
        yield element("line", told, x1=at, x2=at, y1=top - 4, y2=top + _BAR + 4, class_="target")
