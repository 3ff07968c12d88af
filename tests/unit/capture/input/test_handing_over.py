from collections.abc import Iterator

import pytest

from helpers.collecting_outlet import CollectingOutlet
from trajectory_recorder.capture.input._handing_over import HandingOver
from trajectory_recorder.capture.input._hot_keys import HotKeys
from trajectory_recorder.capture.presses import Press, Presses
from trajectory_recorder.events import (
    Button,
    KeyAction,
    KeyEvent,
    PointerAction,
    PointerEvent,
    PointerState,
)
from trajectory_recorder.key_combination import parse


class Windows:
    """The left half of the screen is the recorder's, and keys go where the pointer is."""

    def __init__(self) -> None:
        self.asked = 0

    def under(self, x_px: int, _y_px: int) -> bool:
        self.asked += 1
        return x_px < 100

    focused = under


class Hand:
    def __init__(self) -> None:
        self.outlet, self.windows, self.presses = CollectingOutlet(), Windows(), Presses()
        self.listener = self.presses.listen()
        self.outlet.start()
        self._handing_over = HandingOver(
            self.outlet, self.presses, self.windows, HotKeys([parse("Ctrl+Alt+P")])
        )
        self._stamp_ns = 0

    def pointer(self, action: PointerAction, x_px: int, button: Button | None = None) -> None:
        self._emit(PointerEvent(action, x_px, 5, button))

    def key(self, action: KeyAction, key_code: int, *, repeat: bool = False) -> None:
        self._emit(KeyEvent(action, key_code, 0, "", None, repeat=repeat))

    def p(self, action: KeyAction, *modifiers: str, repeat: bool = False) -> None:
        """The key P, with these modifiers held."""
        self._emit(KeyEvent(action, 33, ord("P"), "p", None, modifiers, repeat=repeat))

    def _emit(self, event: PointerEvent | KeyEvent) -> None:
        self._stamp_ns += 1
        self._handing_over.emit(self._stamp_ns, event)

    def own(self) -> list[bool]:
        return [event.own for event in self.outlet.events(PointerEvent, KeyEvent)]


@pytest.fixture
def hand() -> Iterator[Hand]:
    hand = Hand()
    yield hand
    hand.presses.leave(hand.listener)


def test_presses_ring_with_the_place_of_the_pointer(hand: Hand) -> None:
    hand.pointer(PointerAction.MOVE, 200)
    hand.key(KeyAction.PRESS, 30)
    hand.key(KeyAction.PRESS, 30, repeat=True)
    hand.key(KeyAction.RELEASE, 30)
    hand.pointer(PointerAction.PRESS, 201, Button.LEFT)
    hand.pointer(PointerAction.RELEASE, 202, Button.LEFT)
    hand.pointer(PointerAction.SCROLL, 203)
    assert hand.listener.take() == [Press(2, 200, 5, key=True), Press(5, 201, 5, key=False)]
    assert len(hand.outlet.captured) == 7


def test_a_key_rings_where_the_pointer_was_at_the_start(hand: Hand) -> None:
    hand._handing_over.emit(0, PointerState(7, 8, ()))
    hand.key(KeyAction.PRESS, 30)
    assert hand.listener.take() == [Press(1, 7, 8, key=True)]


def test_what_went_down_in_an_own_window_comes_up_as_own(hand: Hand) -> None:
    hand.pointer(PointerAction.PRESS, 50, Button.LEFT)
    hand.key(KeyAction.PRESS, 30)
    hand.pointer(PointerAction.MOVE, 150)
    hand.key(KeyAction.PRESS, 30, repeat=True)
    hand.key(KeyAction.RELEASE, 30)
    hand.pointer(PointerAction.RELEASE, 150, Button.LEFT)
    assert hand.own() == [True, True, False, True, True, True]


def test_what_went_down_elsewhere_stays_elsewhere(hand: Hand) -> None:
    hand.pointer(PointerAction.PRESS, 150, Button.LEFT)
    hand.key(KeyAction.PRESS, 30)
    hand.pointer(PointerAction.MOVE, 50)
    hand.key(KeyAction.RELEASE, 30)
    hand.pointer(PointerAction.RELEASE, 50, Button.LEFT)
    hand.pointer(PointerAction.SCROLL, 50)
    assert hand.own() == [False] * 5 + [True]


def test_windows_are_asked_about_presses_and_scrolls_only(hand: Hand) -> None:
    for x_px in range(100):
        hand.pointer(PointerAction.MOVE, x_px)
    hand.key(KeyAction.PRESS, 30)
    hand.key(KeyAction.PRESS, 30, repeat=True)
    hand.key(KeyAction.RELEASE, 30)
    assert hand.windows.asked == 1


def test_a_hot_key_is_own_wherever_the_focus_is_until_it_comes_up(hand: Hand) -> None:
    hand.pointer(PointerAction.MOVE, 150)
    hand.key(KeyAction.PRESS, 37)
    hand.p(KeyAction.PRESS, "control", "alt", "num_lock")
    hand.p(KeyAction.PRESS, "control", "alt", "num_lock", repeat=True)
    hand.key(KeyAction.RELEASE, 37)
    hand.p(KeyAction.RELEASE)
    assert hand.own() == [False, False, True, True, False, True]


@pytest.mark.parametrize(
    "modifiers", [(), ("control",), ("control", "alt", "shift"), ("control", "alt", "altgr")]
)
def test_the_same_key_with_others_held_is_no_hot_key(hand: Hand, modifiers: tuple[str, ...]) -> None:
    hand.pointer(PointerAction.MOVE, 150)
    hand.p(KeyAction.PRESS, *modifiers)
    hand.p(KeyAction.RELEASE, *modifiers)
    assert hand.own() == [False] * 3
