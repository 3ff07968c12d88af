"""What may be recorded while some windows only are, and that the rest leaves nothing but its number."""

from dataclasses import replace
from enum import Enum, auto

import pytest

from helpers.collecting_outlet import CollectingOutlet
from helpers.told_area import ToldArea
from trajectory_recorder.capture.area import Excluded, Selection, Wanted, WithinArea
from trajectory_recorder.capture.curtain import Curtain
from trajectory_recorder.capture.source import Captured, Outlet, Withheld
from trajectory_recorder.events import (
    Absence,
    Ancestor,
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


class Hand(Enum):
    """What is done to the curtain."""

    DRAWS = auto()
    OPENS = auto()


Script = bool | Hand | Event


class Said:
    """A source under test: says what it is told to say; focus and curtain move before that."""

    stream = "input"

    def __init__(self, place: ToldArea, curtain: Curtain, script: list[Script]) -> None:
        self._place = place
        self._curtain = curtain
        self._script = script

    def run(self, outlet: Outlet) -> None:
        outlet.ready()
        outlet.wait_for_start()
        for number, it in enumerate(self._script):
            if isinstance(it, bool):
                self._place.has_focus = it
            elif it is Hand.DRAWS:
                self._curtain.draw(number)
            elif it is Hand.OPENS:
                self._curtain.open(number)
            else:
                outlet.emit(number, it)
        outlet.wait(0)
        while not outlet.stopping:
            outlet.looked(len(self._script))
            outlet.wait(0.01)


EDITOR, EVERYTHING = Wanted("editor"), Wanted()
EXCLUDED = Excluded(("vault",), ("private",))


def recorded(*script: Script, wanted: Wanted = EDITOR) -> list[Captured]:
    place = ToldArea(lambda: (Rectangle(0, 0, 100, 100),))
    place.lost_at_ms = FOCUS_LOST_MS
    outlet, curtain = CollectingOutlet(), Curtain()
    said = Said(place, curtain, list(script))
    selection = Selection(wanted, EXCLUDED)
    with outlet.running(WithinArea(said, place.open, curtain=curtain, selection=selection)):
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


def test_behind_the_curtain_only_what_was_down_before_comes_up() -> None:
    press = pointer(PointerAction.PRESS, INSIDE, Button.LEFT)
    release = pointer(PointerAction.RELEASE, INSIDE, Button.LEFT)
    script = (
        key(CONTROL),
        press,
        Hand.DRAWS,
        key(A),
        pointer(PointerAction.MOVE, INSIDE),
        up(A),
        up(CONTROL),
    )
    states = (KeyboardState((A,), (0,)), PointerState(*INSIDE, ()))
    assert recorded(*script, release, *states, Hand.OPENS, key(B)) == [
        *(key(CONTROL), press, NOTHING, NOTHING, NOTHING, up(CONTROL), release, NOTHING, NOTHING, key(B)),
    ]


def test_input_belongs_to_the_time_at_which_it_happened() -> None:
    """Numbers in a script are times: what is said at 0 and handed over later is still from before."""

    class Late(Said):
        def run(self, outlet: Outlet) -> None:
            outlet.ready()
            outlet.wait_for_start()
            self._curtain.draw(10)
            for stamp_ns, code in ((9, A), (10, B)):
                outlet.emit(stamp_ns, key(code))
            outlet.emit(9, ClipboardEvent("read now", 8))
            self._curtain.open(20)
            for stamp_ns in (19, 20):
                outlet.emit(stamp_ns, up(A))
            while not outlet.stopping:
                outlet.looked(30)
                outlet.wait(0.01)

    place, curtain, outlet = ToldArea(lambda: ()), Curtain(), CollectingOutlet()
    late = Late(place, curtain, [])
    with outlet.running(WithinArea(late, place.open, curtain=curtain, selection=Selection(EDITOR))):
        outlet.wait_for(lambda: bool(outlet.looks))
    assert [it for _, it in outlet.captured] == [key(A), NOTHING, NOTHING, up(A), NOTHING]


def test_the_active_window_is_told_again_once_it_may_be() -> None:
    shown = WindowEvent(7, "notes", "Editor", 1, 0, 0, 100, 100)
    none = WindowEvent(None, None, None, None, 0, 0, 0, 0)
    assert recorded(shown, Hand.DRAWS) == [shown, none]
    assert recorded(Hand.DRAWS, shown, Hand.OPENS) == [none, shown]


def test_a_title_that_is_excluded_is_not_told_though_the_window_has_another_by_now() -> None:
    private = WindowEvent(7, "bank - Private", "Editor", 1, 0, 0, 100, 100)
    vault = WindowEvent(7, "entries", "VaultX", 1, 0, 0, 100, 100)
    none = WindowEvent(None, None, None, None, 0, 0, 0, 0)
    assert recorded(private, vault) == [none, NOTHING]


@pytest.mark.parametrize("trigger", ElementTrigger)
def test_elements_that_say_they_lie_in_an_excluded_window_are_not_told(trigger: ElementTrigger) -> None:
    private = replace(ELEMENT, ancestors=(Ancestor("panel", "x"), Ancestor("frame", "bank - Private")))
    page = replace(ELEMENT, document_title="private bank")
    for element in (private, page, replace(ELEMENT, application="vault")):
        assert recorded(ElementEvent(trigger, *INSIDE, element, None, element, None, 1)) == [NOTHING]
    named_within = replace(ELEMENT, ancestors=(Ancestor("panel", "private"), Ancestor("frame", "news")))
    event = ElementEvent(trigger, *INSIDE, named_within, None, named_within, None, 1)
    assert recorded(event) == [event]


def test_where_all_is_recorded_what_nobody_saw_go_down_belongs_to_it() -> None:
    held_before = KeyboardState((B,), (0,))
    release = pointer(PointerAction.RELEASE, INSIDE, Button.LEFT)
    script = (held_before, up(B), release, KeyboardState((), ()))
    assert recorded(*script, wanted=EVERYTHING) == list(script)


def test_where_all_is_recorded_what_went_down_in_an_excluded_window_does_not() -> None:
    held = KeyboardState((A,), (0,))
    script = (False, key(A), held, True, held, up(A), held, False, held)
    assert recorded(*script, wanted=EVERYTHING) == [NOTHING, NOTHING, NOTHING, NOTHING, held, NOTHING]


def test_a_chord_ends_at_an_excluded_window() -> None:
    script = (key(CONTROL), False, key(A), up(A), up(CONTROL))
    assert recorded(*script, wanted=EVERYTHING) == [key(CONTROL), NOTHING, NOTHING, up(CONTROL)]


def test_what_went_down_behind_the_curtain_comes_up_unseen() -> None:
    press, release = (
        pointer(action, INSIDE, Button.LEFT) for action in (PointerAction.PRESS, PointerAction.RELEASE)
    )
    script = (Hand.DRAWS, key(A), press, Hand.OPENS, KeyboardState((A,), (0,)), up(A), release)
    assert recorded(*script, wanted=EVERYTHING) == [NOTHING] * 5
