# ruff: noqa: FBT001 - what tests are given by name

import pytest

from trajectory_recorder.capture.input._win32_events import (
    Bounds,
    Keyboard,
    KeyHook,
    PointerHook,
    decode_pointer,
    held_buttons,
    held_keys,
    hooks_deaf,
    layout_state,
)
from trajectory_recorder.events import Button, KeyAction, PointerAction, PointerEvent

DESKTOP = Bounds(-1920, 0, 3840, 1080)
KEYDOWN, KEYUP, SYSKEYDOWN, SYSKEYUP = 0x0100, 0x0101, 0x0104, 0x0105
EXTENDED, INJECTED, LOWER_INJECTED = 0x01, 0x10, 0x02
LSHIFT, RSHIFT, LCONTROL, RCONTROL, LMENU, RMENU, LWIN, CAPITAL = (
    0xA0,
    0xA1,
    0xA2,
    0xA3,
    0xA4,
    0xA5,
    0x5B,
    0x14,
)


def german(vk: int, _scan: int, modifiers: tuple[str, ...]) -> str | None:
    """A few keys of the German layout, as ToUnicodeEx answers for them."""
    letter = {0x51: "q", 0x43: "c", 0x0D: "\r", 0x61: "1"}.get(vk)
    if letter == "q" and "altgr" in modifiers:
        return "@"
    return letter.upper() if letter and "shift" in modifiers else letter


def keyboard() -> Keyboard:
    return Keyboard(german, layout=lambda: "00000407", caps_lock=False, num_lock=True)


def press(vk: int, scan: int = 0x10, flags: int = 0, message: int = KEYDOWN) -> KeyHook:
    return KeyHook(message, vk, scan, flags, 1234)


def release(vk: int, scan: int = 0x10, flags: int = 0, message: int = KEYUP) -> KeyHook:
    return KeyHook(message, vk, scan, flags, 1234)


# --- the pointer ----------------------------------------------------------------------------------


def pointer(
    message: int, data: int = 0, flags: int = 0, at: tuple[int, int] = (10, 20)
) -> PointerEvent | None:
    return decode_pointer(PointerHook(message, *at, data, flags, 99), DESKTOP)


def test_a_move() -> None:
    assert pointer(0x0200) == PointerEvent(PointerAction.MOVE, 10, 20, device_ms=99, injected=False)


@pytest.mark.parametrize(
    ("message", "data", "action", "button"),
    [
        (0x0201, 0, PointerAction.PRESS, Button.LEFT),
        (0x0202, 0, PointerAction.RELEASE, Button.LEFT),
        (0x0204, 0, PointerAction.PRESS, Button.RIGHT),
        (0x0208, 0, PointerAction.RELEASE, Button.MIDDLE),
        (0x020B, 0x0001_0000, PointerAction.PRESS, Button.X1),
        (0x020C, 0x0002_0000, PointerAction.RELEASE, Button.X2),
        (0x020B, 0x0003_0000, PointerAction.PRESS, Button.UNKNOWN),
    ],
)
def test_buttons(message: int, data: int, action: PointerAction, button: Button) -> None:
    event = pointer(message, data)
    assert event is not None
    assert (event.action, event.button, event.dx, event.dy) == (action, button, 0, 0)


@pytest.mark.parametrize(
    ("message", "data", "notches"),
    [
        (0x020A, 0x0078_0000, (0, 1)),  # one notch forward
        (0x020A, 0xFF88_0000, (0, -1)),
        (0x020A, 0x001E_0000, (0, 0.25)),  # a high-resolution wheel
        (0x020E, 0x0078_0000, (1, 0)),  # tilted to the right
        (0x020E, 0xFF10_0000, (-2, 0)),
    ],
)
def test_wheels(message: int, data: int, notches: tuple[float, float]) -> None:
    event = pointer(message, data)
    assert event is not None
    assert (event.action, (event.dx, event.dy), event.button) == (PointerAction.SCROLL, notches, None)


@pytest.mark.parametrize(("flags", "injected"), [(0, False), (0x01, True), (0x02, True), (0x03, True)])
def test_injected_pointer_events_are_told(flags: int, injected: bool) -> None:
    event = pointer(0x0200, flags=flags)
    assert event is not None
    assert event.injected is injected


def test_a_push_over_the_edge_stays_on_the_desktop() -> None:
    for at, expected in {
        (-1925, -3): (-1920, 0),
        (1920, 1080): (1919, 1079),
        (5, 5): (5, 5),
    }.items():
        event = pointer(0x0200, at=at)
        assert event is not None
        assert (event.x_px, event.y_px) == expected


def test_other_messages_are_none() -> None:
    assert pointer(0x0203) is None


def test_held_buttons_by_role() -> None:
    assert held_buttons({0x01, 0x41}, swapped=False) == (Button.LEFT,)
    assert held_buttons({0x01}, swapped=True) == (Button.RIGHT,)
    assert held_buttons({0x06, 0x04, 0x02}, swapped=True) == (Button.LEFT, Button.MIDDLE, Button.X2)


# --- keys -----------------------------------------------------------------------------------------


