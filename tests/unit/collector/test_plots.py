"""Plots: what is drawn lies where its numbers say, nothing that is written into one becomes part of it."""

import re
from xml.etree import ElementTree as ET

import pytest

from trajectory_recorder.collector.pages.plots import Axes, Series, across, bars, lines
from trajectory_recorder.collector.pages.plots.scale import ticks, written

AXES = Axes(("Mon", "Tue", "Wed"), "day", "things")


def _all(drawn: str, css: str) -> list[ET.Element]:
    root = ET.fromstring(drawn)  # noqa: S314 - our own
    return [it for it in root.iter() if css in it.get("class", "").split()]


def _numbers(element: ET.Element, *names: str) -> list[float]:
    return [float(element.get(it, "nan")) for it in names]


@pytest.mark.parametrize(
    ("largest", "expected"),
    [
        (0, (0, 1)),
        (0.3, (0, 0.1, 0.2, 0.3)),
        (1.0, (0, 0.2, 0.4, 0.6, 0.8, 1)),
        # Things that are counted.
        (1, (0, 1)),
        (2, (0, 1, 2)),
        (7, (0, 2, 4, 6, 8)),
        (10, (0, 2, 4, 6, 8, 10)),
        (1234, (0, 500, 1000, 1500)),
    ],
)
def test_axes_have_round_numbers(largest: float, expected: tuple[float, ...]) -> None:
    assert ticks(largest) == pytest.approx(expected)


def test_numbers_are_short() -> None:
    assert [written(it) for it in (0, 1234567, 0.5, 12.345, 100)] == ["0", "1,234,567", "0.5", "12.35", "100"]


def test_bars_stand_on_one_another() -> None:
    drawn = bars("Things", AXES, [Series("good", (3, 0, None)), Series("bad", (1, 4, 2))])
    found = _all(drawn, "bar")
    told = ["Mon, good: 3", "Mon, bad: 1", "Tue, bad: 4", "Wed, bad: 2"]
    assert [it[0].text for it in found] == told
    (good_y, good_height), (bad_y, bad_height) = (_numbers(it, "y", "height") for it in found[:2])
    assert bad_y + bad_height == pytest.approx(good_y, abs=0.02)
    assert good_height == pytest.approx(3 * bad_height, abs=0.05)
    # Four is the top of the axis.
    assert bad_y == pytest.approx(_numbers(found[2], "y")[0])
    assert {it.get("fill") for it in found} == {"url(#pattern-0)", "url(#pattern-1)"}


def test_a_line_is_broken_where_nothing_is_known() -> None:
    axes = Axes(("a", "b", "c", "d"), "day", "h")
    drawn = lines("Waits", axes, [Series("median", (1, 2, None, 0))])
    assert len(_all(drawn, "line")) == 1
    assert [it[0].text for it in _all(drawn, "mark")] == ["a, median: 1", "b, median: 2", "d, median: 0"]


def test_across_shows_targets() -> None:
    axes = Axes(("notes", "a name that is far too long for its place"), "recordings", "")
    drawn = across("Tasks", axes, [Series("accepted", (1, 4))], targets=(2, 4))
    first, second = (_numbers(it, "width")[0] for it in _all(drawn, "bar"))
    assert second == pytest.approx(4 * first, abs=0.05)
    ends = [_numbers(it, "x1")[0] for it in _all(drawn, "target")]
    start = _numbers(_all(drawn, "bar")[0], "x")[0]
    assert ends[1] - start == pytest.approx(second, abs=0.02)
    assert (ends[0] - start) * 2 == pytest.approx(second, abs=0.05)
    assert "a name that is far too long f\N{HORIZONTAL ELLIPSIS}" in drawn


@pytest.mark.parametrize("places", [(), ("only",), tuple(str(it) for it in range(60))])
def test_any_number_of_places(places: tuple[str, ...]) -> None:
    series = [Series("x", tuple(float(it % 7) for it in range(len(places))))]
    for draw in (bars, lines, across):
        drawn = draw("Many", Axes(places, "along", "up"), series)
        assert "nan" not in drawn
        assert len(re.findall("<text", bars("Many", Axes(places, "along", "up"), series))) < 25


def test_names_are_words_and_no_markup() -> None:
    hostile = '"/><script>x</script>&'
    for draw in (bars, lines, across):
        drawn = draw(hostile, Axes((hostile,), hostile, hostile), [Series(hostile, (1,))])
        assert "<script" not in drawn
        assert ET.fromstring(drawn).get("aria-label") == hostile  # noqa: S314 - our own
