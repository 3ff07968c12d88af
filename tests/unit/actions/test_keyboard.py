"""What is made of keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.person_at_work import MS, PersonAtWork
from trajectory_recorder.actions import Action, Deed, Hotkey, KeyPress, Typing, Wait, derive, words
from trajectory_recorder.events import KeyAction, KeyEvent, WindowEvent


def actions(person: PersonAtWork) -> list[Action]:
    return [it for it in derive(person.events) if not isinstance(it.deed, Wait)]


def deeds(person: PersonAtWork) -> list[Deed]:
    return [it.deed for it in actions(person)]


def text(plain: str) -> Typing:
    return Typing(plain, plain)


def test_letters_are_one_text_fast_or_slow() -> None:
    person = PersonAtWork().types("Hel").rests(4000).types("lo, wörld €")
    (action,) = actions(person)
    assert action.deed == text("Hello, wörld €")
    assert action.event_ids == tuple(range(len(person.events)))
    assert (action.start_ns, action.end_ns) == (10 * MS, person.now_ms * MS)


def test_a_long_rest_ends_a_text() -> None:
    assert deeds(PersonAtWork().types("one").rests(6000).types("two")) == [text("one"), text("two")]


def test_what_is_taken_back_is_not_in_the_text_and_still_told() -> None:
    person = PersonAtWork().types("teh").taps("BackSpace", "BackSpace").types("he")
    assert deeds(person) == [Typing("the", "teh⌫⌫he")]


def test_taking_back_more_than_was_typed_is_a_key() -> None:
    person = PersonAtWork().types("a").taps("BackSpace", "BackSpace", "BackSpace")
    assert deeds(person) == [Typing("", "a⌫"), KeyPress("BackSpace", 2)]
    assert deeds(PersonAtWork().taps("BackSpace").types("a")) == [KeyPress("BackSpace"), text("a")]


def test_overlapping_keys_are_written_in_the_order_of_their_presses() -> None:
    person = (
        PersonAtWork()
        .presses("a", "a")
        .presses("b", "b")
        .releases("a")
        .presses("c", "c")
        .releases("c")
        .releases("b")
    )
    (action,) = actions(person)
    assert action.deed == text("abc")
    assert action.complete
    assert len(action.event_ids) == 6


def test_auto_repeat_writes_again_and_counts() -> None:
    person = (
        PersonAtWork()
        .presses("x", "x")
        .presses("x", "x", repeat=True)
        .presses("x", "x", repeat=True)
        .releases("x")
    )
    assert deeds(person) == [text("xxx")]
    person = (
        PersonAtWork()
        .presses("Right")
        .presses("Right", repeat=True)
        .presses("Right", repeat=True)
        .releases("Right")
    )
    (action,) = actions(person)
    assert action.deed == KeyPress("Right", 3)
    assert len(action.event_ids) == 4


def test_shift_and_altgr_are_part_of_what_is_written() -> None:
    person = PersonAtWork().presses("Shift_L").presses("A", "A").releases("A").releases("Shift_L")
    person.presses("ISO_Level3_Shift").presses("at", "@").releases("at").releases("ISO_Level3_Shift")
    assert deeds(person) == [text("A@")]


@pytest.mark.parametrize(
    ("dead", "after", "written"),
    [
        ("dead_acute", "e", "é"),
        ("dead_diaeresis", "U", "Ü"),
        ("dead_cedilla", "c", "ç"),
        ("dead_circumflex", " ", "^"),
        ("dead_tilde", "q", ""),
    ],
)
def test_dead_keys_are_written_with_the_next_one(dead: str, after: str, written: str) -> None:
    assert deeds(PersonAtWork().taps(dead).types(f"{after}x")) == [text(f"{written}x")]


def test_a_dead_key_twice_writes_the_mark_and_one_can_be_taken_back() -> None:
    assert deeds(PersonAtWork().taps("dead_grave", "dead_grave").types("a")) == [text("`a")]
    assert deeds(PersonAtWork().taps("dead_grave", "BackSpace").types("a")) == [text("a")]


def test_hotkeys() -> None:
    person = PersonAtWork().presses("Control_L").taps("c").rests(2000).taps("v", "v").releases("Control_L")
    copy, paste = actions(person)
    assert copy.deed == Hotkey(("control", "c"))
    assert paste.deed == Hotkey(("control", "v"), 2)
    person = (
        PersonAtWork()
        .presses("Control_L")
        .presses("Shift_L")
        .taps("T")
        .releases("Shift_L")
        .releases("Control_L")
    )
    assert deeds(person) == [Hotkey(("control", "shift", "T"))]
    person = PersonAtWork().presses("Shift_L").taps("Tab").releases("Shift_L")
    assert deeds(person) == [Hotkey(("shift", "Tab"))]


def test_a_modifier_alone_is_a_key_and_one_that_was_used_is_not() -> None:
    assert deeds(PersonAtWork().taps("Super_L")) == [KeyPress("Super_L")]
    assert deeds(PersonAtWork().presses("Alt_L").taps("Tab").releases("Alt_L")) == [Hotkey(("alt", "Tab"))]


def test_other_keys_end_a_text() -> None:
    person = PersonAtWork().types("ls").taps("Return").types("cd").taps("Left").types("x")
    assert deeds(person) == [text("ls"), KeyPress("Return"), text("cd"), KeyPress("Left"), text("x")]


def test_a_click_and_another_window_end_a_text() -> None:
    window = WindowEvent(1, "a", None, None, 0, 0, 9, 9)
    other = WindowEvent(2, "b", None, None, 0, 0, 9, 9)
    renamed = WindowEvent(2, "b*", None, None, 0, 0, 9, 9)
    person = (
        PersonAtWork().meanwhile(window).types("a").meanwhile(other).types("b").meanwhile(renamed).types("c")
    )
    first, second = actions(person)
    assert (first.deed, second.deed) == (text("a"), text("bc"))
    assert (first.window, second.window) == (window, other)
    assert len(deeds(PersonAtWork().types("a").clicks().types("b"))) == 3


def test_a_release_that_was_lost() -> None:
    person = PersonAtWork().presses("F5").rests(100).looks_at_keys().rests(500).taps("F5")
    lost, again = actions(person)
    assert (lost.deed, lost.complete) == (KeyPress("F5"), False)
    assert (again.deed, again.complete) == (KeyPress("F5"), True)
    person = PersonAtWork().presses("F5").rests(5000).presses("F5").releases("F5")
    assert [it.complete for it in actions(person)] == [False, True]


def test_a_state_that_was_asked_for_before_the_press_proves_nothing() -> None:
    (action,) = actions(PersonAtWork().presses("F5").looks_at_keys().releases("F5"))
    assert action.complete


def test_the_end_of_the_recording_cuts_a_press() -> None:
    (action,) = actions(PersonAtWork().presses("F5").rests(100).looks_at_keys("F5"))
    assert not action.complete
    assert action.end_ns == 120 * MS


def test_a_release_of_what_was_pressed_before_the_recording_is_nothing() -> None:
    assert deeds(PersonAtWork().releases("Return")) == []


def test_keys_that_went_to_the_recorder_are_no_actions_and_end_a_text() -> None:
    person = PersonAtWork().types("a").taps("F9", own=True).types("b")
    assert deeds(person) == [text("a"), text("b")]


def test_a_hot_key_of_the_recorder_leaves_no_action_of_its_modifiers() -> None:
    person = PersonAtWork().presses("Control_L").presses("Alt_L").taps("p", own=True)
    assert deeds(person.releases("Alt_L").releases("Control_L").types("b")) == [text("b")]


_keys = st.sampled_from(["a", "B", "Return", "BackSpace", "Shift_L", "Control_L", "dead_acute", "F5", " "])


@given(st.lists(st.tuples(st.booleans(), _keys, st.integers(0, 2000)), max_size=40))
def test_no_press_is_forgotten_or_told_twice(script: list[tuple[bool, str, int]]) -> None:
    """Whatever comes, in whatever order, with releases missing or too many."""
    person = PersonAtWork()
    for press, symbol, ms in script:
        text = symbol if len(symbol) == 1 else None
        (person.presses(symbol, text) if press else person.releases(symbol)).rests(ms)
    told = [event_id for action in derive(person.events) for event_id in action.event_ids]
    assert len(told) == len(set(told))
    modifiers = {"Shift_L", "Control_L"}
    for number, (_, event) in enumerate(person.events):
        assert isinstance(event, KeyEvent)
        if event.action is KeyAction.PRESS and event.symbol not in modifiers:
            assert number in told
    assert all(action.start_ns <= action.end_ns for action in derive(person.events))


def test_keys_of_which_it_is_not_told_which_they_were_are_counted() -> None:
    person = PersonAtWork()
    for _ in range(3):
        for action in (KeyAction.PRESS, KeyAction.RELEASE):
            person.rests(50).meanwhile(KeyEvent(action, 0, 0, "", None))
    (told,) = actions(person)
    assert told.deed == KeyPress("", 3)
    assert words.done(told) == "typed (taken out) x3"