def test_a_letter() -> None:
    keys = keyboard()
    event = keys.decode(press(0x51))
    assert (event.action, event.key_code, event.vk, event.symbol, event.text) == (
        KeyAction.PRESS,
        0x10,
        0x51,
        "q",
        "q",
    )
    assert (event.modifiers, event.repeat, event.device_ms, event.injected) == (
        ("num_lock",),
        False,
        1234,
        False,
    )
    event = keys.decode(release(0x51))
    assert (event.action, event.symbol, event.text) == (KeyAction.RELEASE, "q", None)


def test_shift_is_not_among_its_own_modifiers_when_pressed() -> None:
    keys = keyboard()
    assert keys.decode(press(LSHIFT, 0x2A)).modifiers == ("num_lock",)
    event = keys.decode(press(0x51))
    assert (event.text, event.symbol, event.modifiers) == ("Q", "Q", ("shift", "num_lock"))
    assert keys.decode(release(LSHIFT, 0x2A)).modifiers == ("shift", "num_lock")
    assert keys.modifiers() == ("num_lock",)


def test_holding_a_key_repeats_it() -> None:
    keys = keyboard()
    assert [keys.decode(press(0x51)).repeat for _ in range(3)] == [False, True, True]
    keys.decode(release(0x51))
    assert not keys.decode(press(0x51)).repeat


@pytest.mark.parametrize("modifier", [LCONTROL, RCONTROL, LMENU, RMENU, LWIN])
def test_shortcuts_type_nothing_but_keep_the_symbol(modifier: int) -> None:
    keys = keyboard()
    keys.decode(press(modifier, 0x1D, message=SYSKEYDOWN))
    event = keys.decode(press(0x43, message=SYSKEYDOWN))
    assert (event.text, event.symbol) == (None, "c")
    assert keys.decode(release(0x43, message=SYSKEYUP)).action is KeyAction.RELEASE


def test_altgr_is_neither_control_nor_alt() -> None:
    keys = keyboard()
    keys.decode(press(LCONTROL, 0x21D))  # Windows makes this one up
    keys.decode(press(RMENU, 0x38, EXTENDED))
    event = keys.decode(press(0x51))
    assert (event.text, event.symbol, event.modifiers) == ("@", "at", ("altgr", "num_lock"))


def test_right_alt_without_altgr_is_alt() -> None:
    keys = keyboard()
    event = keys.decode(press(RMENU, 0x38, EXTENDED))
    assert (event.key_code, event.symbol) == (0xE038, "Alt_R")
    assert keys.modifiers() == ("alt", "num_lock")


def test_locks_turn_once_per_press() -> None:
    keys = keyboard()
    for _ in range(3):
        keys.decode(press(CAPITAL, 0x3A))
    assert keys.modifiers() == ("caps_lock", "num_lock")
    keys.decode(release(CAPITAL, 0x3A))
    keys.decode(press(CAPITAL, 0x3A))
    keys.decode(press(0x90, 0x45, EXTENDED))
    assert keys.modifiers() == ()


def test_keys_that_write_control_characters_type_nothing() -> None:
    event = keyboard().decode(press(0x0D, 0x1C))
    assert (event.symbol, event.text) == ("Return", None)


@pytest.mark.parametrize(("unit", "text"), [(0x20AC, "€"), (0xD83C, None)])
def test_packets_carry_a_character(unit: int, text: str | None) -> None:
    event = keyboard().decode(press(0xE7, unit, INJECTED))
    assert (event.text, event.injected) == (text, True)


@pytest.mark.parametrize(
    ("flags", "injected"), [(0, False), (INJECTED, True), (LOWER_INJECTED, True), (0x80, False)]
)
def test_injected_keys_are_told(flags: int, injected: bool) -> None:
    assert keyboard().decode(press(0x51, flags=flags)).injected is injected


def test_a_lost_release_does_not_stay_lost() -> None:
    keys = keyboard()
    keys.decode(press(LSHIFT, 0x2A))
    keys.decode(press(0x51))
    keys.resynchronize({0x51})
    assert keys.modifiers() == ("num_lock",)
    assert (keys.key_code(0x51), keys.key_code(LSHIFT)) == (0x10, None)
    assert keys.decode(press(0x51)).repeat


def test_held_keys_leave_out_buttons_and_sideless_modifiers() -> None:
    assert held_keys({0x01, 0x10, RSHIFT, 0x11, LCONTROL, 0x41}) == (0x41, RSHIFT, LCONTROL)


def test_the_layout_is_asked_without_shortcut_modifiers() -> None:
    assert layout_state(("control", "alt", "super")) == bytes(256)
    state = layout_state(("shift", "altgr", "caps_lock"))
    assert len(state) == 256
    assert [index for index, value in enumerate(state) if value == 0x80] == [
        0x10,
        0x11,
        0x12,
        0xA0,
        0xA2,
        0xA5,
    ]
    assert state[CAPITAL] == 0x01


@pytest.mark.parametrize(
    ("idle_ms", "unheard_ms", "deaf"),
    [
        (0, 0, False),
        (0, 1000, False),
        (0, 1001, True),
        (60_000, 60_500, False),
        (10, 60_000, True),
        (9000, 0, False),
    ],
)
def test_hooks_are_deaf_when_the_system_had_input_that_they_did_not_hear(
    idle_ms: int, unheard_ms: int, deaf: bool
) -> None:
    assert hooks_deaf(idle_ms=idle_ms, unheard_ms=unheard_ms) is deaf
