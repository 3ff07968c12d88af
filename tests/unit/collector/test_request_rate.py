import pytest

from helpers.endpoint import SetClock
from trajectory_recorder.collector.problems import Problem
from trajectory_recorder.collector.request_rate import RequestRate


def test_a_minute_s_worth_may_come_at_once_and_then_one_at_a_time() -> None:
    clock, rate = SetClock(), RequestRate(60)
    for _ in range(60):
        rate.spend("it", clock.now())
    with pytest.raises(Problem) as caught:
        rate.spend("it", clock.now())
    assert (caught.value.status, caught.value.headers) == (429, {"Retry-After": "1"})
    clock.advance(seconds=1)
    rate.spend("it", clock.now())
    with pytest.raises(Problem):
        rate.spend("it", clock.now())


def test_each_token_has_its_own() -> None:
    clock, rate = SetClock(), RequestRate(10)
    for _ in range(10):
        rate.spend("one", clock.now())
    rate.spend("other", clock.now())


def test_a_clock_that_is_set_back_gives_nothing() -> None:
    clock, rate = SetClock(), RequestRate(10)
    for _ in range(10):
        rate.spend("it", clock.now())
    clock.advance(hours=-1)
    with pytest.raises(Problem):
        rate.spend("it", clock.now())


def test_tokens_that_rest_take_no_memory() -> None:
    clock, rate = SetClock(), RequestRate(10)
    for number in range(10_000):
        rate.spend(f"token {number}", clock.now())
    clock.advance(minutes=1)
    rate.spend("it", clock.now())
    assert len(rate._buckets) == 1
