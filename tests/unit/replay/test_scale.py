import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajectory_recorder.replay.scale import LEAST_SPAN_NS, Scale, whole

MS = 1_000_000
SECOND = 1000 * MS
DAY = 24 * 3600 * SECOND


@st.composite
def scales(draw: st.DrawFn) -> Scale:
    start = whole(draw(st.integers(0, 2 * DAY)), draw(st.integers(1, 4000)))
    zoomed = start.zoomed(draw(st.floats(0.1, 1e7)), draw(st.floats(0, start.width_px)))
    return zoomed.panned(draw(st.floats(-1e5, 1e5)))


@given(scales())
def test_what_is_in_sight_lies_in_the_recording(scale: Scale) -> None:
    assert scale.from_ns >= 0
    assert LEAST_SPAN_NS <= scale.span_ns <= max(scale.duration_ns, LEAST_SPAN_NS)
    assert scale.to_ns <= max(scale.duration_ns, LEAST_SPAN_NS)


@given(scales(), st.floats(0, 1))
def test_a_place_and_its_time_are_one(scale: Scale, share: float) -> None:
    x_px = share * scale.width_px
    at_ns = scale.at_ns(x_px)
    assert 0 <= at_ns <= scale.duration_ns
    if scale.duration_ns >= LEAST_SPAN_NS:
        # A nanosecond is all that is lost, whatever a pixel stands for.
        assert abs(scale.x_px(at_ns) - x_px) <= 1e-6 + 1.01 * scale.width_px / scale.span_ns
    assert scale.places(np.array([at_ns]))[0] == pytest.approx(scale.x_px(at_ns), abs=1e-6)


@given(scales(), st.floats(0.5, 2.0), st.floats(0, 1))
def test_zooming_keeps_what_lies_under_the_pointer(scale: Scale, factor: float, share: float) -> None:
    x_px = share * scale.width_px
    held_ns = scale.from_ns + share * scale.span_ns
    after = scale.zoomed(factor, x_px)
    if after.from_ns > 0 and after.to_ns < scale.duration_ns:
        assert abs(after.from_ns + share * after.span_ns - held_ns) <= 2


@given(scales(), st.floats(30, 300))
def test_the_marks_of_the_ruler_are_apart_and_in_sight(scale: Scale, least_px: float) -> None:
    ticks = scale.ticks(least_px)
    assert all(scale.from_ns <= it <= min(scale.to_ns, scale.duration_ns) for it in ticks.at_ns)
    assert all(it % ticks.step_ns == 0 for it in ticks.at_ns)
    assert ticks.step_ns >= scale.length_ns(least_px)
    assert len(ticks.at_ns) <= scale.width_px / least_px + 2


def test_zooming_out_ends_with_the_whole_recording() -> None:
    scale = whole(60 * SECOND, 600).zoomed(4.0, 600)
    assert (scale.from_ns, scale.to_ns) == (45 * SECOND, 60 * SECOND)
    assert not scale.is_whole
    assert scale.zoomed(0.001, 100) == whole(60 * SECOND, 600)
    assert scale.zoomed(0.001, 100).is_whole


def test_zooming_in_ends_at_fifty_milliseconds() -> None:
    scale = whole(DAY, 1000).zoomed(1e12, 500)
    assert scale.span_ns == LEAST_SPAN_NS
    assert scale.from_ns <= DAY // 2 <= scale.to_ns


def test_a_page_begins_shortly_before_its_time_and_ends_with_the_recording() -> None:
    scale = whole(100 * SECOND, 1000).zoomed(10, 0)
    turned = scale.turned_to(30 * SECOND)
    assert (turned.from_ns, turned.to_ns) == (29_200 * MS, 39_200 * MS)
    assert scale.turned_to(99 * SECOND).to_ns == 100 * SECOND
    assert scale.turned_to(0).from_ns == 0


def test_a_stretch_is_shown_with_its_surroundings_where_it_is_short() -> None:
    scale = whole(100 * SECOND, 1000)
    assert scale.showing(20 * SECOND, 30 * SECOND).from_ns == 20 * SECOND
    moment = scale.showing(20 * SECOND, 20 * SECOND)
    assert (moment.span_ns, moment.from_ns) == (LEAST_SPAN_NS, 20 * SECOND - LEAST_SPAN_NS // 2)


@pytest.mark.parametrize(
    ("duration_ns", "step_ns"),
    [(SECOND, 100 * MS), (60 * SECOND, 10 * SECOND), (3600 * SECOND, 600 * SECOND), (DAY, 3 * 3600 * SECOND)],
)
def test_marks_stand_at_round_times(duration_ns: int, step_ns: int) -> None:
    ticks = whole(duration_ns, 1000).ticks(90)
    assert ticks.step_ns == step_ns
    assert ticks.at_ns == tuple(range(0, duration_ns + 1, step_ns))


def test_a_recording_of_a_year_has_marks_too() -> None:
    assert len(whole(365 * DAY, 1000).ticks(90).at_ns) in range(5, 13)


def test_a_recording_of_nothing_can_be_shown() -> None:
    scale = whole(0, 0)
    assert scale.at_ns(10.0) == 0
    assert scale.x_px(0) == 0.0
    assert scale.zoomed(2.0, 0.0) == scale
