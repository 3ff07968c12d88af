"""The rate of looks, with an encoder that takes a while for each picture and a queue of two before it."""

import pytest

from trajectory_recorder.capture.screen._throttle import Throttle

MS = 1_000_000
SECOND = 1_000_000_000
_QUEUE = 2


class Encoder:
    """Takes its time for each picture; `now_ns` goes on as its source waits."""

    def __init__(self) -> None:
        self.now_ns = 0
        self._done_at_ns: list[int] = []

    def take(self, work_ns: int) -> int:
        """Hand a picture over; returns how long that took."""
        came_ns = self.now_ns
        in_work = [at for at in self._done_at_ns if at > came_ns]
        if len(in_work) > _QUEUE:
            self.now_ns = in_work[-_QUEUE - 1]
        began_ns = max([self.now_ns, *in_work[-1:]])
        self._done_at_ns = [*in_work, began_ns + work_ns]
        return self.now_ns - came_ns


def rates(throttle: Throttle, encoder: Encoder, *, work_ms: int, seconds: float) -> list[int]:
    """The rates that follow each other while the picture changes all the time."""
    changes, end_ns = [], encoder.now_ns + int(seconds * SECOND)
    while encoder.now_ns < end_ns:
        due_ns = encoder.now_ns + SECOND // throttle.per_second
        waited_ns = encoder.take(work_ms * MS)
        if throttle.handed_over(encoder.now_ns, waited_ns):
            changes.append(throttle.per_second)
        encoder.now_ns = max(encoder.now_ns, due_ns)
    return changes


def test_an_encoder_that_keeps_up_changes_nothing() -> None:
    assert rates(Throttle(30), Encoder(), work_ms=32, seconds=60) == []


@pytest.mark.parametrize(
    ("work_ms", "lowered_to"),
    [(40, [20]), (60, [20, 13]), (90, [20, 13, 9]), (140, [20, 13, 9, 6]), (900, [20, 13, 9, 6, 5])],
)
def test_the_rate_falls_stepwise_to_what_the_encoder_does(work_ms: int, lowered_to: list[int]) -> None:
    steps = rates(Throttle(30), Encoder(), work_ms=work_ms, seconds=60)
    assert steps[: len(lowered_to)] == lowered_to
    # After that the next higher rate is tried now and then.
    assert set(steps[len(lowered_to) :]) <= set([30, *lowered_to][-2:])


def test_the_rate_rises_again_when_there_is_room() -> None:
    throttle, encoder = Throttle(30), Encoder()
    rates(throttle, encoder, work_ms=140, seconds=20)
    steps = rates(throttle, encoder, work_ms=5, seconds=60)
    assert steps == [9, 13, 20, 30]


def test_a_rate_that_proved_too_high_is_tried_less_and_less_often() -> None:
    throttle, encoder = Throttle(30), Encoder()
    first_minute = rates(throttle, encoder, work_ms=40, seconds=60)
    rates(throttle, encoder, work_ms=40, seconds=240)
    sixth_minute = rates(throttle, encoder, work_ms=40, seconds=60)
    assert set(first_minute + sixth_minute) <= {20, 30}
    assert len(first_minute) <= 9
    assert len(sixth_minute) <= 2


def test_a_single_long_wait_changes_no_rate() -> None:
    throttle = Throttle(30)
    waits = [500 * MS if look % 10 == 0 else 0 for look in range(100)]
    assert not any(throttle.handed_over(look * 33 * MS, wait_ns) for look, wait_ns in enumerate(waits))


def test_a_low_rate_is_lowered_no_further() -> None:
    throttle = Throttle(2)
    assert rates(throttle, Encoder(), work_ms=2_000, seconds=100) == []
    assert throttle.per_second == 2
