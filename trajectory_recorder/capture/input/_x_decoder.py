"""Makes events of what the X server recorded: buttons by their use, keys by the layout.

Auto-repeat is recorded as further presses of a key that is down; the releases that applications get
in between are made up by the server for them, and are not recorded.
"""

from dataclasses import dataclass

from trajectory_recorder.capture._os.x11 import Connection
from trajectory_recorder.capture.input._keysyms import character, keysym_name
from trajectory_recorder.capture.input._x_keymap import Keymap
from trajectory_recorder.capture.input._x_layout import LayoutNames
from trajectory_recorder.capture.input._x_record import (
    BUTTON_PRESS,
    KEY_PRESS,
    KEY_RELEASE,
    MOTION,
    DeviceEvent,
    KeysChange,
    LayoutNotice,
)
from trajectory_recorder.events import (
    Button,
    Event,
    KeyAction,
    KeyboardState,
    KeyEvent,
    PointerAction,
    PointerEvent,
)

BUTTONS = {1: Button.LEFT, 2: Button.MIDDLE, 3: Button.RIGHT, 8: Button.X1, 9: Button.X2}
_WHEEL = {4: (0.0, 1.0), 5: (0.0, -1.0), 6: (-1.0, 0.0), 7: (1.0, 0.0)}


class Decoder:
    """Makes events of what the server recorded; it remembers which keys are held.

    Args:
        connection: Where to ask for the layout of keys and buttons; one of its own, see `Keymap`.
    """

    def __init__(self, connection: Connection) -> None:
        self._core = connection.core
        self._keymap = Keymap(connection)
        self._layouts = LayoutNames(connection)
        self._buttons = self._read_buttons()
        self._held: dict[int, _Held] = {}

    def follow_layout(self) -> None:
        """Take note of another layout's name; the layout itself is recorded in order with the keys."""
        self._layouts.follow()

    def decode(
        self, recorded: DeviceEvent | KeysChange | LayoutNotice, *, injected: bool | None
    ) -> tuple[int, Event] | None:
        """Make an event with its stamp; None for what is none by itself, as a wheel notch's release.

        Args:
            recorded: What the server recorded.
            injected: Whether software made it; None where that is unknown.
        """
        if isinstance(recorded, KeysChange):
            self._keymap.lend(recorded.first_key_code, recorded.keysyms)
        elif isinstance(recorded, LayoutNotice):
            if not self._keymap.has_lent(recorded.first_key_code, recorded.count):
                self._keymap.read()
                self._buttons = self._read_buttons()
        elif recorded.kind in {KEY_PRESS, KEY_RELEASE}:
            return recorded.stamp_ns, self._key(recorded, injected=injected)
        elif event := self._pointer(recorded, injected=injected):
            return recorded.stamp_ns, event
        return None

    def keyboard_state(self, keys_down: tuple[int, ...], state: int) -> KeyboardState:
        """Say what is held, and forget keys whose release went unheard."""
        self._held = {key_code: held for key_code, held in self._held.items() if key_code in keys_down}
        vks = (
            self._held[key_code].vk if key_code in self._held else self._keymap.virtual_key(key_code, state)
            for key_code in keys_down
        )
        return KeyboardState(keys_down, tuple(vks))

    def _key(self, raw: DeviceEvent, *, injected: bool | None) -> KeyEvent:
        pressed = raw.kind == KEY_PRESS
        key_code = raw.detail
        repeat = pressed and key_code in self._held
        # A key is released as what it was pressed as, whatever modifiers were released before it.
        before = self._held.get(key_code)
        key = (None if pressed else self._held.pop(key_code, None)) or self._look_up(raw, injected=injected)
        if before is not None and repeat:
            injected = before.injected  # the server repeats for whoever holds the key
        if pressed:
            self._held[key_code] = _Held(key.keysym, key.vk, injected)
        modifiers = self._keymap.modifiers(raw.state)
        types = pressed and not {"control", "alt", "super"} & set(modifiers)
        return KeyEvent(
            KeyAction.PRESS if pressed else KeyAction.RELEASE,
            key_code,
            key.vk,
            keysym_name(key.keysym),
            character(key.keysym) if types else None,
            modifiers,
            repeat,
            device_ms=raw.time_ms,
            injected=injected,
            layout=self._layouts.name(raw.state >> 13 & 3),
        )

    def _look_up(self, raw: DeviceEvent, *, injected: bool | None) -> "_Held":
        keysym = self._keymap.keysym(raw.detail, raw.state)
        return _Held(keysym, self._keymap.virtual_key(raw.detail, raw.state), injected)

    def _pointer(self, raw: DeviceEvent, *, injected: bool | None) -> PointerEvent | None:
        if raw.kind == MOTION:
            return PointerEvent(
                PointerAction.MOVE, raw.x_px, raw.y_px, device_ms=raw.time_ms, injected=injected
            )
        pressed = raw.kind == BUTTON_PRESS
        number = self._buttons.get(raw.detail, raw.detail)
        if number in _WHEEL:
            dx, dy = _WHEEL[number]
            notch = PointerEvent(
                *(PointerAction.SCROLL, raw.x_px, raw.y_px),
                dx=dx,
                dy=dy,
                device_ms=raw.time_ms,
                injected=injected,
            )
            return notch if pressed else None
        return PointerEvent(
            PointerAction.PRESS if pressed else PointerAction.RELEASE,
            raw.x_px,
            raw.y_px,
            BUTTONS.get(number, Button.UNKNOWN),
            device_ms=raw.time_ms,
            injected=injected,
        )

    def _read_buttons(self) -> dict[int, int]:
        """Which button each is used as; what is recorded has the numbers of the device."""
        return dict(enumerate(self._core.GetPointerMapping().reply().map, start=1))


@dataclass(frozen=True, slots=True)
class _Held:
    """What a key was when it was pressed, and whether software did it."""

    keysym: int
    vk: int
    injected: bool | None
