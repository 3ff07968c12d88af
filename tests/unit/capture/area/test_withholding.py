"""What may be recorded while some windows only are, and that the rest leaves nothing but its number."""

from dataclasses import replace

import pytest

from helpers.collecting_outlet import CollectingOutlet
from helpers.told_area import ToldArea
from trajectory_recorder.capture.area import WithinArea
from trajectory_recorder.capture.source import Captured, Outlet, Withheld
from trajectory_recorder.events import (
    Absence,
    Button,
    ClipboardEvent,
    Element,
    ElementEvent,
    ElementTrigger,
    Event,
    KeyAction,
    KeyboardState,
    KeyEvent,
    PointerAction,
    PointerEvent,
    PointerState,
    Rectangle,
    WindowEvent,
)

INSIDE, OUTSIDE = (50, 50), (500, 500)
A, B, CONTROL = 38, 56, 37
NOTHING = Withheld()
FOCUS_LOST_MS = 1000


class Said:
    """A source under test: says what it is told to say; `focus` moves before that."""

    stream = "input"

    def __init__(self, place: ToldArea, script: list[bool | Event]) -> None:
        self._place = place
        self._script = script

    def run(self, outlet: Outlet) -> None:
        outlet.ready()
        outlet.wait_for_start()
        for number, it in enumerate(self._script):
            if isinstance(it, bool):
                self._place.has_focus = it
            else:
                outlet.emit(number, it)
        outlet.wait(0)
        while not outlet.stopping:
            outlet.looked(len(self._script))
            outlet.wait(0.01)


def recorded(*script: bool | Event) -> list[Captured]:
    place = ToldArea(lambda: (Rectangle(0, 0, 100, 100),))
    place.lost_at_ms = FOCUS_LOST_MS
    outlet = CollectingOutlet()
    with outlet.running(WithinArea(Said(place, list(script)), place.open)):
        outlet.wait_for(lambda: bool(outlet.looks))
    return [captured for _, captured in outlet.captured]


def key(code: int, action: KeyAction = KeyAction.PRESS, at_ms: int | None = None) -> KeyEvent:
    return KeyEvent(action, code, 0, "x", "x", device_ms=at_ms)


def up(code: int) -> KeyEvent:
    return key(code, KeyAction.RELEASE)


def pointer(action: PointerAction, place: tuple[int, int], button: Button | None = None) -> PointerEvent:
    return PointerEvent(action, *place, button)


def test_keys_go_where_the_focus_is() -> None:
    assert recorded(key(A), up(A), False, key(B), up(B), True, key(B)) == [
        *(key(A), up(A), NOTHING, NOTHING, key(B)),
    ]


def test_a_key_goes_where_the_focus_was_at_its_time() -> None:
    before, after = key(A, at_ms=FOCUS_LOST_MS - 1), key(B, at_ms=FOCUS_LOST_MS)
    assert recorded(False, before, up(A), after) == [before, up(A), NOTHING]


def test_a_chord_is_recorded_to_its_end() -> None:
    script = (key(CONTROL), False, key(A), up(A), up(CONTROL), key(B))
    assert recorded(*script) == [key(CONTROL), key(A), up(A), up(CONTROL), NOTHING]


def test_a_release_that_was_lost_opens_the_door_for_two_seconds_at_most() -> None:
    nothing_down = KeyboardState((), ())
    found = recorded(key(A), False, nothing_down, nothing_down, key(B))
    assert found == [key(A), nothing_down, nothing_down, NOTHING]


def test_a_state_older_than_the_press_ends_nothing() -> None:
    early, right = KeyboardState((), ()), KeyboardState((A,), (0,))
    assert recorded(key(A), False, early, right, early, up(A)) == [key(A), early, right, early, up(A)]


def test_the_state_of_keys_of_others_is_withheld() -> None:
    assert recorded(False, KeyboardState((B,), (0,)), KeyboardState((), ())) == [
        NOTHING,
        KeyboardState((), ()),
    ]


def test_the_pointer_is_recorded_over_the_area() -> None:
    inside, outside = pointer(PointerAction.MOVE, INSIDE), pointer(PointerAction.MOVE, OUTSIDE)
    click = pointer(PointerAction.PRESS, OUTSIDE, Button.LEFT)
    release = pointer(PointerAction.RELEASE, OUTSIDE, Button.LEFT)
    scroll = pointer(PointerAction.SCROLL, OUTSIDE)
    states = (PointerState(*INSIDE, ()), PointerState(*OUTSIDE, ()))
    assert recorded(inside, outside, click, release, scroll, *states) == [
        inside,
        *[NOTHING] * 4,
        states[0],
        NOTHING,
    ]


def test_a_click_into_the_area_is_recorded_before_the_focus_follows() -> None:
    press = pointer(PointerAction.PRESS, INSIDE, Button.LEFT)
    assert recorded(False, press) == [press]


def test_a_drag_is_recorded_to_its_end() -> None:
    drag = (
        pointer(PointerAction.PRESS, INSIDE, Button.LEFT),
        pointer(PointerAction.MOVE, OUTSIDE),
        PointerState(*OUTSIDE, (Button.LEFT,)),
        pointer(PointerAction.RELEASE, OUTSIDE, Button.LEFT),
    )
    assert recorded(*drag, pointer(PointerAction.MOVE, OUTSIDE)) == [*drag, NOTHING]


def test_the_title_of_another_window_is_not_told() -> None:
    shown = WindowEvent(7, "notes", "Editor", 1, 0, 0, 100, 100)
    other = WindowEvent(8, "bank", "Browser", 2, 0, 0, 100, 100)
    none = WindowEvent(None, None, None, None, 0, 0, 0, 0)
    assert recorded(shown, other, none, shown) == [shown, none, NOTHING, shown]


def test_what_is_copied_elsewhere_is_not_told() -> None:
    copied = ClipboardEvent("text", 4)
    assert recorded(copied, False, copied) == [copied, NOTHING]


ELEMENT = Element("button", "Pay", None, False, (), None, (), None, None, "Editor", 1)


@pytest.mark.parametrize("trigger", ElementTrigger)
def test_elements_of_other_windows_are_not_told(trigger: ElementTrigger) -> None:
    inside = ElementEvent(trigger, *INSIDE, ELEMENT, None, ELEMENT, None, 1)
    outside = replace(inside, x_px=OUTSIDE[0])
    pressed_only = replace(inside, focused=None, focused_absence=Absence.WITHHELD)
    if trigger is ElementTrigger.BUTTON:
        assert recorded(inside, outside, False, inside) == [inside, NOTHING, pressed_only]
    else:
        assert recorded(inside, outside, False, inside) == [inside, outside, NOTHING]
