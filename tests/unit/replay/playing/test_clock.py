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
