import pytest

from trajectory_recorder.clock import SessionClock


class Hands:
    """The three clocks that the operating system would give, set by hand."""

    def __init__(self) -> None:
        self.monotonic = 1_000
        self.utc = 5_000_000
        self.boottime = 7_000

    def clock(self) -> SessionClock:
        return SessionClock(
            read_monotonic=lambda: self.monotonic,
            read_utc=lambda: self.utc,
            read_boottime=lambda: self.boottime,
        )


def test_session_time_starts_at_zero_and_runs_with_the_monotonic_clock() -> None:
    hands = Hands()
    clock = hands.clock()
    assert clock.session_ns(1_000) is None
    assert clock.now_ns() == 0
    clock.start()
    assert clock.start_utc_ns == 5_000_000
    assert clock.session_ns(999) is None
    assert clock.session_ns(1_000) == 0
    assert clock.session_ns(1_250) == 250
    hands.monotonic = 1_400
    assert clock.now_ns() == 400


def test_a_pause_takes_its_time_out() -> None:
    hands = Hands()
    clock = hands.clock()
    clock.start()
    hands.monotonic = 1_100
    assert clock.stop() == 1_100
    assert not clock.running
    assert clock.session_ns(1_100) == 100
    assert clock.session_ns(1_101) is None
    hands.monotonic = 1_900
    assert clock.now_ns() == 100
    clock.start()
    assert clock.session_ns(1_050) == 50
    assert clock.session_ns(1_500) is None
    assert clock.session_ns(1_900) == 100
    assert clock.session_ns(1_930) == 130


def test_two_pauses_add_up() -> None:
    hands = Hands()
    clock = hands.clock()
    for began, ended in ((1_000, 1_100), (2_000, 2_010), (3_000, 3_001)):
        hands.monotonic = began
        clock.start()
        hands.monotonic = ended
        clock.stop()
    assert clock.now_ns() == 111
    assert clock.session_ns(2_005) == 105
    assert clock.session_ns(1_500) is None
    assert clock.session_ns(2_500) is None


def test_a_step_of_the_wall_clock_moves_nothing() -> None:
    hands = Hands()
    clock = hands.clock()
    clock.start()
    hands.utc -= 3_600_000_000_000
    hands.monotonic += 10
    assert clock.now_ns() == 10
    assert clock.anchor().utc_ns == hands.utc
    assert clock.start_utc_ns == 5_000_000


def test_spans_are_clipped_to_running_time() -> None:
    hands = Hands()
    clock = hands.clock()
    assert clock.clip(0, 5_000) is None
    clock.start()
    assert clock.clip(900, 1_200) == (1_000, 1_200)
    hands.monotonic = 1_100
    clock.stop()
    assert clock.clip(1_050, 1_200) == (1_050, 1_100)
    assert clock.clip(1_100, 1_200) is None


def test_starting_or_stopping_twice_is_a_mistake() -> None:
    clock = Hands().clock()
    with pytest.raises(RuntimeError):
        clock.stop()
    clock.start()
    with pytest.raises(RuntimeError):
        clock.start()


def test_an_anchor_is_read_again_where_the_process_was_stopped_between_two_clocks() -> None:
    hands = Hands()
    # Half a second is lost within the first reading, two milliseconds in the second, none in the third.
    lost_ns = [500_000_000, 2_000_000, 0, 0]

    def read_utc() -> int:
        passed_ns = lost_ns.pop(0)
        hands.monotonic += passed_ns
        hands.utc += passed_ns
        return hands.utc

    clock = SessionClock(read_monotonic=lambda: hands.monotonic, read_utc=read_utc, read_boottime=lambda: 0)
    lost_ns.insert(0, 0)  # the start reads it too
    clock.start()
    anchor = clock.anchor()
    assert anchor.utc_ns - clock.start_utc_ns == anchor.monotonic_ns - 1_000 == anchor.session_ns
    assert lost_ns == [0]


def test_an_anchor_is_taken_even_where_clocks_are_never_close() -> None:
    hands = Hands()

    def read_utc() -> int:
        hands.monotonic += 50_000_000
        return hands.utc

    clock = SessionClock(read_monotonic=lambda: hands.monotonic, read_utc=read_utc, read_boottime=lambda: 0)
    assert clock.anchor().utc_ns == hands.utc
