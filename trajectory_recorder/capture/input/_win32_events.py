"""Windows' low-level hook structures as events: pure, so that it can be tested anywhere.

Numbers are those of winuser.h. https://learn.microsoft.com/windows/win32/winmsg/about-hooks
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from trajectory_recorder.capture.input._key_names import symbol_name
from trajectory_recorder.events import Button, KeyAction, KeyEvent, PointerAction, PointerEvent

_WM_MOUSEMOVE, _WM_MOUSEWHEEL, _WM_MOUSEHWHEEL = 0x0200, 0x020A, 0x020E
_BUTTON_MESSAGES = {
    0x0201: (PointerAction.PRESS, Button.LEFT),
    0x0202: (PointerAction.RELEASE, Button.LEFT),
    0x0204: (PointerAction.PRESS, Button.RIGHT),
    0x0205: (PointerAction.RELEASE, Button.RIGHT),
    0x0207: (PointerAction.PRESS, Button.MIDDLE),
    0x0208: (PointerAction.RELEASE, Button.MIDDLE),
}
_X_BUTTON_MESSAGES = {0x020B: PointerAction.PRESS, 0x020C: PointerAction.RELEASE}
_X_BUTTONS = {1: Button.X1, 2: Button.X2}
_WHEEL_DELTA = 120
_POINTER_INJECTED = 0x01 | 0x02  # LLMHF_INJECTED | LLMHF_LOWER_IL_INJECTED

_KEY_UP_MESSAGES = {0x0101, 0x0105}  # WM_KEYUP, WM_SYSKEYUP
_KEY_EXTENDED = 0x01
_KEY_INJECTED = 0x10 | 0x02  # LLKHF_INJECTED | LLKHF_LOWER_IL_INJECTED
_VK_CAPITAL, _VK_NUMLOCK, _VK_PACKET = 0x14, 0x90, 0xE7
_VK_LSHIFT, _VK_RSHIFT, _VK_LCONTROL, _VK_RCONTROL, _VK_LMENU, _VK_RMENU = range(0xA0, 0xA6)
_VK_LWIN, _VK_RWIN = 0x5B, 0x5C
_ALTGR_SCAN = 0x21D  # of the left Control that Windows makes up before AltGr, and no keyboard sends

_BUTTON_VKS = {
    0x01: Button.LEFT,
    0x02: Button.RIGHT,
    0x04: Button.MIDDLE,
    0x05: Button.X1,
    0x06: Button.X2,
}
_EITHER_SIDE_VKS = {0x10, 0x11, 0x12}  # VK_SHIFT, VK_CONTROL, VK_MENU: also told by side


@dataclass(frozen=True, slots=True)
class PointerHook:
    """A WH_MOUSE_LL call: the message and MSLLHOOKSTRUCT."""

    message: int
    x_px: int
    y_px: int
    data: int
    flags: int
    time_ms: int


@dataclass(frozen=True, slots=True)
class KeyHook:
    """A WH_KEYBOARD_LL call: the message and KBDLLHOOKSTRUCT."""

    message: int
    vk: int
    scan: int
    flags: int
    time_ms: int


@dataclass(frozen=True, slots=True)
class Bounds:
    """A rectangle of the virtual desktop in physical pixels."""

    x_px: int
    y_px: int
    width_px: int
    height_px: int

    def nearest(self, x_px: int, y_px: int) -> tuple[int, int]:
        """The pixel of this rectangle that is closest."""
        return (
            min(max(x_px, self.x_px), self.x_px + self.width_px - 1),
            min(max(y_px, self.y_px), self.y_px + self.height_px - 1),
        )


def decode_pointer(hook: PointerHook, bounds: Bounds) -> PointerEvent | None:
    """What the pointer did; None for a message of another kind.

    Args:
        hook: The hook's call.
        bounds: The virtual desktop. The hook hears where the hand pushed the pointer, which at an
            edge is outside; the pointer itself stays within.
    """
    x_px, y_px = bounds.nearest(hook.x_px, hook.y_px)
    button, dx, dy = None, 0.0, 0.0
    high = hook.data >> 16 & 0xFFFF
    if hook.message == _WM_MOUSEMOVE:
        action = PointerAction.MOVE
    elif hook.message in _BUTTON_MESSAGES:
        action, button = _BUTTON_MESSAGES[hook.message]
    elif hook.message in _X_BUTTON_MESSAGES:
        action, button = _X_BUTTON_MESSAGES[hook.message], _X_BUTTONS.get(high, Button.UNKNOWN)
    elif hook.message in {_WM_MOUSEWHEEL, _WM_MOUSEHWHEEL}:
        action = PointerAction.SCROLL
        notches = (high - 0x10000 if high & 0x8000 else high) / _WHEEL_DELTA
        dx, dy = (notches, 0.0) if hook.message == _WM_MOUSEHWHEEL else (0.0, notches)
    else:
        return None
    return PointerEvent(
        action,
        x_px,
        y_px,
        button,
        dx,
        dy,
        device_ms=hook.time_ms,
        injected=bool(hook.flags & _POINTER_INJECTED),
    )


def held_buttons(vks_down: Collection[int], *, swapped: bool) -> tuple[Button, ...]:
    """Buttons among the keys that GetAsyncKeyState calls down; it names them by their place.

    Args:
        vks_down: All virtual-key codes that are down.
        swapped: Whether the primary button is the right one (SM_SWAPBUTTON).
    """
    roles = {Button.LEFT: Button.RIGHT, Button.RIGHT: Button.LEFT} if swapped else {}
    held = {roles.get(button, button) for vk, button in _BUTTON_VKS.items() if vk in vks_down}
    return tuple(button for button in Button if button in held)


def held_keys(vks_down: Collection[int]) -> tuple[int, ...]:
    """Keys among them: no pointer buttons, and modifiers by their side only."""
    return tuple(sorted(vk for vk in vks_down if vk not in _BUTTON_VKS and vk not in _EITHER_SIDE_VKS))


def hooks_deaf(*, idle_ms: int, unheard_ms: int) -> bool:
    """Whether the system had input that the hooks did not hear.

    Windows takes a hook away without a word when it answers too slowly, and keeps input meant for
    a program with higher rights from it. Both show in the system's own idle time; the second that
    they may differ covers that the two are not read at once.
    """
    return unheard_ms > idle_ms + 1000


class Keyboard:
    """Follows what is held and locked, which the hook does not tell, to make whole key events.

    Args:
        character: What the current layout writes for (vk, scan code, modifiers), or None.
        layout: Names the current layout.
        caps_lock: Whether Caps Lock is on at the beginning.
        num_lock: Whether Num Lock is on at the beginning.
    """

    def __init__(
        self,
        character: Callable[[int, int, tuple[str, ...]], str | None],
        *,
        layout: Callable[[], str],
        caps_lock: bool,
        num_lock: bool,
    ) -> None:
        self._character = character
        self._layout = layout
        self._locked = {_VK_CAPITAL: caps_lock, _VK_NUMLOCK: num_lock}
        self._down: dict[int, int] = {}

    def decode(self, hook: KeyHook) -> KeyEvent:
        """Make the event. Its modifiers are those from before it, as X tells them."""
        release = hook.message in _KEY_UP_MESSAGES
        modifiers = self.modifiers()
        key_code = hook.scan | 0xE000 if hook.flags & _KEY_EXTENDED else hook.scan
        repeat = not release and hook.vk in self._down
        if release:
            self._down.pop(hook.vk, None)
        else:
            self._down[hook.vk] = key_code
            if hook.vk in self._locked and not repeat:
                self._locked[hook.vk] = not self._locked[hook.vk]
        character = self._written(hook, modifiers)
        types = not release and not {"control", "alt", "super"} & set(modifiers)
        return KeyEvent(
            KeyAction.RELEASE if release else KeyAction.PRESS,
            key_code,
            hook.vk,
            symbol_name(hook.vk, character),
            character if types else None,
            modifiers,
            repeat,
            device_ms=hook.time_ms,
            injected=bool(hook.flags & _KEY_INJECTED),
            layout=self._layout(),
        )

    def modifiers(self) -> tuple[str, ...]:
        """Names of the modifiers that are held or locked now."""
        down = self._down
        altgr = _VK_RMENU in down and down.get(_VK_LCONTROL) == _ALTGR_SCAN
        held = {
            "shift": _VK_LSHIFT in down or _VK_RSHIFT in down,
            "control": _VK_RCONTROL in down or (_VK_LCONTROL in down and down[_VK_LCONTROL] != _ALTGR_SCAN),
            "alt": _VK_LMENU in down or (_VK_RMENU in down and not altgr),
            "super": _VK_LWIN in down or _VK_RWIN in down,
            "altgr": altgr,
            "caps_lock": self._locked[_VK_CAPITAL],
            "num_lock": self._locked[_VK_NUMLOCK],
        }
        return tuple(name for name, is_held in held.items() if is_held)

    def resynchronize(self, vks_down: Collection[int]) -> None:
        """Forget keys that are up, whose release went unheard (behind a lock screen, for one)."""
        self._down = {vk: key_code for vk, key_code in self._down.items() if vk in vks_down}

    def key_code(self, vk: int) -> int | None:
        """The code with which a held key was pressed; None where the press went unheard."""
        return self._down.get(vk)

    def _written(self, hook: KeyHook, modifiers: tuple[str, ...]) -> str | None:
        # VK_PACKET carries a UTF-16 unit in place of a scan code; half a pair is no character yet.
        text = chr(hook.scan) if hook.vk == _VK_PACKET else self._character(hook.vk, hook.scan, modifiers)
        return text if text and text.isprintable() else None


def layout_state(modifiers: Collection[str]) -> bytes:
    """The keyboard state for ToUnicodeEx: what changes the character, and not what makes shortcuts."""
    state = bytearray(256)
    if "shift" in modifiers:
        state[0x10] = state[_VK_LSHIFT] = 0x80
    if "altgr" in modifiers:
        state[0x11] = state[0x12] = state[_VK_LCONTROL] = state[_VK_RMENU] = 0x80
    if "caps_lock" in modifiers:
        state[_VK_CAPITAL] = 0x01
    if "num_lock" in modifiers:
        state[_VK_NUMLOCK] = 0x01
    return bytes(state)
