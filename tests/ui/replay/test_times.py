"""Session times, read and written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajectory_recorder.ui.replay.times import exact, written

SECOND_NS = 1_000_000_000


@pytest.mark.parametrize(
    ("text", "at_ns"),
    [
        ("0", 0),
        ("12,25", 12_250_000_000),
        (" 62:03 ", 3723 * SECOND_NS),
        ("1:02:03.5", 3723_500_000_000),
        ("0:00:00.000000001", 1),
        ("90", 90 * SECOND_NS),
    ],
)
def test_times_are_read_as_people_write_them(text: str, at_ns: int) -> None:
    assert written(text) == at_ns


@pytest.mark.parametrize("text", ["", "1:", ":1", "1.", "-1", "a", "1:2:3:4", "١", "9" * 10, "0.0000000001"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert written(text) is None


@given(st.integers(min_value=0, max_value=10**15))
def test_what_is_shown_can_be_written(at_ns: int) -> None:
    assert written(exact(at_ns)) == at_ns // 1_000_000 * 1_000_000
