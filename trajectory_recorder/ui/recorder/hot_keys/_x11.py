"""Hot keys on X11, grabbed from the root window on a connection and a thread of their own.

A grab names key codes and all modifiers, Caps Lock and Num Lock included, so each combination is grabbed
with every state of the locks. The server's repeats of a held key are told apart from presses by
XKEYBOARD's detectable auto-repeat: without it each repeat would look like a release.
"""

import logging
import os
import selectors
import threading
from collections.abc import Iterator, Sequence
from itertools import chain
from itertools import combinations as subsets

import xcffib.xproto as x
from xcffib import xkb

from trajectory_recorder.capture._os.x11 import Connection, connected, extension, root
from trajectory_recorder.errors import MachineError
from trajectory_recorder.key_combination import Combination, Modifier
from trajectory_recorder.ui.recorder.hot_keys.listening import Listener

log = logging.getLogger(__name__)

_XKB_VERSION = (1, 0)
_CORE_KEYBOARD = 0x100  # XkbUseCoreKbd
_DETECTABLE_REPEAT = 1  # XkbPCF_DetectableAutoRepeatMask
_ALT_L, _META_L, _SUPER_L, _NUM_LOCK, _SCROLL_LOCK = 0xFFE9, 0xFFE7, 0xFFEB, 0xFF7F, 0xFF14
_MOD_1, _MOD_4 = 1 << 3, 1 << 6  # what Alt and the Windows key are everywhere, should nobody say so
_STATE_OF_KEYS = 0xFF  # without pointer buttons and layout groups
_COLUMNS = (0, 2)  # the plain symbols of both groups


class X11HotKeys:
    """Holds combinations on the display that DISPLAY names.

    Args:
        combinations: What to hold.
        listener: Who is told, on a thread of its own.
    """

    def __init__(self, combinations: Sequence[Combination], listener: Listener) -> None:
        self._combinations = combinations
        self._listener = listener
        self._ends, self._end = os.pipe()
        self._thread = threading.Thread(target=self._run, name="hot keys", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Let go of them; returns at once but for what is under way."""
        os.close(self._end)
        self._thread.join()
        os.close(self._ends)

    def _run(self) -> None:
        try:
            with connected() as connection:
                _tell_repeats_apart(connection)
                self._listen(connection)
        except MachineError:
            log.warning("the hot keys are gone", exc_info=True)
            for combination in self._combinations:
                self._listener.refused(combination)

    def _listen(self, connection: Connection) -> None:
        grabbed = self._grab(connection)
        held: dict[int, Combination] = {}
        with selectors.DefaultSelector() as waiting:
            waiting.register(self._ends, selectors.EVENT_READ)
            waiting.register(connection.get_file_descriptor(), selectors.EVENT_READ)
            while True:
                for event in _queued(connection):
                    if isinstance(event, x.MappingNotifyEvent):
                        connection.core.UngrabKey(x.Grab.Any, root(connection), x.ModMask.Any)
                        grabbed = self._grab(connection)
                    else:
                        self._tell(event, grabbed, held)
                if any(key.fd == self._ends for key, _ in waiting.select()):
                    return

    def _tell(
        self, event: object, grabbed: dict[tuple[int, int], Combination], held: dict[int, Combination]
    ) -> None:
        if isinstance(event, x.KeyPressEvent):
            combination = grabbed.get((event.detail, event.state & _STATE_OF_KEYS))
            if combination is not None and event.detail not in held:
                held[event.detail] = combination
                self._listener.pressed(combination)
        elif isinstance(event, x.KeyReleaseEvent) and event.detail in held:
            self._listener.released(held.pop(event.detail))

    def _grab(self, connection: Connection) -> dict[tuple[int, int], Combination]:
        """Grab all; returns them by key code and state."""
        keyboard = _Keyboard(connection)
        grabbed: dict[tuple[int, int], Combination] = {}
        for combination in self._combinations:
            states = [
                (key_code, keyboard.mask(combination) | locks)
                for key_code in keyboard.key_codes(combination.keysym)
                for locks in keyboard.lock_states
            ]
            if states and all(_is_ours(connection, *state) for state in states):
                grabbed |= dict.fromkeys(states, combination)
            else:
                for state in states:
                    connection.core.UngrabKey(state[0], root(connection), state[1])
                self._listener.refused(combination)
        connection.flush()
        return grabbed


class _Keyboard:
    """What keys and modifiers are called by the server, as of now."""

    def __init__(self, connection: Connection) -> None:
        setup = connection.get_setup()
        self._first = setup.min_keycode
        count = setup.max_keycode - self._first + 1
        mapping = connection.core.GetKeyboardMapping(self._first, count).reply()
        self._width, self._keysyms = mapping.keysyms_per_keycode, list(mapping.keysyms)
        modifiers = connection.core.GetModifierMapping().reply()
        self._per_modifier, self._of_modifiers = modifiers.keycodes_per_modifier, list(modifiers.keycodes)
        locks = (x.ModMask.Lock, self._mask_of(_NUM_LOCK), self._mask_of(_SCROLL_LOCK))
        self.lock_states = sorted({sum(subset) for subset in _all_subsets({mask for mask in locks if mask})})

    def key_codes(self, keysym: int) -> list[int]:
        """The keys that have this symbol where no modifier is held."""
        return [
            self._first + place
            for place in range(len(self._keysyms) // self._width)
            if any(
                column < self._width and self._keysyms[place * self._width + column] == keysym
                for column in _COLUMNS
            )
        ]

    def mask(self, combination: Combination) -> int:
        """What is held with a combination, as the server tells it."""
        masks = {
            Modifier.CTRL: int(x.ModMask.Control),
            Modifier.SHIFT: int(x.ModMask.Shift),
            Modifier.ALT: self._mask_of(_ALT_L) or self._mask_of(_META_L) or _MOD_1,
            Modifier.META: self._mask_of(_SUPER_L) or _MOD_4,
        }
        return sum(masks[modifier] for modifier in combination.modifiers)

    def _mask_of(self, keysym: int) -> int:
        """The modifier that a key with this symbol is; 0 where it is none."""
        for key_code in self.key_codes(keysym):
            if key_code in self._of_modifiers:
                return 1 << int(self._of_modifiers.index(key_code) // self._per_modifier)
        return 0


def _tell_repeats_apart(connection: Connection) -> None:
    extended = extension(connection, xkb.key)
    extended.UseExtension(*_XKB_VERSION).reply()
    extended.PerClientFlags(_CORE_KEYBOARD, _DETECTABLE_REPEAT, _DETECTABLE_REPEAT, 0, 0, 0).reply()


def _is_ours(connection: Connection, key_code: int, state: int) -> bool:
    grab = connection.core.GrabKeyChecked(
        False, root(connection), state, key_code, x.GrabMode.Async, x.GrabMode.Async
    )
    try:
        grab.check()
    except x.AccessError:
        return False
    return True


def _queued(connection: Connection) -> Iterator[object]:
    while (event := connection.poll_for_event()) is not None:
        yield event


def _all_subsets(masks: set[int]) -> Iterator[tuple[int, ...]]:
    return chain.from_iterable(subsets(masks, count) for count in range(len(masks) + 1))
