"""The arithmetic of the benchmarks."""

import pytest
from bench_parts import figures


def test_medians_and_percentiles_leave_out_what_there_is_not() -> None:
    assert figures.median([3.0, None, 1.0]) == 2.0
    assert figures.median([None, None]) is None
    assert figures.percentile([float(value) for value in range(101)], 95) == 95.0
    assert figures.percentile([], 95) is None


def test_a_ratio_needs_both_sides() -> None:
    assert figures.ratio(1.0, 4.0) == 0.25
    assert figures.ratio(None, 4.0) is None
    assert figures.ratio(1.0, 0.0) is None
    assert figures.ratio(1.0, None) is None


def test_growth_is_that_of_the_last_two_thirds() -> None:
    times = [float(second) for second in range(30)]
    warming_up_then_flat = [min(second, 10.0) for second in times]
    assert figures.slope_per_minute(times, warming_up_then_flat) == pytest.approx(0)
    assert figures.slope_per_minute(times, [min(second, 15.0) for second in times]) == pytest.approx(
        11, abs=1
    )
    assert figures.slope_per_minute(times, [100 + 0.5 * second for second in times]) == pytest.approx(30)
    assert figures.slope_per_minute([0.0, 1.0, 2.0], [1.0, 2.0, 3.0]) is None


def test_kept_counts_what_was_injected_and_nothing_else() -> None:
    assert figures.kept("abca", "aabc") == 4
    assert figures.kept("abca", "abc") == 3
    assert figures.kept("ab", "aabbxx") == 2


def test_the_first_frame_that_shows_a_number_counts() -> None:
    frames = [(10, None), (20, 0), (30, 0), (40, 2), (50, 1), (60, 2)]
    assert figures.first_seen(frames) == {0: 20, 2: 40, 1: 50}
