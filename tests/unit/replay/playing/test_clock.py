from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trajectory_recorder.replay.playing.clock import FASTEST, SLOWEST, PlayClock
from trajectory_recorder.replay.playing.skipping import NO_JUMPS, Jumps, jumps_over
from trajectory_recorder.replay.timeline.timeline import Span

SECOND = 1_000_000_000
HOUR = 3600 * SECOND
RATES = [0.25, 0.5, 1.0, 1.5, 2.0, 3.0, 5.0, 10.0]


@st.composite
def jumps(draw: st.DrawFn) -> Jumps:
    edges = sorted(draw(st.sets(st.integers(0, HOUR), min_size=0, max_size=12)))
    return Jumps([Span(begin, end) for begin, end in list(pairwise(edges))[::2]])


def clock(taken: Jumps = NO_JUMPS, *, from_ns: int = 0, rate: float = 1.0) -> PlayClock:
    made = PlayClock(HOUR, taken).skips(True, now_ns=0).at_rate(rate, now_ns=0)
    return made.moved(from_ns, now_ns=0).started(now_ns=0)


def backwards(taken: Jumps = NO_JUMPS, *, from_ns: int = HOUR, speed: float = 1.0) -> PlayClock:
    made = PlayClock(HOUR, taken).skips(True, now_ns=0).backwards(speed, now_ns=0)
    return made.moved(from_ns, now_ns=0).started(now_ns=0)


# --- jumps ---


@given(jumps(), st.lists(st.integers(0, HOUR), min_size=2, max_size=20))
def test_played_and_reached_are_each_other_s_inverse(taken: Jumps, times: list[int]) -> None:
    for at_ns in times:
        inside = [it for it in taken.spans if it.from_ns <= at_ns < it.to_ns]
        there = taken.reached(taken.played(at_ns))
        assert there >= at_ns
        assert not inside or there >= inside[0].to_ns
        assert taken.played(there) == taken.played(at_ns)
        assert not any(it.from_ns <= there < it.to_ns for it in taken.spans)
    in_order = sorted(times)
    played = [taken.played(it) for it in in_order]
    assert played == sorted(played)


@given(jumps(), st.integers(0, HOUR))
def test_going_back_one_is_never_in_a_jump_but_just_before_it(taken: Jumps, at_ns: int) -> None:
    there = taken.reached_backwards(taken.played(at_ns))
    over = next((it for it in taken.spans if it.from_ns <= at_ns <= it.to_ns), None)
    assert there == (at_ns if over is None else over.from_ns - 1)


def test_of_an_idle_stretch_the_lead_in_is_played_but_not_at_the_end() -> None:
    idle = [Span(0, 10 * SECOND), Span(20 * SECOND, 20 * SECOND + 1), Span(50 * SECOND, 60 * SECOND)]
    taken = jumps_over(idle, duration_ns=60 * SECOND)
    assert taken.spans == (Span(0, 9 * SECOND), Span(50 * SECOND, 60 * SECOND))


# --- the clock ---


@given(jumps(), st.integers(0, HOUR), st.sampled_from(RATES), st.lists(st.integers(0, HOUR), max_size=20))
def test_time_never_goes_back_and_is_never_in_what_is_skipped(
    taken: Jumps, from_ns: int, rate: float, later: list[int]
) -> None:
    running = clock(taken, from_ns=from_ns, rate=rate)
    positions = [running.position(now_ns) for now_ns in sorted(later)]
    assert positions == sorted(positions)
    for position in positions:
        assert from_ns <= position <= HOUR
        assert position == HOUR or not any(it.from_ns <= position < it.to_ns for it in taken.spans)


@given(st.integers(0, HOUR), st.integers(0, HOUR), st.sampled_from(RATES))
def test_without_jumps_it_runs_at_its_rate(from_ns: int, later_ns: int, rate: float) -> None:
    reached = clock(from_ns=from_ns, rate=rate).position(later_ns)
    assert abs(reached - min(HOUR, from_ns + later_ns * rate)) <= 1


@given(jumps(), st.integers(0, HOUR), st.integers(0, HOUR), st.sampled_from(RATES))
def test_due_is_when_a_time_is_reached(taken: Jumps, from_ns: int, at_ns: int, rate: float) -> None:
    running = clock(taken, from_ns=from_ns, rate=rate)
    due_ns = running.due_ns(at_ns)
    if due_ns >= running.since_ns:
        assert running.position(due_ns + 5) >= at_ns
        before_ns = running.position(due_ns - 5)
        assert before_ns <= at_ns or at_ns < running.position(0)


