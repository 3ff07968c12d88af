from typing import Any

import pytest

from trajectory_recorder.capture.input._quartz_events import HEARD_TYPES, Decoder, TapEvent
from trajectory_recorder.events import Button, Event, KeyAction, KeyEvent, PointerAction, PointerEvent

# kCGEventFlagMask… with the flags of one side, as IOLLEvent.h names them.
NON_COALESCED = 0x100
LSHIFT, RSHIFT, LCONTROL, LCOMMAND, LALT = 0x20002, 0x20004, 0x40001, 0x100008, 0x80020
CAPS, FN = 0x10000, 0x800000
KEY_DOWN, KEY_UP, FLAGS_CHANGED = 10, 11, 12


def tapped(event_type: int, **fields: Any) -> TapEvent:
    known: dict[str, Any] = {
        "x_pt": 10.5,
        "y_pt": 20.25,
        "flags": NON_COALESCED,
        "time_ns": 7_000_999_999,
        "process_id": 0,
    }
    return TapEvent(event_type, **{**known, **fields})


def decode(*events: TapEvent, flags: int = 0) -> list[Event]:
    decoder = Decoder(flags, lambda x_pt, y_pt: (int(x_pt * 2), int(y_pt * 2)))
    return [event for given in events for event in decoder.decode(given)]


def key(event_type: int, key_code: int, text: str = "", flags: int = 0, **fields: Any) -> TapEvent:
    return tapped(event_type, key_code=key_code, text=text, flags=flags | NON_COALESCED, **fields)


def the_key(*events: TapEvent) -> KeyEvent:
    event = decode(*events)[-1]
    assert isinstance(event, KeyEvent)
    return event


# --- the pointer ----------------------------------------------------------------------------------


@pytest.mark.parametrize("event_type", [5, 6, 7, 27])
def test_moves_and_drags_are_moves_in_pixels(event_type: int) -> None:
    assert decode(tapped(event_type)) == [
        PointerEvent(PointerAction.MOVE, 21, 40, device_ms=7000, injected=False)
    ]


@pytest.mark.parametrize(
    ("event_type", "number", "action", "button"),
    [
        (1, 0, PointerAction.PRESS, Button.LEFT),
        (2, 0, PointerAction.RELEASE, Button.LEFT),
        (3, 1, PointerAction.PRESS, Button.RIGHT),
        (4, 1, PointerAction.RELEASE, Button.RIGHT),
        (25, 2, PointerAction.PRESS, Button.MIDDLE),
        (26, 3, PointerAction.RELEASE, Button.X1),
        (25, 4, PointerAction.PRESS, Button.X2),
        (25, 9, PointerAction.PRESS, Button.UNKNOWN),
    ],
)
def test_buttons(event_type: int, number: int, action: PointerAction, button: Button) -> None:
    [event] = decode(tapped(event_type, button=number))
    assert isinstance(event, PointerEvent)
    assert (event.action, event.button) == (action, button)


def test_scrolls_are_positive_to_the_right_and_up() -> None:
    [event] = decode(tapped(22, scroll_x=0.5, scroll_y=-0.25))
    assert isinstance(event, PointerEvent)
    assert (event.action, event.dx, event.dy) == (PointerAction.SCROLL, -0.5, -0.25)
    [event] = decode(tapped(22, scroll_y=1.0))
    assert isinstance(event, PointerEvent)
    assert (str(event.dx), event.dy) == ("0.0", 1.0)


def test_a_scroll_by_nothing_is_none() -> None:
    assert decode(tapped(22)) == []


def test_software_events_carry_a_process() -> None:
    [event] = decode(tapped(5, process_id=4711))
    assert isinstance(event, PointerEvent)
    assert event.injected is True


# --- keys -----------------------------------------------------------------------------------------


