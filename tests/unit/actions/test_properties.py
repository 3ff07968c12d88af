"""What holds for actions whatever the events, and a long day's work that comes back as it was done."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.person_at_work import MS, PersonAtWork
from trajectory_recorder.actions import (
    Action,
    Click,
    Drag,
    Hotkey,
    KeyPress,
    LongPress,
    Scroll,
    Typing,
    derive,
)
from trajectory_recorder.events import (
    Button,
    Display,
    DisplaysEvent,
    Event,
    Gap,
    GapReason,
    KeyAction,
    KeyboardState,
    KeyEvent,
    PointerAction,
    PointerEvent,
    PointerState,
    WindowEvent,
)

TIMES = st.integers(0, 60_000 * MS)
PLACES = st.one_of(st.integers(-50, 2000), st.just(10**400))
SYMBOLS = st.sampled_from(["a", "B", "Control_L", "Shift_L", "dead_acute", "BackSpace", "Return", ""])
KEYS = st.builds(
    KeyEvent,
    st.sampled_from(KeyAction),
    st.integers(1, 4),
    st.just(0),
    SYMBOLS,
    st.sampled_from(["a", "é", "", None]),
    st.sampled_from([(), ("shift",), ("control",), ("nonsense",)]),
    st.booleans(),
    own=st.booleans(),
)
POINTERS = st.builds(
    PointerEvent,
    st.sampled_from(PointerAction),
    PLACES,
    PLACES,
    st.sampled_from([Button.LEFT, Button.RIGHT, None]),
    st.floats(-5, 5),
    st.floats(-5, 5),
    own=st.booleans(),
)
OTHERS = st.one_of(
    st.builds(KeyboardState, st.lists(st.integers(1, 4), max_size=3).map(tuple), st.just(())),
    st.builds(PointerState, PLACES, PLACES, st.sampled_from([(), (Button.LEFT,)])),
    st.builds(WindowEvent, st.integers(1, 2), st.none(), st.none(), st.none(), *[PLACES] * 4),
    st.builds(Gap, st.sampled_from(["input", "*", "voice"]), TIMES, TIMES, st.sampled_from(GapReason)),
    st.just(DisplaysEvent((Display(0, "", 0, 0, 1920, 1080, 1.0, primary=True),))),
)
GARBAGE = st.lists(st.tuples(TIMES, st.one_of(KEYS, POINTERS, OTHERS)), max_size=80).map(
    lambda it: sorted(it, key=lambda timed: timed[0])
)


@given(GARBAGE)
def test_any_events_give_actions_in_order_that_use_no_event_twice(events: list[tuple[int, Event]]) -> None:
    found = derive(events)
    used = [event_id for action in found for event_id in action.event_ids]
    assert len(used) == len(set(used))
    assert all(isinstance(events[it][1], KeyEvent | PointerEvent) for it in used)
    starts = [it.start_ns for it in found]
    assert starts == sorted(starts)
    assert all(it.approach_ns <= it.start_ns <= it.end_ns for it in found)


@given(GARBAGE)
def test_no_press_is_lost_and_none_on_the_recorder_itself_is_used(events: list[tuple[int, Event]]) -> None:
    used = {event_id for action in derive(events) for event_id in action.event_ids}
    for event_id, (_, event) in enumerate(events):
        if isinstance(event, PointerEvent) and event.action is PointerAction.PRESS:
            assert (event_id in used) == (event.button is not None and not event.own)
        elif isinstance(event, PointerEvent) and event.action is PointerAction.SCROLL:
            assert (event_id in used) == (not event.own)
        elif isinstance(event, KeyEvent) and event.action is KeyAction.PRESS and event.own:
            assert event_id not in used
        elif (
            isinstance(event, KeyEvent)
            and event.action is KeyAction.PRESS
            and not event.symbol.endswith("_L")
        ):
            assert event_id in used


Done = Callable[[PersonAtWork, Random, int], object]


def _place(number: int) -> tuple[int, int]:
    return 40 + 37 * number % 1800, 40 + 23 * number % 1000


def _click(person: PersonAtWork, chance: Random, number: int) -> object:
    count = chance.choice((1, 1, 2, 3))
    person.moves(_place(number))
    for _ in range(count):
        person.rests(60).clicks()
    return Click(Button.LEFT, count)


def _right_click(person: PersonAtWork, _chance: Random, number: int) -> object:
    person.moves(_place(number)).clicks(Button.RIGHT)
    return Click(Button.RIGHT, 1)


def _drag(person: PersonAtWork, _chance: Random, number: int) -> object:
    x_px, y_px = _place(number)
    person.moves((x_px, y_px)).pushes().moves((x_px + 20, y_px), (x_px + 60, y_px + 5)).lets_go()
    return Drag


def _long_press(person: PersonAtWork, _chance: Random, number: int) -> object:
    person.moves(_place(number)).pushes().rests(700).lets_go()
    return LongPress(Button.LEFT)


def _scroll(person: PersonAtWork, chance: Random, number: int) -> object:
    person.moves(_place(number))
    notches = chance.randint(1, 6)
    for _ in range(notches):
        person.rests(30).turns(0, -1)
    return Scroll(0, -notches)


def _type(person: PersonAtWork, chance: Random, _number: int) -> object:
    text = "".join(chance.choice("abcdefgh ijk") for _ in range(chance.randint(1, 12)))
    for character in text:
        person.rests(chance.choice((30, 400))).types(character)
    return Typing(text, text)


def _key(person: PersonAtWork, _chance: Random, number: int) -> object:
    symbol = ("Return", "Tab", "Escape", "F5")[number % 4]
    person.taps(symbol)
    return KeyPress(symbol)


def _hotkey(person: PersonAtWork, _chance: Random, number: int) -> object:
    symbol = "cvsz"[number % 4]
    person.presses("Control_L").taps(symbol).releases("Control_L")
    return Hotkey(("control", symbol))


DEEDS: tuple[Done, ...] = (_click, _right_click, _drag, _long_press, _scroll, _type, _key, _hotkey)


def _is(action: Action, expected: object) -> bool:
    return isinstance(action.deed, Drag) if expected is Drag else action.deed == expected


@pytest.mark.parametrize("seed", range(8))
def test_three_hundred_mixed_actions_come_back_as_those_three_hundred(seed: int) -> None:
    chance, person = Random(seed), PersonAtWork()
    expected: list[object] = []
    while len(expected) < 300:
        before = expected[-1] if expected else None
        person.rests(chance.randint(1_100, 2_400))
        done = chance.choice(DEEDS)(person, chance, len(expected))
        if isinstance(done, Typing) and isinstance(before, Typing):
            # Without anything between, it is one text.
            expected[-1] = Typing(before.text + done.text, before.text + done.text)
        else:
            expected.append(done)
    found = derive(person.rests(1_000).events)
    assert [type(it.deed) for it in found] == [it if it is Drag else type(it) for it in expected]
    wrong = [
        (number, it.deed, want)
        for number, (it, want) in enumerate(zip(found, expected, strict=True))
        if not _is(it, want)
    ]
    assert wrong == []
    assert all(it.complete for it in found)
