import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import Any

import psutil
import pytest
import xcffib.xproto as x
from xcffib import record, res, xinput, xkb

from helpers.collecting_outlet import CollectingOutlet
from helpers.command_line import wait_until
from helpers.x_server import FastHand, x_server
from trajectory_recorder.capture.displays import read_displays
from trajectory_recorder.capture.input import InputSource
from trajectory_recorder.capture.presses import Presses
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import DeviceLost, MachineError
from trajectory_recorder.events import (
    Button,
    Event,
    KeyAction,
    KeyboardState,
    KeyEvent,
    PointerAction,
    PointerEvent,
    PointerState,
)
from trajectory_recorder.key_combination import parse
from trajectory_recorder.virtual_desktop import VirtualDesktop

# Key codes of the evdev driver under the US layout.
_A, _B, _C, _T, _SHIFT, _CONTROL, _ALT, _ALTGR, _CAPS, _NUM = 38, 56, 54, 28, 50, 37, 64, 108, 66, 77
_NOBODY = 1  # a process without windows
# As many events as the server surely keeps while a busy machine lets nobody read them.
_BURST = 200
_SEMICOLON, _Q, _DIGIT_2, _KP_7, _SUPER = 47, 24, 11, 79, 133
_RETURN, _SPARE = 36, 248


def input_source(presses: Presses | None = None, *, owner_process_id: int = _NOBODY) -> InputSource:
    return InputSource(presses or Presses(), owner_process_id)


@pytest.fixture
def display(shared_desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("DISPLAY", shared_desktop.display)
    return shared_desktop.display


@pytest.fixture
def hand(display: str) -> Iterator[FastHand]:
    with FastHand(display) as fast_hand:
        yield fast_hand


@pytest.fixture
def outlet(display: str) -> Iterator[CollectingOutlet]:  # noqa: ARG001 - sets DISPLAY
    """The outlet of a source that runs, and has said what is held."""
    outlet = CollectingOutlet()
    with outlet.running(input_source()):
        outlet.wait_for(lambda: bool(outlet.events(KeyboardState)))
        yield outlet


def changes(outlet: CollectingOutlet) -> list[PointerEvent | KeyEvent]:
    return [it for _, it in outlet.captured if isinstance(it, PointerEvent | KeyEvent)]


def wait_for_changes(outlet: CollectingOutlet, count: int) -> None:
    outlet.wait_for(lambda: len(changes(outlet)) >= count)


def actions(outlet: CollectingOutlet) -> list[PointerEvent | KeyEvent]:
    return [event for event in changes(outlet) if event.action is not PointerAction.MOVE]


def presses(outlet: CollectingOutlet, count: int) -> list[KeyEvent]:
    """The key presses, once there are so many and all keys are up again."""

    def all_up() -> bool:
        keys = outlet.events(KeyEvent)
        down: set[int] = set()
        for key in keys:
            (down.add if key.action is KeyAction.PRESS else down.discard)(key.key_code)
        return sum(key.action is KeyAction.PRESS for key in keys) >= count and not down

    outlet.wait_for(all_up)
    return [key for key in outlet.events(KeyEvent) if key.action is KeyAction.PRESS]


def typed(outlet: CollectingOutlet, length: int) -> str:
    """What the presses typed, once it is so long."""

    def text() -> str:
        return "".join(key.text or "" for key in outlet.events(KeyEvent))

    outlet.wait_for(lambda: len(text()) >= length)
    return text()


def keysym(character: str) -> int:
    """The number of a character in keyboard layouts: X Window System Protocol, appendix A."""
    return ord(character) if ord(character) < 0x100 else 0x1000000 | ord(character)


# --- keys -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        'The quick brown fox, 1984: {[(~|\\/?!)]} "it\'s" <3 = $5%',
        # What the layout hasn't is lent to a spare key, one after the other, for a few milliseconds each.
        "aжbαcéZЖΑЮ" * 12,
        "жαéß€→„“中文😀",
    ],
)
def test_typed_text_is_recorded_also_where_the_layout_hasnt_it(
    shared_desktop: VirtualDesktop, outlet: CollectingOutlet, text: str
) -> None:
    shared_desktop.type(text, delay_ms=6)
    assert typed(outlet, len(text)) == text


