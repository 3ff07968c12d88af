"""Keys and buttons that are down while parts of what was done are hidden.

Of a press that is not told no release, no repeat and no state is told either; of one that is told the
release follows, at the latest when the hidden stretch is over. So nobody finds a key stuck, and nobody
learns of the ones that were hidden.
"""

from collections.abc import Hashable, Iterator
from typing import Generic, TypeVar

from trajectory_recorder.events import (
    Button,
    KeyAction,
    KeyboardState,
    KeyEvent,
    PointerAction,
    PointerEvent,
    is_masked,
)
from trajectory_recorder.redaction.masking import masked_key

_Name = TypeVar("_Name", bound=Hashable)
_Press = TypeVar("_Press")


class Held(Generic[_Name, _Press]):
    """What is down, by its name: `told` are those whose press was told, with the press as it was told."""

    def __init__(self) -> None:
        self.told: dict[_Name, _Press] = {}
        self.untold: set[_Name] = set()
        self._down: set[_Name] = set()

    def press(self, name: _Name, told: _Press | None) -> None:
        """It goes down; `told` is None where that is hidden."""
        self._down.add(name)
        if told is not None:
            self.told[name] = told
            self.untold.discard(name)
        elif name not in self.told:
            self.untold.add(name)

    def release(self, name: _Name, *, hidden: bool) -> _Press | None:
        """It goes up; returns the press as it was told where the release is told, too."""
        self._down.discard(name)
        self.untold.discard(name)
        return None if hidden else self.told.pop(name, None)

    def is_down(self, name: _Name) -> bool:
        return name in self._down

    def released(self) -> list[_Press]:
        """The presses that were told and whose release was hidden; they are told of once."""
        up = [name for name in self.told if name not in self._down]
        return [self.told.pop(name) for name in up]


class HeldKeys:
    """The keyboard, as the new recording tells of it."""

    def __init__(self) -> None:
        self._held: Held[int, KeyEvent] = Held()

    def take(self, event: KeyEvent, *, hidden: bool, masked: bool) -> KeyEvent | None:
        """Take an event; returns what is told of it, None for nothing."""
        code, held = event.key_code, self._held
        if event.action is KeyAction.RELEASE:
            unknown = code not in held.told and code not in held.untold
            if hidden or code in held.untold:
                held.release(code, hidden=True)
                return None
            press = held.release(code, hidden=False)
            if unknown:
                return masked_key(event) if masked else event
            return masked_key(event) if press is not None and is_masked(press) else event
        again = event.repeat or (code in held.told and held.is_down(code))
        if again and code in held.told:
            masked = masked or is_masked(held.told[code])
            told = None if hidden else masked_key(event) if masked else event
            if not event.repeat:
                held.press(code, told)
            return told
        if hidden or (event.repeat and code in held.untold):
            held.press(code, None)
            return None
        told = masked_key(event) if masked else event
        held.press(code, told)
        return told

    def state(self, event: KeyboardState, *, masked: bool) -> KeyboardState:
        """What is told of a state: nothing of keys of which no press was told."""
        shown = [self._is_shown(code, masked=masked) for code in event.key_codes]
        codes = tuple(code for code, keep in zip(event.key_codes, shown, strict=True) if keep)
        if len(codes) == len(event.key_codes):
            return event
        paired = len(event.vks) == len(event.key_codes)
        vks = tuple(vk for vk, keep in zip(event.vks, shown, strict=False) if keep) if paired else ()
        return KeyboardState(codes, vks)

    def _is_shown(self, code: int, *, masked: bool) -> bool:
        press = self._held.told.get(code)
        if press is not None:
            return not is_masked(press)
        return not masked and code not in self._held.untold

    def released(self) -> Iterator[KeyEvent]:
        """The releases that are still to be told, now that a hidden stretch is over."""
        for press in self._held.released():
            yield KeyEvent(KeyAction.RELEASE, press.key_code, press.vk, press.symbol, press.text)


class HeldButtons:
    """The pointer's buttons, likewise."""

    def __init__(self) -> None:
        self._held: Held[str, PointerEvent] = Held()

    def take(self, event: PointerEvent, *, hidden: bool) -> PointerEvent | None:
        """Take an event; returns it where it is told."""
        if event.button is None:
            return None if hidden else event
        if event.action is PointerAction.PRESS:
            told = None if hidden else event
            self._held.press(event.button, told)
            return told
        if event.action is PointerAction.RELEASE:
            untold = hidden or event.button in self._held.untold
            self._held.release(event.button, hidden=untold)
            return None if untold else event
        return None if hidden else event

    def down(self) -> tuple[Button, ...]:
        """The buttons that are down, as far as that was told."""
        return tuple(it.button for it in self._held.told.values() if it.button is not None)

    def is_untold(self, button: str) -> bool:
        """Whether a button is down of which no press was told."""
        return button in self._held.untold

    def released(self) -> Iterator[PointerEvent]:
        """The releases that are still to be told, where the presses were."""
        for press in self._held.released():
            yield PointerEvent(PointerAction.RELEASE, press.x_px, press.y_px, press.button)
