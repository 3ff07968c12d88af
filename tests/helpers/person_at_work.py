"""Somebody at a mouse and a keyboard, as the events of a bundle would tell it."""

from typing import Self

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

MS = 1_000_000
_CODES = {"Control_L": 37, "Shift_L": 50, "Alt_L": 64, "Super_L": 133, "ISO_Level3_Shift": 108}
_NAMES = {
    "Control_L": "control",
    "Shift_L": "shift",
    "Alt_L": "alt",
    "Super_L": "super",
    "ISO_Level3_Shift": "altgr",
}


class PersonAtWork:
    """Writes a script of events; every method takes a few milliseconds of its time."""

    def __init__(self) -> None:
        self.events: list[tuple[int, Event]] = []
        self.now_ms = 0
        self.at = (0, 0)
        self._held: list[str] = []

    # --- time -----------------------------------------------------------------------------------------

    def rests(self, ms: int) -> Self:
        self.now_ms += ms
        return self

    def meanwhile(self, event: Event) -> Self:
        """Something else happens."""
        self.events.append((self.now_ms * MS, event))
        return self

    # --- keys -----------------------------------------------------------------------------------------

    def presses(
        self, symbol: str, text: str | None = None, *, repeat: bool = False, own: bool = False
    ) -> Self:
        modifiers = tuple(_NAMES[it] for it in self._held)
        commanding = {"control", "alt", "super"} & set(modifiers)
        event = KeyEvent(
            KeyAction.PRESS, code(symbol), 0, symbol, None if commanding else text, modifiers, repeat, own=own
        )
        if symbol in _CODES and not repeat:
            self._held.append(symbol)
        return self._happens(event)

    def releases(self, symbol: str) -> Self:
        if symbol in self._held:
            self._held.remove(symbol)
        return self._happens(KeyEvent(KeyAction.RELEASE, code(symbol), 0, symbol, None))

    def taps(self, *symbols: str, own: bool = False) -> Self:
        for symbol in symbols:
            self.presses(symbol, own=own).releases(symbol)
        return self

    def types(self, text: str) -> Self:
        for character in text:
            self.presses(character, character).releases(character)
        return self

    def looks_at_keys(self, *symbols: str) -> Self:
        """The recorder asks which keys are down."""
        return self._happens(KeyboardState(tuple(code(it) for it in symbols), (0,) * len(symbols)))

    # --- pointer --------------------------------------------------------------------------------------

    def moves(self, *path: tuple[int, int]) -> Self:
        for self.at in path:
            self._happens(PointerEvent(PointerAction.MOVE, *self.at))
        return self

    def pushes(self, button: Button = Button.LEFT, *, own: bool = False) -> Self:
        return self._happens(PointerEvent(PointerAction.PRESS, *self.at, button, own=own))

    def lets_go(self, button: Button = Button.LEFT, *, own: bool = False) -> Self:
        return self._happens(PointerEvent(PointerAction.RELEASE, *self.at, button, own=own))

    def clicks(self, button: Button = Button.LEFT, *, own: bool = False) -> Self:
        return self.pushes(button, own=own).rests(80).lets_go(button, own=own)

    def turns(self, dx: float, dy: float) -> Self:
        return self._happens(PointerEvent(PointerAction.SCROLL, *self.at, dx=dx, dy=dy))

    def looks_at_buttons(self, *buttons: Button) -> Self:
        """The recorder asks which buttons are down."""
        return self._happens(PointerState(*self.at, buttons))

    def _happens(self, event: Event) -> Self:
        self.now_ms += 10
        return self.meanwhile(event)


def code(symbol: str) -> int:
    """A key code for a symbol, the same each time; that of a capital is its small letter's."""
    return _CODES.get(
        symbol, 1000 + sum(256**place * byte for place, byte in enumerate(symbol.lower().encode()))
    )
