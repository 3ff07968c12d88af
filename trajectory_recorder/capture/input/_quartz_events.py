"""Quartz events as ours: pure, so that it can be tested anywhere.

Numbers are those of CGEventTypes.h and IOLLEvent.h.
"""

from collections.abc import Callable
from dataclasses import dataclass

from trajectory_recorder.capture._os.text import well_formed
from trajectory_recorder.capture.input._key_names import symbol_name
from trajectory_recorder.capture.input.macos_keys import VK_BY_MACOS_KEY
from trajectory_recorder.events import Button, Event, KeyAction, KeyEvent, PointerAction, PointerEvent

_MOVES = {5, 6, 7, 27}  # moved, and dragged with the left, right or another button
_PRESSES, _RELEASES = {1, 3, 25}, {2, 4, 26}
_SCROLL = 22
_KEY_DOWN, _KEY_UP, _FLAGS_CHANGED = 10, 11, 12
HEARD_TYPES = (*_MOVES, *_PRESSES, *_RELEASES, _SCROLL, _KEY_DOWN, _KEY_UP, _FLAGS_CHANGED)
TAP_DISABLED_TYPES = (0xFFFFFFFE, 0xFFFFFFFF)  # by timeout, by user input

BUTTONS = (Button.LEFT, Button.RIGHT, Button.MIDDLE, Button.X1, Button.X2)  # by CGMouseButton

_CAPS_LOCK_KEY = 0x39
_ALPHA_SHIFT, _SHIFT, _CONTROL, _ALTERNATE, _COMMAND, _FN = (1 << bit for bit in (16, 17, 18, 19, 20, 23))
_MODIFIERS = {
    "shift": _SHIFT,
    "control": _CONTROL,
    "alt": _ALTERNATE,
    "super": _COMMAND,
    "caps_lock": _ALPHA_SHIFT,
}
# Modifier keys: (the flag that either side sets, the flag of this side, the flags of both sides).
_MODIFIER_KEYS = {
    0x38: (_SHIFT, 0x02, 0x06),
    0x3C: (_SHIFT, 0x04, 0x06),
    0x3B: (_CONTROL, 0x0001, 0x2001),
    0x3E: (_CONTROL, 0x2000, 0x2001),
    0x3A: (_ALTERNATE, 0x20, 0x60),
    0x3D: (_ALTERNATE, 0x40, 0x60),
    0x37: (_COMMAND, 0x08, 0x18),
    0x36: (_COMMAND, 0x10, 0x18),
    0x3F: (_FN, 0, 0),
}


@dataclass(frozen=True, slots=True)
class TapEvent:
    """The fields of one CGEvent that matter; those that its type does not have are zero."""

    type: int
    x_pt: float
    y_pt: float
    flags: int
    time_ns: int
    process_id: int
    button: int = 0
    scroll_x: float = 0.0
    scroll_y: float = 0.0
    key_code: int = 0
    repeat: bool = False
    text: str = ""


class Decoder:
    """Makes events of tap events, and remembers the modifiers from before each.

    Args:
        flags: The modifier flags at the beginning.
        point_px: Turns a point into a pixel of the virtual desktop.

    `point_px` may be replaced at any time, and so may `layout`, the name of the keyboard's layout.
    """

    def __init__(self, flags: int, point_px: Callable[[float, float], tuple[int, int]]) -> None:
        self._flags = flags
        self.point_px = point_px
        self.layout = ""

    def decode(self, tapped: TapEvent) -> tuple[Event, ...]:
        """The events that one tap event stands for: none, one, or a press with its release."""
        if tapped.type in {_KEY_DOWN, _KEY_UP}:
            action = KeyAction.PRESS if tapped.type == _KEY_DOWN else KeyAction.RELEASE
            self._flags = tapped.flags
            return (self._key_event(tapped, action, tapped.flags),)
        if tapped.type == _FLAGS_CHANGED:
            before, self._flags = self._flags, tapped.flags
            return tuple(self._key_event(tapped, action, before) for action in _modifier_actions(tapped))
        event = self._pointer_event(tapped)
        return () if event is None else (event,)

    def _pointer_event(self, tapped: TapEvent) -> PointerEvent | None:
        button, dx, dy = None, 0.0, 0.0
        if tapped.type in _MOVES:
            action = PointerAction.MOVE
        elif tapped.type in _PRESSES or tapped.type in _RELEASES:
            action = PointerAction.PRESS if tapped.type in _PRESSES else PointerAction.RELEASE
            button = BUTTONS[tapped.button] if tapped.button < len(BUTTONS) else Button.UNKNOWN
        elif tapped.type == _SCROLL and (tapped.scroll_x or tapped.scroll_y):
            # Quartz counts to the left; a trackpad's begin and end come as scrolls by nothing.
            action, dx, dy = PointerAction.SCROLL, -tapped.scroll_x, tapped.scroll_y
        else:
            return None
        return PointerEvent(
            action,
            *self.point_px(tapped.x_pt, tapped.y_pt),
            button,
            dx + 0.0,  # no negative zero
            dy,
            device_ms=tapped.time_ns // 1_000_000,
            injected=tapped.process_id != 0,
        )

    def _key_event(self, tapped: TapEvent, action: KeyAction, flags: int) -> KeyEvent:
        vk = VK_BY_MACOS_KEY.get(tapped.key_code, 0)
        # Control characters and the private characters of function keys are not printable.
        text = well_formed(tapped.text)
        character = text if text and text.isprintable() else None
        types = action is KeyAction.PRESS and not flags & (_CONTROL | _COMMAND)
        return KeyEvent(
            action,
            tapped.key_code,
            vk,
            symbol_name(vk, character),
            character if types else None,
            modifier_names(flags),
            tapped.repeat,
            device_ms=tapped.time_ns // 1_000_000,
            injected=tapped.process_id != 0,
            layout=self.layout,
        )


def modifier_names(flags: int) -> tuple[str, ...]:
    """Names of the modifiers in an event's flags. Option is Alt, though it also types."""
    return tuple(name for name, flag in _MODIFIERS.items() if flags & flag)


def _modifier_actions(tapped: TapEvent) -> tuple[KeyAction, ...]:
    """What a change of flags says about the key that changed them."""
    if tapped.key_code == _CAPS_LOCK_KEY:  # told once, when the lock turns
        return (KeyAction.PRESS, KeyAction.RELEASE)
    if tapped.key_code not in _MODIFIER_KEYS:
        return ()
    either, this_side, both_sides = _MODIFIER_KEYS[tapped.key_code]
    # Events that software made often lack the flags of the sides: then the common one decides.
    sided = tapped.flags & both_sides
    down = bool(tapped.flags & either) and (bool(sided & this_side) if sided else True)
    return (KeyAction.PRESS if down else KeyAction.RELEASE,)