@given(jumps(), st.data())
def test_changes_of_rate_and_pauses_move_nothing(taken: Jumps, data: st.DataObject) -> None:
    running = clock(taken)
    now_ns = 0
    for _ in range(data.draw(st.integers(1, 6))):
        now_ns += data.draw(st.integers(0, 600 * SECOND))
        before_ns = running.position(now_ns)
        running = running.stopped(now_ns=now_ns)
        assert running.position(now_ns) == running.position(now_ns + SECOND) == before_ns
        now_ns += SECOND
        running = running.at_rate(data.draw(st.sampled_from(RATES)), now_ns=now_ns).started(now_ns=now_ns)
        assert running.position(now_ns) == before_ns


def test_standing_still_it_may_be_anywhere_and_playing_it_is_not_where_nothing_happens() -> None:
    taken = Jumps([Span(10 * SECOND, 20 * SECOND)])
    standing = PlayClock(HOUR, taken).skips(True, now_ns=0).moved(15 * SECOND, now_ns=0)
    assert standing.position(SECOND) == 15 * SECOND
    assert standing.started(now_ns=SECOND).position(SECOND) == 20 * SECOND
    assert standing.skips(False, now_ns=0).started(now_ns=0).position(SECOND) == 16 * SECOND


def test_who_stays_sees_the_stretch_from_its_beginning_once() -> None:
    taken = Jumps([Span(10 * SECOND, 20 * SECOND), Span(30 * SECOND, 40 * SECOND)])
    running = clock(taken, from_ns=9 * SECOND)
    assert running.position(2 * SECOND) == 21 * SECOND
    stayed = running.staying(now_ns=2 * SECOND)
    assert stayed.position(2 * SECOND) == 10 * SECOND
    assert stayed.position(12 * SECOND) == 20 * SECOND
    assert stayed.position(22 * SECOND) == 40 * SECOND
    again = stayed.moved(9 * SECOND, now_ns=0)
    assert again.position(2 * SECOND) == 21 * SECOND


def test_who_stands_in_an_idle_stretch_stays_where_they_are() -> None:
    taken = Jumps([Span(10 * SECOND, 20 * SECOND)])
    standing = PlayClock(HOUR, taken).skips(True, now_ns=0).moved(15 * SECOND, now_ns=0)
    staying = standing.staying(now_ns=0).started(now_ns=0)
    assert staying.position(2 * SECOND) == 17 * SECOND


@pytest.mark.parametrize(("at_s", "skipping"), [(26, True), (5, True), (11, False)])
def test_there_may_be_nothing_to_stay_in(at_s: int, skipping: bool) -> None:  # noqa: FBT001
    taken = Jumps([Span(10 * SECOND, 20 * SECOND)])
    here = PlayClock(HOUR, taken).skips(skipping, now_ns=0).moved(at_s * SECOND, now_ns=0)
    assert here.staying(now_ns=0) == here


def test_set_back_it_runs_on_from_there_and_keeps_what_it_skips() -> None:
    taken = Jumps([Span(10 * SECOND, 20 * SECOND)])
    late = clock(taken, from_ns=9 * SECOND).staying(now_ns=0).set_back(8 * SECOND, now_ns=500_000_000)
    assert late.position(500_000_000) == 8 * SECOND
    assert late.position(1_500_000_000) == 9 * SECOND
    assert late.set_back(HOUR, now_ns=SECOND).position(SECOND) == 8_500_000_000


def test_it_stays_within_the_recording() -> None:
    standing = PlayClock(HOUR, NO_JUMPS)
    assert standing.moved(-5, now_ns=0).position(0) == 0
    assert standing.moved(HOUR + 5, now_ns=0).position(0) == HOUR
    assert standing.moved(HOUR, now_ns=0).ended
    assert not standing.ended
    assert clock(from_ns=HOUR - SECOND).position(10 * SECOND) == HOUR


@pytest.mark.parametrize("rate", [0.0, -1.0, SLOWEST - 0.01, FASTEST + 0.01, float("nan")])
def test_other_rates_are_refused(rate: float) -> None:
    with pytest.raises(ValueError, match="a rate is from"):
        PlayClock(HOUR, NO_JUMPS).at_rate(rate, now_ns=0)


