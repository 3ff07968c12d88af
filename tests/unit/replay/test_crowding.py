import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.timelines import MS, SECOND
from trajectory_recorder.replay.crowding import crowd, runs
from trajectory_recorder.replay.scale import whole

SCALE = whole(SECOND, 100)
"""A pixel is 10 ms."""


def times(*at_ms: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array([it * MS for it in at_ms], np.int64)


def test_what_can_be_told_apart_stays_apart() -> None:
    found = runs(times(0, 100, 400), times(50, 200, 400), SCALE, least_px=2.0, apart_px=1.0)
    assert found.from_px == pytest.approx([0, 10, 40])
    assert found.to_px == pytest.approx([5, 20, 42])
    assert found.count.tolist() == [1, 1, 1]
    assert found.first.tolist() == [0, 1, 2]


def test_what_is_too_close_becomes_one() -> None:
    found = runs(times(0, 3, 25, 300, 310), times(1, 4, 26, 390, 320), SCALE, least_px=1.0, apart_px=1.0)
    assert found.from_px == pytest.approx([0, 2.5, 30])
    assert found.to_px == pytest.approx([1.3, 3.5, 39])
    assert found.count.tolist() == [2, 1, 2]
    assert found.first.tolist() == [0, 2, 3]


def test_what_is_out_of_sight_is_left_out_and_what_reaches_into_sight_is_not() -> None:
    scale = SCALE.showing(400 * MS, 600 * MS)
    found = runs(
        times(0, 100, 390, 450, 700), times(50, 500, 395, 460, 800), scale, least_px=1.0, apart_px=1.0
    )
    assert found.first.tolist() == [1]
    assert found.to_px == pytest.approx([50])
    nothing = runs(times(), times(), scale, least_px=1.0, apart_px=1.0)
    assert nothing.from_px.size == nothing.count.size == 0


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 300)), max_size=60))
def test_nothing_is_lost_and_nothing_overlaps(spans: list[tuple[int, int]]) -> None:
    spans.sort()
    from_ns = times(*(it for it, _ in spans))
    to_ns = times(*(it + lasts for it, lasts in spans))
    found = runs(from_ns, to_ns, SCALE, least_px=1.0, apart_px=1.0)
    assert found.count.sum() == len(spans)
    assert (found.from_px[1:] > found.to_px[:-1] + 1.0).all()
    for left_px, right_px in zip(SCALE.places(from_ns), SCALE.places(to_ns), strict=True):
        covering = (found.from_px <= left_px) & (found.to_px >= right_px)
        assert covering.sum() == 1


def test_a_crowd_is_counted_by_columns() -> None:
    counts = crowd(times(0, 1, 9, 10, 995, 999), SCALE)
    assert counts.size == 100
    assert [counts[0], counts[1], counts[99]] == [3, 1, 2]
    assert counts.sum() == 6
