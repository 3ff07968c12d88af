"""Where one of two recordings is when the other is somewhere."""

import pytest

from helpers.timelines import SECOND, step, timeline
from trajectory_recorder.ui.review.together import Way, counterpart

# Steps at 2, 4 and 6 s, and at 10 and 20 s.
QUICK = timeline(
    10 * SECOND, steps=tuple(step(it, (it + 1) * 2 * SECOND, (it + 1) * 2 * SECOND) for it in range(3))
)
SLOW = timeline(
    30 * SECOND, steps=tuple(step(it, (it + 1) * 10 * SECOND, (it + 1) * 10 * SECOND) for it in range(2))
)


@pytest.mark.parametrize(
    ("at_s", "way", "beside_s"),
    [
        (5, Way.TIME, 5),
        (5, Way.APART, None),
        (1, Way.STEP, 1),  # before the first step
        (2, Way.STEP, 10),
        (3, Way.STEP, 11),
        (4, Way.STEP, 20),
        (9, Way.STEP, 20),  # there is no third one there
    ],
)
def test_the_other_one_goes_along(at_s: int, way: Way, beside_s: int | None) -> None:
    found = counterpart(at_s * SECOND, QUICK, SLOW, way)
    assert found == (None if beside_s is None else beside_s * SECOND)


def test_nobody_goes_past_an_end_or_into_the_next_step() -> None:
    assert counterpart(25 * SECOND, SLOW, QUICK, Way.TIME) == 10 * SECOND
    assert counterpart(15 * SECOND, SLOW, QUICK, Way.STEP) == 4 * SECOND - 1
    assert counterpart(29 * SECOND, SLOW, QUICK, Way.STEP) == 6 * SECOND - 1


def test_a_recording_without_steps_goes_by_time() -> None:
    assert counterpart(3 * SECOND, QUICK, timeline(60 * SECOND), Way.STEP) == 3 * SECOND


def test_the_ways_come_round() -> None:
    assert [it.following for it in Way] == [Way.STEP, Way.APART, Way.TIME]