# --- backwards ---


@given(jumps(), st.integers(0, HOUR), st.sampled_from(RATES), st.lists(st.integers(0, HOUR), max_size=20))
def test_backwards_time_never_goes_on_and_is_never_in_what_is_skipped(
    taken: Jumps, from_ns: int, speed: float, later: list[int]
) -> None:
    running = backwards(taken, from_ns=from_ns, speed=speed)
    positions = [running.position(now_ns) for now_ns in sorted(later)]
    assert positions == sorted(positions, reverse=True)
    for position in positions:
        assert 0 <= position <= from_ns
        assert position == 0 or not any(it.from_ns <= position < it.to_ns for it in taken.spans)


@given(st.integers(0, HOUR), st.integers(0, HOUR), st.sampled_from(RATES))
def test_backwards_without_jumps_it_runs_at_its_rate(from_ns: int, later_ns: int, speed: float) -> None:
    reached = backwards(from_ns=from_ns, speed=speed).position(later_ns)
    assert abs(reached - max(0, from_ns - later_ns * speed)) <= 1


@given(jumps(), st.integers(0, HOUR), st.integers(0, HOUR), st.sampled_from(RATES))
def test_backwards_due_is_when_a_time_is_reached(
    taken: Jumps, from_ns: int, at_ns: int, speed: float
) -> None:
    running = backwards(taken, from_ns=from_ns, speed=speed)
    due_ns = running.due_ns(at_ns)
    if due_ns >= running.since_ns:
        assert running.position(due_ns + 5) <= at_ns
        before_ns = running.position(due_ns - 5)
        assert before_ns >= at_ns or at_ns > running.position(0)


