from trajectory_recorder.capture.screen._pacing import Pacer

MS = 1_000_000


def test_deadlines_do_not_drift_with_small_lateness() -> None:
    pacer = Pacer(20, 0)
    for _ in range(100):
        pacer.looked(pacer.due_ns + 7 * MS)
    assert pacer.due_ns == 100 * 50 * MS


def test_missed_deadlines_are_dropped() -> None:
    pacer = Pacer(20, 0)
    pacer.looked(1_010 * MS)
    assert pacer.due_ns == 1_060 * MS


def test_a_look_that_had_nothing_to_read_delays_none() -> None:
    pacer = Pacer(20, 0)
    pacer.looked(0)
    pacer.looked(400 * MS, intervals=0)
    assert pacer.due_ns == 50 * MS


def test_what_is_drawn_over_and_over_without_a_change_is_looked_at_twice_as_often_at_most() -> None:
    pacer, looks = Pacer(20, 0), 0
    while pacer.due_ns < 1_000 * MS:
        pacer.looked(pacer.due_ns, intervals=0.5)
        looks += 1
    assert looks == 40


def test_extra_looks_move_no_deadline_and_there_is_one_between_two() -> None:
    pacer = Pacer(20, 0)
    stamps = []
    while pacer.due_ns < 1_000 * MS:
        stamps.append(min(pacer.due_ns, pacer.extra_due_ns))  # presses come all the time
        pacer.looked(stamps[-1])
    assert stamps[::2] == [n * 50 * MS for n in range(20)]
    assert stamps[1::2] == [n * 50 * MS + 25 * MS for n in range(19)]


def test_a_new_rate_counts_from_the_next_deadline() -> None:
    pacer = Pacer(20, 0)
    pacer.looked(0)
    pacer.pace(10)
    pacer.looked(pacer.due_ns)
    assert pacer.due_ns == 150 * MS