def test_what_is_recorded_is_what_an_application_gets(
    desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DISPLAY", desktop.display)
    got, text = tmp_path / "got", "Ab ÉéÄßŐ Жж€"
    outlet = CollectingOutlet()
    with outlet.running(input_source()), FastHand(desktop.display) as hand:
        desktop.open(
            *("xterm", "-T", "typed here", "-e", "sh", "-c", f"cat > {got}"),
            environment={"LC_ALL": "C.UTF-8"},
        )
        desktop.focus(desktop.wait_for_window("typed here"))
        # Some of these come as small letters, because of how the server takes a lone symbol for a key.
        # Each in a line of its own: the key that it was lent to is not lent anew before it has arrived.
        for count, character in enumerate(text, 1):
            hand.connection.core.ChangeKeyboardMappingChecked(1, _SPARE, 1, [keysym(character)]).check()
            hand.tap(_SPARE, _RETURN)
            wait_until(lambda it=count: got.exists() and got.read_text().count("\n") == it, "it arrives")
        assert len(got.read_text()) == 2 * len(text)
        assert typed(outlet, len(text)) == got.read_text().replace("\n", "")


def test_a_press_says_what_the_key_is(outlet: CollectingOutlet, hand: FastHand) -> None:
    before_ms = monotonic_ns() // 1_000_000
    hand.tap(_SHIFT, _A)
    hand.done()
    after_ms = monotonic_ns() // 1_000_000
    presses(outlet, 2)
    keys = outlet.events(KeyEvent)
    assert [(key.action, key.symbol, key.text, key.modifiers) for key in keys] == [
        (KeyAction.PRESS, "Shift_L", None, ()),
        (KeyAction.PRESS, "A", "A", ("shift",)),
        (KeyAction.RELEASE, "Shift_L", None, ("shift",)),
        (KeyAction.RELEASE, "A", None, ()),  # as what it was pressed, although shift is up
    ]
    assert [(key.key_code, key.vk) for key in keys] == [(_SHIFT, 0xA0), (_A, 0x41)] * 2
    assert not any(key.repeat for key in keys)
    assert {(key.injected, key.layout) for key in keys} == {(True, "us")}
    assert all(before_ms <= (key.device_ms or 0) <= after_ms for key in keys)


def test_an_event_has_the_time_at_which_the_server_got_it(outlet: CollectingOutlet, hand: FastHand) -> None:
    before_ns = monotonic_ns()
    hand.tap(_A)
    hand.done()
    after_ns = monotonic_ns()
    presses(outlet, 1)
    stamps = [stamp_ns for stamp_ns, captured in outlet.captured if isinstance(captured, KeyEvent)]
    assert all(before_ns - 1_000_000 <= stamp_ns <= after_ns for stamp_ns in stamps)
    assert stamps == sorted(set(stamps))


def test_hot_keys_type_nothing(outlet: CollectingOutlet, hand: FastHand) -> None:
    hand.tap(_CONTROL, _SHIFT, _T)
    hand.tap(_ALT, _A)
    hand.tap(_SUPER, _B)
    hand.done()
    keys = {key.key_code: key for key in presses(outlet, 7)}
    assert (keys[_T].symbol, keys[_T].text, keys[_T].modifiers) == ("T", None, ("shift", "control"))
    assert (keys[_A].symbol, keys[_A].text, keys[_A].modifiers) == ("a", None, ("alt",))
    assert (keys[_B].symbol, keys[_B].text, keys[_B].modifiers) == ("b", None, ("super",))
    assert (keys[_A].vk, keys[_ALT].vk, keys[_SUPER].vk) == (0x41, 0xA4, 0x5B)


def test_locks_change_what_is_typed(outlet: CollectingOutlet, hand: FastHand) -> None:
    hand.tap(_CAPS)
    hand.tap(_A)
    hand.tap(_SHIFT, _B)
    hand.tap(_DIGIT_2)
    hand.tap(_CAPS)
    hand.tap(_KP_7)
    hand.tap(_NUM)
    hand.tap(_KP_7)
    hand.tap(_NUM)
    hand.done()
    keys = [key for key in presses(outlet, 10) if key.key_code in {_A, _B, _DIGIT_2, _KP_7}]
    assert [(key.symbol, key.text, key.vk, key.modifiers) for key in keys] == [
        ("A", "A", 0x41, ("caps_lock",)),
        ("b", "b", 0x42, ("shift", "caps_lock")),
        ("2", "2", 0x32, ("caps_lock",)),
        ("KP_Home", None, 0x24, ()),
        ("KP_7", "7", 0x67, ("num_lock",)),
    ]


def test_layouts_are_followed(desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", desktop.display)
    outlet = CollectingOutlet()
    with outlet.running(input_source()), FastHand(desktop.display) as hand:
        hand.tap(_Q)
        presses(outlet, 1)

        desktop.run("setxkbmap", "de")
        hand.tap(_ALTGR, _Q)
        hand.tap(_SEMICOLON)
        hand.tap(_SHIFT, _DIGIT_2)
        hand.tap(49)  # the dead circumflex left of 1
        hand.tap(_ALTGR, 26)
        presses(outlet, 9)

        desktop.run("setxkbmap", "us,ru")
        hand.tap(_A)
        hand.done()
        keyboard = hand.connection(xkb.key)
        keyboard.UseExtension(1, 0).reply()
        keyboard.LatchLockState(0x100, 0, 0, True, 1, 0, False, 0)  # what a layout switcher does
        hand.tap(_A)
        hand.tap(_SHIFT, _A)
        hand.done()
        keys = [key for key in presses(outlet, 13) if key.key_code not in {_SHIFT, _ALTGR}]
    assert [(key.symbol, key.text, key.vk, key.modifiers) for key in keys] == [
        ("q", "q", 0x51, ()),
        ("at", "@", 0x51, ("altgr",)),
        ("odiaeresis", "ö", 0xBA, ()),
        ("quotedbl", '"', 0x32, ("shift",)),
        ("dead_circumflex", None, 0xC0, ()),
        ("EuroSign", "€", 0x45, ("altgr",)),
        ("a", "a", 0x41, ()),
        ("Cyrillic_ef", "ф", 0x41, ()),
        ("Cyrillic_EF", "Ф", 0x41, ("shift",)),
    ]
    assert [key.layout for key in keys] == ["us", *["de"] * 5, "us", "ru", "ru"]


def test_keys_that_are_given_new_symbols_are_followed(
    desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", desktop.display)
    outlet = CollectingOutlet()
    with outlet.running(input_source()), FastHand(desktop.display) as hand:
        desktop.run("xmodmap", "-e", f"keycode {_A} = odiaeresis")
        hand.tap(_A)
        hand.tap(_SHIFT, _A)
        hand.tap(_CAPS)
        hand.tap(_A)
        hand.tap(_CAPS)
        presses(outlet, 6)
        desktop.run("xmodmap", "-e", f"keycode {_A} = 1 exclam Cyrillic_ef Cyrillic_EF")
        hand.tap(_A)
        hand.tap(_SHIFT, _A)
        presses(outlet, 9)
        # All keys at once, shifted by one to the left, as a program for left hands might.
        mapping = hand.connection.core.GetKeyboardMapping(_Q, 200).reply()
        keysyms = list(mapping.keysyms)
        width = mapping.keysyms_per_keycode
        change = hand.connection.core.ChangeKeyboardMappingChecked
        change(199, _Q, width, keysyms[width:]).check()
        hand.tap(_Q)
        presses(outlet, 10)
        assert typed(outlet, 6) == "öÖÖ1!w"


def test_requests_that_the_server_refuses_change_nothing(
    desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", desktop.display)
    outlet = CollectingOutlet()
    with outlet.running(input_source()), FastHand(desktop.display) as hand:
        change: Any = hand.connection.core.ChangeKeyboardMappingChecked
        attempts: tuple[Any, ...] = (lambda: change(1, 2, 1, [0x61]), lambda: change(200, 100, 1, [0x61]))
        for refused in attempts:
            with pytest.raises((x.ValueError, x.LengthError)):
                refused().check()
        hand.tap(_A)
        assert typed(outlet, 1) == "a"


def test_what_a_held_key_repeats_is_marked(outlet: CollectingOutlet, hand: FastHand) -> None:
    hand.key(_B, press=True)
    hand.done()
    outlet.wait_for(lambda: len(outlet.events(KeyEvent)) >= 5)
    hand.key(_B, press=False)
    hand.tap(_B)
    hand.done()
    outlet.wait_for(lambda: sum(key.action is KeyAction.RELEASE for key in outlet.events(KeyEvent)) == 2)
    *held, last, again, up = outlet.events(KeyEvent)
    assert [key.action for key in held] == [KeyAction.PRESS] * len(held)
    assert [key.repeat for key in held] == [False] + [True] * (len(held) - 1)
    assert [key.text for key in held] == ["b"] * len(held)
    assert {key.injected for key in held} == {True}
    assert (last.action, again.action, again.repeat, up.action) == (
        *(KeyAction.RELEASE, KeyAction.PRESS, False),
        KeyAction.RELEASE,
    )


# --- the pointer ------------------------------------------------------------------------------------


def test_every_button_is_named_by_its_use(outlet: CollectingOutlet, hand: FastHand) -> None:
    hand.move(300, 200)
    for number in (1, 2, 3, 8, 9, 10):
        hand.button(number, press=True)
        hand.button(number, press=False)
    hand.done()
    outlet.wait_for(lambda: len(outlet.events(PointerEvent)) == 13)
    move, *clicks = outlet.events(PointerEvent)
    assert (move.action, move.x_px, move.y_px) == (PointerAction.MOVE, 300, 200)
    named = [Button.LEFT, Button.MIDDLE, Button.RIGHT, Button.X1, Button.X2, Button.UNKNOWN]
    assert [(click.action, click.button) for click in clicks] == [
        (action, button) for button in named for action in (PointerAction.PRESS, PointerAction.RELEASE)
    ]
    assert {(click.x_px, click.y_px, click.injected) for click in clicks} == {(300, 200, True)}


def test_swapped_buttons_are_named_by_their_use(
    desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", desktop.display)
    outlet = CollectingOutlet()
    with outlet.running(input_source()):
        outlet.wait_for(lambda: bool(outlet.events(KeyboardState)))
        desktop.run("xmodmap", "-e", "pointer = 3 2 1")
        desktop.click(50, 60)
        outlet.wait_for(lambda: len(outlet.events(PointerEvent)) == 3)
    assert [event.button for event in outlet.events(PointerEvent)] == [None, Button.RIGHT, Button.RIGHT]


def test_the_wheel_turns_in_notches_on_both_axes(outlet: CollectingOutlet, hand: FastHand) -> None:
    for number in (4, 4, 5, 6, 7):
        hand.button(number, press=True)
        hand.button(number, press=False)
    hand.move(1, 1)
    hand.done()
    outlet.wait_for(lambda: any(it.action is PointerAction.MOVE for it in outlet.events(PointerEvent)))
    *notches, _ = outlet.events(PointerEvent)
    assert [(it.action, it.dx, it.dy) for it in notches] == [
        (PointerAction.SCROLL, 0, 1),
        (PointerAction.SCROLL, 0, 1),
        (PointerAction.SCROLL, 0, -1),
        (PointerAction.SCROLL, -1, 0),
        (PointerAction.SCROLL, 1, 0),
    ]


def test_a_program_that_moves_the_pointer_is_seen(outlet: CollectingOutlet, hand: FastHand) -> None:
    connection = hand.connection
    root = connection.get_setup().roots[0].root
    connection.core.WarpPointerChecked(0, root, 0, 0, 0, 0, 321, 123).check()
    outlet.wait_for(lambda: len(outlet.events(PointerEvent)) == 1)
    (event,) = outlet.events(PointerEvent)
    assert (event.action, event.x_px, event.y_px) == (PointerAction.MOVE, 321, 123)
    assert event.injected


def test_places_are_those_of_the_whole_desktop_whatever_the_displays(
    desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", desktop.display)
    desktop.run("xrandr", "--setmonitor", "left", "640/100x720/100+0+0", "screen")
    desktop.run("xrandr", "--setmonitor", "right", "500/100x480/100+700+200", "none")
    left, right = read_displays()
    places = [
        (display.x_px + dx_px, display.y_px + dy_px)
        for display in (left, right)
        for dx_px, dy_px in ((0, 0), (17, 33), (display.width_px - 1, display.height_px - 1))
    ]
    outlet = CollectingOutlet()
    with outlet.running(input_source()), FastHand(desktop.display) as hand:
        outlet.wait_for(lambda: bool(outlet.events(KeyboardState)))
        for place in places:
            hand.move(*place)
        hand.button(1, press=True)
        hand.button(1, press=False)
        hand.done()
        outlet.wait_for(lambda: len(actions(outlet)) == 2)
        pointer_states = len(outlet.events(PointerState))
        outlet.wait_for(lambda: len(outlet.events(PointerState)) > pointer_states)
    moves = [event for event in outlet.events(PointerEvent) if event.action is PointerAction.MOVE]
    assert [(event.x_px, event.y_px) for event in moves] == places
    assert (right.x_px, right.y_px) == (700, 200)
    last, state = actions(outlet)[-1], outlet.events(PointerState)[-1]
    assert isinstance(last, PointerEvent)
    assert (last.x_px, last.y_px) == (state.x_px, state.y_px) == places[-1] == (1199, 679)


# --- who made it, and where it went -------------------------------------------------------------------


def test_devices_are_told_from_programs(outlet: CollectingOutlet, hand: FastHand) -> None:
    devices = hand.connection(xinput.key).XIQueryDevice(0).reply().infos
    ids = {b"".join(it.name).decode(): it.deviceid for it in devices}
    mouse, keyboard = ids["Xvfb mouse"], ids["Xvfb keyboard"]
    by_device: list[bool] = []
    for turn in range(6):
        device = turn % 2 == 0
        for press in (True, False):
            if device:
                hand.device_button(mouse, 1, press=press)
                hand.device_key(keyboard, _A, press=press)
            else:
                hand.button(1, press=press)
                hand.key(_A, press=press)
            by_device += [device, device]
        hand.done()
        time.sleep(0.005)  # a device takes over at a millisecond
    outlet.wait_for(lambda: len(changes(outlet)) == len(by_device))
    assert [event.injected for event in changes(outlet)] == [not device for device in by_device]


def test_a_program_that_moves_the_pointer_is_told_from_the_device_that_moves_it(
    outlet: CollectingOutlet, hand: FastHand
) -> None:
    devices = hand.connection(xinput.key).XIQueryDevice(0).reply().infos
    (mouse,) = [it.deviceid for it in devices if b"".join(it.name) == b"Xvfb mouse"]
    root = hand.connection.get_setup().roots[0].root
    for turn in range(3):
        hand.device_button(mouse, 1, press=True)
        hand.device_button(mouse, 1, press=False)
        hand.connection.core.WarpPointer(0, root, 0, 0, 0, 0, 50 + turn, 60)
    hand.done()
    outlet.wait_for(lambda: len(changes(outlet)) == 9)
    assert [event.injected for event in changes(outlet)] == [False, False, True] * 3


def test_a_press_is_told_at_once(desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", desktop.display)
    desktop.open("xterm", "-T", "pressed", "-geometry", "80x24+100+100")
    desktop.focus(desktop.wait_for_window("pressed"))
    desktop.move(300, 300)
    heard, outlet = Presses(), CollectingOutlet()
    listener = heard.listen()
    delays_ms: list[float] = []
    with outlet.running(input_source(heard)), FastHand(desktop.display) as hand:
        outlet.wait_for(lambda: bool(outlet.events(KeyboardState)))
        for turn in range(40):
            if turn % 2:
                hand.tap(_A)
            else:
                hand.button(1, press=True)
                hand.button(1, press=False)
            hand.done()
            assert listener.wait(30)
            now_ns = monotonic_ns()
            (press,) = listener.take()
            delays_ms.append((now_ns - press.stamp_ns) / 1e6)
            assert press.key == bool(turn % 2)
            assert (press.x_px, press.y_px) == (300, 300)
            time.sleep(0.02)
        hand.button(4, press=True)  # the wheel is no press
        hand.button(4, press=False)
        hand.key(_B, press=True)
        hand.done()
        outlet.wait_for(lambda: any(key.repeat for key in outlet.events(KeyEvent)))
        hand.key(_B, press=False)
        hand.done()
    assert [press.key for press in listener.take()] == [True]
    heard.leave(listener)
    delays_ms.sort()
    print(f"press to ring: median {delays_ms[20]:.1f} ms, p95 {delays_ms[37]:.1f} ms")  # noqa: T201 - a figure


def test_what_goes_to_a_window_of_the_recorder_is_marked(
    desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", desktop.display)
    own = desktop.open("xterm", "-T", "own window", "-geometry", "40x10+100+100")
    desktop.open("xterm", "-T", "other window", "-geometry", "40x10+100+400")
    windows = [desktop.wait_for_window(title) for title in ("own window", "other window")]
    inside = [(x_px + 30, y_px + 30) for x_px, y_px, _, _ in map(desktop.window_rectangle, windows)]
    title_bar = inside[0][0], inside[0][1] - 40
    outlet = CollectingOutlet()
    with outlet.running(input_source(owner_process_id=own.pid)), FastHand(desktop.display) as hand:
        outlet.wait_for(lambda: bool(outlet.events(KeyboardState)))
        for window, at in zip(windows, inside, strict=True):
            desktop.focus(window)
            hand.move(*at)
            for number in (1, 4):
                hand.button(number, press=True)
                hand.button(number, press=False)
            hand.tap(_A)
            told = 5 * (windows.index(window) + 1)
            outlet.wait_for(lambda told=told: len(actions(outlet)) == told)  # type: ignore[misc]
        hand.move(*inside[0])
        hand.button(3, press=True)
        hand.done()
        outlet.wait_for(lambda: any(it.button is Button.RIGHT for it in outlet.events(PointerEvent)))
        hand.move(*inside[1])
        hand.button(3, press=False)  # goes to the window that got its press
        hand.move(*title_bar)
        hand.button(2, press=True)
        hand.button(2, press=False)
        hand.done()
        outlet.wait_for(lambda: sum(it.button is Button.MIDDLE for it in outlet.events(PointerEvent)) == 2)
    assert [event.own for event in actions(outlet)] == [*[True] * 5, *[False] * 5, True, True, True, True]
    assert not any(event.own for event in changes(outlet) if event.action is PointerAction.MOVE)


# --- all of it --------------------------------------------------------------------------------------


def test_two_thousand_events_in_bursts_come_once_and_in_order(
    outlet: CollectingOutlet, hand: FastHand
) -> None:
    expected: list[tuple[Any, ...]] = []
    for step in range(500):
        if step % (_BURST // 5) == 0:
            hand.done()
            wait_for_changes(outlet, len(expected))
        hand.move(step, 500 - step)
        hand.key(_A + step % 9, press=True)
        hand.button(1, press=True)
        hand.key(_A + step % 9, press=False)
        hand.button(1, press=False)
        expected += [
            (PointerAction.MOVE, step, 500 - step),
            (KeyAction.PRESS, _A + step % 9),
            (PointerAction.PRESS, Button.LEFT),
            (KeyAction.RELEASE, _A + step % 9),
            (PointerAction.RELEASE, Button.LEFT),
        ]
    hand.done()
    wait_for_changes(outlet, len(expected))
    assert [described(event) for event in changes(outlet)] == expected
    stamps = [stamp for stamp, event in outlet.captured if isinstance(event, PointerEvent | KeyEvent)]
    assert all(earlier < later for earlier, later in pairwise(stamps))


def described(event: PointerEvent | KeyEvent) -> tuple[Any, ...]:
    if isinstance(event, KeyEvent):
        return (event.action, event.key_code)
    if event.action is PointerAction.MOVE:
        return (event.action, event.x_px, event.y_px)
    return (event.action, event.button)


def test_what_happened_before_the_end_is_not_lost(hand: FastHand) -> None:
    outlet = CollectingOutlet()
    with outlet.running(input_source()):
        outlet.wait_for(lambda: bool(outlet.events(KeyboardState)))
        for step in range(_BURST):
            hand.move(step, step % 7)
        hand.done()
    assert len(outlet.events(PointerEvent)) == _BURST


def test_what_is_held_is_told_again_and_again(outlet: CollectingOutlet, hand: FastHand) -> None:
    first: tuple[Event, ...] = (*outlet.events(PointerState)[:1], *outlet.events(KeyboardState)[:1])
    assert first[1] == KeyboardState((), ())
    hand.move(40, 50)
    for number in (3, 9):
        hand.button(number, press=True)
    hand.key(_SHIFT, press=True)
    hand.key(_A, press=True)
    hand.done()
    held = PointerState(40, 50, (Button.RIGHT, Button.X2)), KeyboardState((_A, _SHIFT), (0x41, 0xA0))
    outlet.wait_for(
        lambda: held[0] in outlet.events(PointerState) and held[1] in outlet.events(KeyboardState)
    )
    for number in (3, 9):
        hand.button(number, press=False)
    hand.key(_A, press=False)
    hand.key(_SHIFT, press=False)
    hand.done()
    released = PointerState(40, 50, ()), KeyboardState((), ())
    outlet.wait_for(lambda: (outlet.events(PointerState)[-1], outlet.events(KeyboardState)[-1]) == released)


def test_looks_go_on_while_nothing_happens(outlet: CollectingOutlet) -> None:
    outlet.wait_for(lambda: len(outlet.looks) >= 5)
    assert not changes(outlet)


# --- failures ---------------------------------------------------------------------------------------


def test_a_server_that_goes_away_is_a_lost_device(monkeypatch: pytest.MonkeyPatch) -> None:
    outlet = CollectingOutlet()
    with x_server() as (display, server):
        monkeypatch.setenv("DISPLAY", display)

        def lose_it() -> None:
            with outlet.running(input_source()):
                server.kill()
                outlet.wait_for_end(2)

        with pytest.raises(DeviceLost, match="X server went away"):
            lose_it()


@pytest.mark.parametrize("switch_off", [True, False])
def test_a_context_that_hears_nothing_is_a_lost_device(
    monkeypatch: pytest.MonkeyPatch, *, switch_off: bool
) -> None:
    outlet = CollectingOutlet()
    with x_server() as (display, _), FastHand(display) as hand:
        monkeypatch.setenv("DISPLAY", display)

        def lose_it() -> None:
            with outlet.running(input_source()):
                outlet.wait_for(lambda: bool(outlet.events(KeyboardState)))
                spoil_contexts(hand.connection, switch_off=switch_off)
                for step in range(1, 20):
                    hand.move(step, step)
                    hand.done()
                    with suppress(TimeoutError):
                        outlet.wait_for_end(0.5)

        with pytest.raises(DeviceLost, match="record"):
            lose_it()


def spoil_contexts(connection: Any, *, switch_off: bool) -> None:
    """Switch everybody's recording off, or make it deaf."""
    requests = connection(record.key)
    found = connection(res.key).QueryClients().reply().clients
    clients = [client.resource_base for client in found if client.resource_base]
    everybody = [record.CS.AllClients, *clients]
    for context in clients:
        with suppress(record.BadContextError):  # a client that made none
            if switch_off:
                requests.DisableContextChecked(context).check()
            else:
                requests.UnregisterClientsChecked(context, len(everybody), everybody).check()


def test_a_server_without_the_extension_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with x_server("-extension", "RECORD") as (display, _):
        monkeypatch.setenv("DISPLAY", display)
        with pytest.raises(MachineError, match="no RECORD extension") as raised:
            input_source().run(CollectingOutlet())
    assert not isinstance(raised.value, DeviceLost)


@pytest.mark.usefixtures("display")
def test_it_closes_its_connections() -> None:
    def descriptors() -> int:
        return psutil.Process().num_fds()

    before = descriptors()
    outlet = CollectingOutlet()
    with outlet.running(input_source(), start=False):
        outlet.wait_for(lambda: outlet.is_ready)
        assert descriptors() > before
    assert descriptors() == before
    assert not outlet.captured


def test_hot_keys_are_own_wherever_the_focus_is(display: str, hand: FastHand) -> None:  # noqa: ARG001 - sets DISPLAY
    outlet = CollectingOutlet()
    source = InputSource(Presses(), _NOBODY, [parse("Ctrl+Alt+T"), parse("Ctrl+2")])
    with outlet.running(source):
        outlet.wait_for(lambda: bool(outlet.events(KeyboardState)))
        for key_codes in ((_CONTROL, _ALT, _T), (_CONTROL, _DIGIT_2), (_ALT, _T)):
            hand.tap(*key_codes)
        keys = presses(outlet, 7)
    assert [(key.key_code, key.own) for key in keys] == [
        *((_CONTROL, False), (_ALT, False), (_T, True), (_CONTROL, False), (_DIGIT_2, True)),
        *((_ALT, False), (_T, False)),
    ]
    released = [key for key in outlet.events(KeyEvent) if key.action is KeyAction.RELEASE]
    assert [key.key_code for key in released if key.own] == [_T, _DIGIT_2]