def test_a_letter() -> None:
    assert decode(key(KEY_DOWN, 0x00, "a"), key(KEY_UP, 0x00, "a")) == [
        KeyEvent(KeyAction.PRESS, 0x00, 0x41, "a", "a", device_ms=7000, injected=False),
        KeyEvent(KeyAction.RELEASE, 0x00, 0x41, "a", None, device_ms=7000, injected=False),
    ]


def test_repeats_are_told() -> None:
    assert the_key(key(KEY_DOWN, 0x00, "a", repeat=True)).repeat


def test_command_types_nothing_and_option_does() -> None:
    event = the_key(key(KEY_DOWN, 0x08, "c", LCOMMAND))
    assert (event.text, event.symbol, event.modifiers) == (None, "c", ("super",))
    event = the_key(key(KEY_DOWN, 0x25, "@", LALT))
    assert (event.text, event.symbol, event.modifiers) == ("@", "at", ("alt",))


def test_control_characters_and_function_keys_type_nothing() -> None:
    event = the_key(key(KEY_DOWN, 0x08, "\x03", LCONTROL))
    assert (event.text, event.symbol) == (None, "c")
    event = the_key(key(KEY_DOWN, 0x7A, "\uf704", FN))
    assert (event.text, event.symbol, event.modifiers) == (None, "F1", ())
    event = the_key(key(KEY_DOWN, 0x24, "\r"))
    assert (event.text, event.symbol) == (None, "Return")


def test_modifiers_of_a_modifier_are_those_from_before() -> None:
    down, up = decode(key(FLAGS_CHANGED, 0x38, flags=LSHIFT), key(FLAGS_CHANGED, 0x38))
    assert isinstance(down, KeyEvent)
    assert isinstance(up, KeyEvent)
    assert (down.action, down.symbol, down.modifiers) == (KeyAction.PRESS, "Shift_L", ())
    assert (up.action, up.symbol, up.modifiers) == (KeyAction.RELEASE, "Shift_L", ("shift",))


def test_one_shift_goes_up_while_the_other_is_held() -> None:
    actions = [
        (event.key_code, event.action)
        for event in decode(
            key(FLAGS_CHANGED, 0x38, flags=LSHIFT),
            key(FLAGS_CHANGED, 0x3C, flags=LSHIFT | RSHIFT),
            key(FLAGS_CHANGED, 0x38, flags=RSHIFT),
            key(FLAGS_CHANGED, 0x3C),
        )
        if isinstance(event, KeyEvent)
    ]
    press, release = KeyAction.PRESS, KeyAction.RELEASE
    assert actions == [(0x38, press), (0x3C, press), (0x38, release), (0x3C, release)]


def test_software_that_names_no_side_is_believed() -> None:
    assert the_key(key(FLAGS_CHANGED, 0x38, flags=0x20000)).action is KeyAction.PRESS


def test_caps_lock_is_told_once_and_becomes_both() -> None:
    press, release = decode(key(FLAGS_CHANGED, 0x39, flags=CAPS))
    assert isinstance(press, KeyEvent)
    assert isinstance(release, KeyEvent)
    assert (press.action, release.action, press.symbol) == (KeyAction.PRESS, KeyAction.RELEASE, "Caps_Lock")


def test_fn_is_a_key_without_a_windows_code() -> None:
    event = the_key(key(FLAGS_CHANGED, 0x3F, flags=FN))
    assert (event.action, event.vk, event.symbol) == (KeyAction.PRESS, 0, "unknown")


def test_modifiers_held_at_the_beginning_count() -> None:
    [event] = decode(key(FLAGS_CHANGED, 0x37), flags=LCOMMAND)
    assert isinstance(event, KeyEvent)
    assert (event.action, event.modifiers) == (KeyAction.RELEASE, ("super",))


def test_what_is_heard_is_what_is_decoded() -> None:
    assert sorted(HEARD_TYPES) == [1, 2, 3, 4, 5, 6, 7, 10, 11, 12, 22, 25, 26, 27]
