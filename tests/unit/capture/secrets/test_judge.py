"""When somebody is asked about a key, and what becomes of it where no good answer comes. Milliseconds."""

from dataclasses import replace

from trajectory_recorder.capture.secrets.fields import Answer, Where
from trajectory_recorder.capture.secrets.judge import Judge, Verdict

_MS = 1_000_000
SETTLE = 250
EDITOR, TERMINAL = Where(7, 42), Where(8, 43)
LONG_AGO, NOW = 10_000, 20_000


class Judged:
    """A judge who has seen an editor for long, in milliseconds."""

    def __init__(self, first: Answer = Answer.PLAIN) -> None:
        self.judge = Judge(tells=True, settle_ns=SETTLE * _MS)
        self.look(LONG_AGO)
        self.answer(first, LONG_AGO + 6_000)

    def look(self, at: int, where: Where = EDITOR) -> None:
        self.judge.look(where, at * _MS)

    def answer(self, answer: Answer, at: int, *, took: int = 0) -> None:
        self.judge.answered(answer, at * _MS, (at + took) * _MS)

    def may_move(self, at: int) -> None:
        self.judge.may_move(at * _MS)

    def verdict(self, key: int, at: int) -> Verdict:
        return self.judge.verdict(key * _MS, at * _MS)


def test_typing_on_is_recorded_unasked_once_nothing_can_be_told_of_it_any_more() -> None:
    it = Judged()
    assert it.verdict(NOW, NOW + SETTLE - 1) is Verdict.WAIT
    assert it.verdict(NOW, NOW + SETTLE) is Verdict.PASS
    assert it.verdict(NOW + 60_000, NOW + 60_000 + SETTLE) is Verdict.PASS


def test_after_a_click_it_is_asked_as_soon_as_that_settles_it() -> None:
    it = Judged()
    it.may_move(NOW)
    assert it.verdict(NOW + 10, NOW + 20) is Verdict.WAIT
    assert it.verdict(NOW + 10, NOW + SETTLE) is Verdict.ASK
    it.answer(Answer.SECRET, NOW + SETTLE)
    assert it.verdict(NOW + 10, NOW + 10 + SETTLE) is Verdict.SECRET


def test_a_click_long_ago_is_asked_about_at_once() -> None:
    it = Judged()
    it.may_move(NOW - 3_000)
    assert it.verdict(NOW, NOW + 1) is Verdict.ASK
    it.answer(Answer.PLAIN, NOW + 1)
    assert it.verdict(NOW, NOW + SETTLE) is Verdict.PASS


def test_an_application_that_is_slow_to_answer_is_given_longer_to_tell() -> None:
    it = Judged()
    it.may_move(NOW - 3_000)
    it.answer(Answer.PLAIN, NOW, took=100)
    assert it.verdict(NOW, NOW + 499) is Verdict.WAIT
    assert it.verdict(NOW, NOW + 500) is Verdict.PASS


def test_one_that_answered_before_and_does_not_now_gets_no_trust() -> None:
    it = Judged()
    it.may_move(NOW)
    it.answer(Answer.LATE, NOW + SETTLE)
    assert it.verdict(NOW + 1, NOW + 1 + SETTLE + 999) is Verdict.ASK
    assert it.verdict(NOW + 1, NOW + 1 + SETTLE + 1_000) is Verdict.LATE


def test_one_that_never_answered_is_recorded() -> None:
    it = Judged(Answer.LATE)
    assert it.verdict(NOW, NOW + SETTLE + 1_000) is Verdict.PASS


def test_one_that_is_on_the_bus_may_take_longer_to_begin_and_gets_no_trust_if_nobody_can_wait() -> None:
    it = Judged()
    it.look(NOW, TERMINAL)
    it.answer(Answer.NOTHING, NOW + 100)
    assert it.verdict(NOW + 1, NOW + 4_999) is Verdict.ASK
    assert it.verdict(NOW + 1, NOW + 5_000) is Verdict.PASS
    hurried = Judged()
    hurried.look(NOW, TERMINAL)
    hurried.answer(Answer.NOTHING, NOW + 100)
    hurried.judge.hurry((NOW + 200) * _MS)
    assert hurried.verdict(NOW + 1, NOW + 1_199) is Verdict.ASK
    assert hurried.verdict(NOW + 1, NOW + 1_200) is Verdict.LATE
    hurried.answer(Answer.BLIND, NOW + 1_200)
    assert hurried.verdict(NOW + 1, NOW + 1_200) is Verdict.PASS


def test_one_that_tells_nothing_is_recorded_without_being_waited_for() -> None:
    it = Judged(Answer.BLIND)
    assert it.verdict(NOW, NOW + SETTLE) is Verdict.PASS


def test_a_new_one_is_waited_for_until_it_can_tell() -> None:
    it = Judged()
    it.look(NOW, TERMINAL)
    assert it.judge.wants_to_know(NOW * _MS)
    it.answer(Answer.BLIND, NOW)
    assert it.verdict(NOW + 1, NOW + 99) is Verdict.WAIT
    assert it.verdict(NOW + 1, NOW + 1_000) is Verdict.ASK
    it.answer(Answer.BLIND, NOW + 1_500)
    assert it.verdict(NOW + 1, NOW + 1_501) is Verdict.PASS
    assert not it.judge.wants_to_know((NOW + 1_501) * _MS)


def test_no_element_with_the_focus_is_no_field_unless_there_was_one() -> None:
    for first, kept in ((Answer.PLAIN, Verdict.PASS), (Answer.SECRET, Verdict.SECRET)):
        it = Judged(first)
        it.judge.may_move((NOW - 1) * _MS)
        it.answer(Answer.NOTHING, NOW + SETTLE)
        assert it.verdict(NOW - 1, NOW + SETTLE) is kept
        assert it.verdict(NOW, NOW + SETTLE + 999) is Verdict.ASK
        assert it.verdict(NOW, NOW + SETTLE + 1_000) is Verdict.PASS


def test_a_window_that_came_and_went_unseen_may_have_had_a_field() -> None:
    it = Judged()
    it.look(NOW)
    it.look(NOW + 90, replace(EDITOR, changes=2))
    assert [it.verdict(NOW + key, NOW + SETTLE + 90) for key in (0, 1, 90)] == [
        Verdict.PASS,
        Verdict.LATE,
        Verdict.LATE,
    ]
    it.look(NOW + 1_000, replace(EDITOR, changes=1))
    assert it.verdict(NOW + 999, NOW + 2_000) is Verdict.PASS


def test_what_is_typed_after_the_last_change_goes_to_the_window_that_is_seen() -> None:
    it = Judged()
    it.look(NOW)
    it.look(NOW + 90, replace(EDITOR, changes=2, changed_ns=(NOW + 40) * _MS))
    assert [it.verdict(NOW + key, NOW + SETTLE + 90) for key in (0, 1, 40, 41)] == [
        Verdict.PASS,
        Verdict.LATE,
        Verdict.LATE,
        Verdict.PASS,
    ]


def test_a_field_is_left_with_its_window() -> None:
    it = Judged(Answer.SECRET)
    it.look(NOW)
    it.look(NOW + 400, TERMINAL)
    it.answer(Answer.PLAIN, NOW + 700)
    assert [it.verdict(NOW + key, NOW + 2_000) for key in (0, 400, 401)] == [
        Verdict.SECRET,
        Verdict.SECRET,
        Verdict.PASS,
    ]
