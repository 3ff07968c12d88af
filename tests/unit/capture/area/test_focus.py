"""Where the focus was, from changes that are told late and several at once."""

from trajectory_recorder.capture.area._focus import FocusHistory

_S = 1_000_000_000


def test_changes_that_are_told_as_they_happen() -> None:
    focus = FocusHistory(inside=True)
    assert focus.at(5)
    assert focus.is_last(5)
    focus.changed([100], 0, inside=False)
    focus.changed([200], 1, inside=True)
    assert [focus.at(it) for it in (99, 100, 199, 200, 300)] == [True, False, False, True, True]
    assert [focus.is_last(it) for it in (99, 199, 200, 300)] == [False, False, True, True]


def test_what_lay_between_two_changes_told_at_once_is_unknown() -> None:
    focus = FocusHistory(inside=True)
    focus.changed([100, 200], 0, inside=True)
    assert [focus.at(it) for it in (99, 150, 250)] == [True, False, True]


def test_where_nothing_else_was_it_was_inside_all_the_time() -> None:
    focus = FocusHistory(inside=True)
    focus.changed([100, 200], 0, inside=True, between=True)
    assert [focus.at(it) for it in (99, 150, 250)] == [True, True, True]
    assert focus.lately(0)


def test_what_has_no_time_needs_the_focus_all_the_while() -> None:
    focus = FocusHistory(inside=True)
    assert focus.lately(0)
    focus.changed([100, 200], 10 * _S, inside=True)
    assert not focus.lately(10 * _S)
    assert focus.lately(11 * _S)
    focus.changed([300], 20 * _S, inside=False)
    assert not focus.lately(20 * _S)
    assert focus.lately(30 * _S)  # nothing has changed: where it is now, it was


def test_the_time_of_a_server_wraps_around() -> None:
    focus = FocusHistory(inside=True)
    focus.changed([2**32 - 10], 0, inside=False)
    focus.changed([10], 1, inside=True)
    assert [focus.at(it) for it in (2**32 - 11, 2**32 - 5, 5, 20)] == [True, False, False, True]


def test_old_changes_are_forgotten_and_what_held_after_them_is_not() -> None:
    focus = FocusHistory(inside=False)
    for number in range(100):
        focus.changed([1000 + number], number, inside=number == 35)
    assert focus.at(1036) is False
    assert focus.at(1000) is True  # taken for what held after the last one that is forgotten
