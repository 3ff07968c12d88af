"""Which of the keys belong to a field for passwords, by what is told of it later. Milliseconds."""

import pytest

from trajectory_recorder.capture.secrets.focus import Focus

SETTLE = 250


def focus(*, tells: bool = True) -> Focus:
    """Keys go to an ordinary field since long ago."""
    it = Focus(tells=tells, settle_ns=SETTLE)
    it.answered(0, 0, secret=False)
    return it


def moved(it: Focus, *at: int) -> None:
    for each in at:
        it.may_move(each, each)


def secret_keys(it: Focus, *keys: int) -> list[int]:
    return [key for key in keys if it.was_secret(key)]


def test_a_field_begins_with_what_led_to_it_and_not_when_it_is_told() -> None:
    it = focus()
    moved(it, 1_000)
    it.told(1_060, secret=True)
    assert secret_keys(it, 990, 1_000, 1_010, 1_050, 1_100) == [1_010, 1_050, 1_100]
    assert it.is_secret


def test_it_ends_with_the_last_that_can_have_led_away() -> None:
    it = focus()
    moved(it, 1_000)
    it.told(1_060, secret=True)
    moved(it, 2_000, 2_020)
    it.told(2_070, secret=False)
    assert secret_keys(it, 1_999, 2_000, 2_020, 2_021, 2_060) == [1_999, 2_000, 2_020]
    assert not it.is_secret


def test_of_several_that_can_have_led_to_it_the_first_counts() -> None:
    it = focus()
    moved(it, 1_000, 1_100)
    it.told(1_150, secret=True)
    assert secret_keys(it, 999, 1_001, 1_101) == [1_001, 1_101]


def test_what_is_settled_led_nowhere() -> None:
    it = focus()
    moved(it, 1_000)
    it.answered(1_000 + SETTLE, 1_260, secret=False)
    moved(it, 1_300)
    it.told(1_320, secret=True)
    assert secret_keys(it, 1_001, 1_299, 1_301) == [1_301]


def test_a_field_that_gets_the_focus_by_itself_takes_what_waits_with_it() -> None:
    it = focus()
    it.told(1_000, secret=True)
    assert secret_keys(it, 1_000 - SETTLE, 1_001 - SETTLE, 990) == [1_001 - SETTLE, 990]


def test_one_that_loses_it_by_itself_ends_when_that_is_told() -> None:
    it = focus()
    moved(it, 1_000)
    it.told(1_010, secret=True)
    it.told(1_030, secret=False)
    assert secret_keys(it, 1_001, 1_029, 1_031) == [1_001, 1_029]


def test_another_window_counts_from_when_it_was_looked_for_in_vain() -> None:
    it = focus()
    it.may_move(900, 1_000)
    it.told(1_010, secret=True)
    it.may_move(1_900, 2_000)
    it.told(2_010, secret=False)
    assert secret_keys(it, 900, 901, 1_950, 2_000, 2_001) == [901, 1_950, 2_000]


def test_nothing_is_known_behind_what_may_have_moved_it_before_somebody_answers() -> None:
    it = focus()
    assert it.knows(999)
    moved(it, 1_000)
    assert [it.knows(key) for key in (1_000, 1_001)] == [True, False]
    it.answered(1_000 + SETTLE - 1, 1_249, secret=False)
    assert not it.knows(1_001)
    it.answered(1_000 + SETTLE, 1_251, secret=False)
    assert it.knows(1_001)


def test_where_nobody_tells_unasked_each_stretch_is_asked_about() -> None:
    it = focus(tells=False)
    assert not it.knows(100)
    assert not it.can_be_settled(100, 100 + SETTLE - 1)
    assert it.can_be_settled(100, 100 + SETTLE)
    it.answered(100 + SETTLE, 360, secret=False)
    assert it.knows(100)
    assert not it.knows(101)


@pytest.mark.parametrize(("now", "can"), [(1_249, False), (1_250, True)])
def test_an_answer_settles_what_had_its_time(now: int, can: bool) -> None:  # noqa: FBT001 - a table
    it = focus()
    moved(it, 1_000, 1_200)
    assert it.can_be_settled(1_100, now) is can
    assert it.can_be_settled(1_000, now)


def test_it_cannot_be_left_without_anything_that_moves_it() -> None:
    it = focus()
    moved(it, 1_000)
    it.told(1_050, secret=True)
    assert it.cannot_have_left(5_000)
    moved(it, 4_000)
    assert it.cannot_have_left(4_000)
    assert not it.cannot_have_left(4_001)