@given(jumps(), st.lists(st.tuples(st.integers(0, 600 * SECOND), st.sampled_from(RATES), st.booleans())))
def test_turning_around_moves_nothing_but_over_jumps(
    taken: Jumps, turns: list[tuple[int, float, bool]]
) -> None:
    running = clock(taken, from_ns=HOUR // 2)
    now_ns = 0
    for lasts_ns, speed, back in turns:
        now_ns += lasts_ns
        before_ns = running.position(now_ns)
        turn = running.backwards if back else running.at_rate
        running = turn(speed, now_ns=now_ns)
        assert running.speed == speed
        assert running.is_backwards is back
        after_ns = running.position(now_ns)
        # Where it stood on the edge of a jump, it is on the other one now.
        edges = {edge for it in taken.spans for edge in (it.from_ns - 1, it.from_ns, it.to_ns)}
        assert after_ns == before_ns or {before_ns, after_ns} <= edges | {0}


def test_backwards_an_idle_stretch_is_left_just_before_its_beginning() -> None:
    taken = Jumps([Span(10 * SECOND, 20 * SECOND)])
    running = backwards(taken, from_ns=21 * SECOND)
    assert running.position(SECOND - 1) == 20 * SECOND + 1
    assert running.position(SECOND) == 10 * SECOND - 1
    assert running.position(2 * SECOND) == 9 * SECOND
    inside = running.moved(15 * SECOND, now_ns=0)
    assert inside.position(SECOND) == 9 * SECOND


def test_backwards_it_stops_at_the_beginning_which_is_not_the_end() -> None:
    taken = Jumps([Span(0, 10 * SECOND)])
    for running in (backwards(from_ns=2 * SECOND), backwards(taken, from_ns=12 * SECOND)):
        assert not running.has_arrived(now_ns=2 * SECOND - 1)
        assert running.has_arrived(now_ns=2 * SECOND)
        assert running.position(9 * SECOND) == running.goal_ns == 0
        stopped = running.stopped(now_ns=9 * SECOND).forwards(now_ns=9 * SECOND)
        assert not stopped.ended
        assert not stopped.has_arrived(now_ns=9 * SECOND)
    assert backwards().stopped(now_ns=0).ended


def test_forwards_again_it_has_the_rate_of_before() -> None:
    back = clock(rate=3.0).backwards(2.0, now_ns=SECOND).backwards(4.0, now_ns=2 * SECOND)
    assert (back.rate, back.speed, back.is_backwards) == (-4.0, 4.0, True)
    on = back.forwards(now_ns=2 * SECOND)
    assert (on.rate, on.speed, on.is_backwards) == (3.0, 3.0, False)
    assert on.position(3 * SECOND) == back.position(2 * SECOND) + 3 * SECOND


def test_of_two_times_it_comes_to_the_later_one_first_backwards() -> None:
    assert clock().sooner(1, 2) == 1
    assert backwards().sooner(1, 2) == 2


def test_who_stays_sees_the_stretch_from_its_end_once_backwards() -> None:
    taken = Jumps([Span(10 * SECOND, 20 * SECOND), Span(30 * SECOND, 40 * SECOND)])
    running = backwards(taken, from_ns=41 * SECOND)
    assert running.staying(now_ns=0) == running
    assert running.position(2 * SECOND) == 29 * SECOND
    stayed = running.staying(now_ns=2 * SECOND)
    assert stayed.position(2 * SECOND) == 40 * SECOND
    assert stayed.position(12 * SECOND) == 30 * SECOND
    assert stayed.position(23 * SECOND) == 9 * SECOND
    assert running.staying(now_ns=7 * SECOND).position(7 * SECOND) == 24 * SECOND
    within = running.stopped(now_ns=0).moved(35 * SECOND, now_ns=0).staying(now_ns=0)
    assert within.started(now_ns=0).position(2 * SECOND) == 33 * SECOND


@pytest.mark.parametrize("speed", [0.0, -1.0, SLOWEST - 0.01, FASTEST + 0.01, float("nan")])
def test_other_speeds_are_refused_backwards(speed: float) -> None:
    with pytest.raises(ValueError, match="a rate is from"):
        PlayClock(HOUR, NO_JUMPS).backwards(speed, now_ns=0)


def test_what_is_left_out_is_not_played_backwards() -> None:
    running = backwards(from_ns=51 * SECOND).leaving_out((Span(40 * SECOND, 50 * SECOND),), now_ns=0)
    assert running.position(2 * SECOND) == 39 * SECOND


# --- what is left out ---


def test_what_is_left_out_is_never_played_whether_idle_stretches_are_or_not() -> None:
    idle = Jumps([Span(10 * SECOND, 20 * SECOND)])
    cuts = (Span(40 * SECOND, 50 * SECOND), Span(15 * SECOND, 30 * SECOND), Span(50 * SECOND, 60 * SECOND))
    skipping = clock(idle, from_ns=9 * SECOND).leaving_out(cuts, now_ns=0)
    assert skipping.position(2 * SECOND) == 31 * SECOND
    assert skipping.position(11 * SECOND) == 60 * SECOND
    playing = skipping.skips(False, now_ns=0)
    assert playing.position(2 * SECOND) == 11 * SECOND
    assert playing.position(6 * SECOND) == 30 * SECOND
    assert playing.staying(now_ns=SECOND).position(6 * SECOND) == 30 * SECOND
    assert playing.leaving_out((), now_ns=0).position(8 * SECOND) == 17 * SECOND


def test_somebody_can_stand_in_what_is_left_out_and_plays_on_behind_it() -> None:
    standing = PlayClock(HOUR, NO_JUMPS).moved(45 * SECOND, now_ns=0)
    standing = standing.leaving_out((Span(40 * SECOND, 50 * SECOND),), now_ns=SECOND)
    assert standing.position(2 * SECOND) == 45 * SECOND
    assert standing.started(now_ns=2 * SECOND).position(3 * SECOND) == 51 * SECOND


def test_who_stays_in_an_idle_stretch_still_leaves_out_what_is_left_out() -> None:
    idle = Jumps([Span(10 * SECOND, 20 * SECOND)])
    running = clock(idle, from_ns=9 * SECOND).leaving_out((Span(12 * SECOND, 14 * SECOND),), now_ns=0)
    stayed = running.staying(now_ns=2 * SECOND)
    assert stayed.position(2 * SECOND) == 10 * SECOND
    assert stayed.position(5 * SECOND) == 15 * SECOND


@settings(max_examples=30)
@given(jumps(), jumps())
def test_two_sets_of_jumps_are_jumped_over_together(one: Jumps, other: Jumps) -> None:
    both = one.along_with(other.spans)
    assert all(before.to_ns < after.from_ns for before, after in pairwise(both.spans))
    for span in (*one.spans, *other.spans):
        assert any(it.from_ns <= span.from_ns and span.to_ns <= it.to_ns for it in both.spans)
    edges = {edge for it in (*one.spans, *other.spans) for edge in (it.from_ns, it.to_ns)}
    assert {edge for it in both.spans for edge in (it.from_ns, it.to_ns)} <= edges
