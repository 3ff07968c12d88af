"""Figures: what was planted comes back."""

import random

import pytest

from trajectory_recorder.calibration.statistics import Trial, summarize

MS = 1_000_000
MINUTE_NS = 60_000_000_000


def trials(
    *, minutes: float, count: int, error_ms: float, scatter_ms: float = 0, drift_ms: float = 0
) -> list[Trial]:
    chance = random.Random(7)
    made = []
    for number in range(count):
        at_ns = round(number * minutes * MINUTE_NS / (count - 1))
        error = error_ms + chance.uniform(-scatter_ms, scatter_ms) + drift_ms * at_ns / (10 * MINUTE_NS)
        made.append(Trial(at_ns, round(error * MS), 200_000))
    return made


def test_a_constant_error_is_the_median_and_has_no_jitter() -> None:
    offset = summarize("voice", trials(minutes=1, count=50, error_ms=-12), missed=3, unsure=4)
    assert (offset.name, offset.count, offset.missed, offset.unsure) == ("voice", 50, 3, 4)
    assert (offset.median_ns, offset.p95_ns, offset.jitter_ns) == (-12 * MS, 12 * MS, 0)
    assert offset.uncertainty_ns == 200_000


def test_scatter_is_told_by_the_jitter_and_the_tail_by_the_percentile() -> None:
    even = summarize("picture", trials(minutes=1, count=2001, error_ms=5, scatter_ms=4), missed=0, unsure=0)
    assert even.median_ns == pytest.approx(5 * MS, abs=0.3 * MS)
    assert even.jitter_ns == pytest.approx(2 * MS, abs=0.3 * MS)
    assert even.p95_ns == pytest.approx(8.6 * MS, abs=0.3 * MS)
    few_are_late = [*trials(minutes=1, count=94, error_ms=1), *[Trial(0, 30 * MS, 0)] * 6]
    assert summarize("picture", few_are_late, missed=0, unsure=0).p95_ns == 30 * MS


@pytest.mark.parametrize("drift_ms", [-40, -3, 0, 3, 40])
def test_a_planted_drift_comes_back_in_spite_of_scatter_and_wild_errors(drift_ms: float) -> None:
    planted = trials(minutes=10, count=1000, error_ms=4, scatter_ms=2, drift_ms=drift_ms)
    planted[::10] = [Trial(trial.at_ns, 500 * MS, 0) for trial in planted[::10]]
    drift_ns = summarize("voice", planted, missed=0, unsure=0).drift_ns
    assert drift_ns == pytest.approx(drift_ms * MS, abs=0.5 * MS)


def test_a_drift_is_that_of_ten_minutes_whatever_the_length() -> None:
    for minutes in (2, 5, 30):
        planted = trials(minutes=minutes, count=3000, error_ms=0, drift_ms=6)
        assert summarize("voice", planted, missed=0, unsure=0).drift_ns == pytest.approx(6 * MS, rel=0.01)


def test_too_short_a_time_tells_nothing_of_drift() -> None:
    assert (
        summarize(
            "voice", trials(minutes=1.9, count=100, error_ms=1, drift_ms=9), missed=0, unsure=0
        ).drift_ns
        is None
    )
    assert summarize("voice", [Trial(5, 1, 0)], missed=0, unsure=0).drift_ns is None
