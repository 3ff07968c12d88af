"""Keys that are pressed together, as people write them: "Ctrl+Alt+P". Knows no Qt and no keyboard."""

import re
from dataclasses import dataclass
from enum import Enum

from trajectory_recorder.errors import UsageError


class Modifier(Enum):
    """Keys that only change what others do; the value is how they are written."""

    CTRL = "Ctrl"
    ALT = "Alt"
    SHIFT = "Shift"
    META = "Meta"


_MODIFIERS = {
    "ctrl": Modifier.CTRL,
    "control": Modifier.CTRL,
    "alt": Modifier.ALT,
    "option": Modifier.ALT,
    "shift": Modifier.SHIFT,
    "meta": Modifier.META,
    "win": Modifier.META,
    "super": Modifier.META,
    "cmd": Modifier.META,
}
# Symbols of X (keysymdef.h) and virtual keys of Windows (winuser.h).
_NAMED = {
    "Space": (0x20, 0x20),
    "Pause": (0xFF13, 0x13),
    "Home": (0xFF50, 0x24),
    "Left": (0xFF51, 0x25),
    "Up": (0xFF52, 0x26),
    "Right": (0xFF53, 0x27),
    "Down": (0xFF54, 0x28),
    "PageUp": (0xFF55, 0x21),
    "PageDown": (0xFF56, 0x22),
    "End": (0xFF57, 0x23),
    "Insert": (0xFF63, 0x2D),
    "Delete": (0xFFFF, 0x2E),
    **{f"F{number}": (0xFFBD + number, 0x6F + number) for number in range(1, 25)},
}
_SHORT = {"pgup": "PageUp", "pgdown": "PageDown", "ins": "Insert", "del": "Delete"}
_ALONE = re.compile(r"F\d+|Pause")
_TRY = "write it like Ctrl+Alt+P, with a letter, a digit, F1 to F24, or the name of a key"


@dataclass(frozen=True, slots=True)
class Combination:
    """One key and what is held with it.

    Attributes:
        modifiers: What is held.
        key: A letter or digit, or the key's name.
        keysym: The key's symbol on X.
        virtual_key: Its code on Windows.
    """

    modifiers: frozenset[Modifier]
    key: str
    keysym: int
    virtual_key: int

    def __str__(self) -> str:
        held = [modifier.value for modifier in Modifier if modifier in self.modifiers]
        return "+".join([*held, self.key])


def parse(text: str) -> Combination:
    """Read a combination; capitals and spaces don't matter.

    Raises:
        UsageError: It is none, or one that would be missed where people type.
    """
    *held, key = (part.strip() for part in text.split("+"))
    unknown = [name for name in held if name.lower() not in _MODIFIERS]
    if unknown:
        raise UsageError(f"{unknown[0]!r} in the keys {text!r} is not a key that is held", _TRY)
    modifiers = frozenset(_MODIFIERS[name.lower()] for name in held)
    name, keysym, virtual_key = _key(key, text)
    if not modifiers - {Modifier.SHIFT} and not _ALONE.fullmatch(name):
        raise UsageError(f"the keys {text!r} are needed for typing", "add Ctrl, Alt or Meta")
    return Combination(modifiers, name, keysym, virtual_key)


def _key(key: str, text: str) -> tuple[str, int, int]:
    if len(key) == 1 and key.isascii() and key.isalnum():
        return key.upper(), ord(key.lower()), ord(key.upper())
    wanted = _SHORT.get(key.lower(), key).lower()
    for name, codes in _NAMED.items():
        if name.lower() == wanted:
            return (name, *codes)
    raise UsageError(f"{key!r} in the keys {text!r} is not a key", _TRY)
