"""Which symbol a key has under the X server's current layout, by the XKEYBOARD extension.

The core protocol's table can't say it: it knows no key types, so that Caps Lock, Num Lock and
AltGr on many layouts would have to be guessed. The level is found as libX11 finds it
(XKB protocol, chapter "The Server Key Symbol Map"). Nothing is remembered from key to key, so it
neither composes accents nor knows of input methods.

Programs that type for a person lend a symbol to a spare key for some milliseconds. To ask the server
then would be too late, so what they lend is taken from what they said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from xcffib import xkb

from trajectory_recorder.capture._os.x11 import Connection, extension
from trajectory_recorder.capture.input._keysyms import NO_SYMBOL, UNICODE, keysym_name, letter_case
from trajectory_recorder.capture.input.virtual_keys import virtual_key
from trajectory_recorder.clock import monotonic_ns

_CORE_KEYBOARD = 0x100  # XkbUseCoreKbd
_MAP_PARTS = xkb.MapPart.KeyTypes | xkb.MapPart.KeySyms
_SHIFT, _LOCK, _CONTROL = 0x01, 0x02, 0x04
_CLAMP, _REDIRECT = 0x40, 0x80
_EVDEV_UP = 111
_RECENT_NS = 1_000_000_000
_NAME_BY_MODIFIER_SYMBOL = {
    "Alt_L": "alt",
    "Alt_R": "alt",
    "Meta_L": "alt",
    "Meta_R": "alt",
    "Super_L": "super",
    "Super_R": "super",
    "Hyper_L": "super",
    "Hyper_R": "super",
    "ISO_Level3_Shift": "altgr",
    "Mode_switch": "altgr",
    "Num_Lock": "num_lock",
}
_MODIFIER_ORDER = ("shift", "control", "alt", "super", "altgr", "caps_lock", "num_lock")


@dataclass(frozen=True, slots=True)
class _Type:
    """How modifiers choose among the symbols of a group."""

    mask: int
    levels: dict[int, int]


_ONE_OR_SHIFTED = _Type(_SHIFT, {_SHIFT: 1})
_LETTER = _Type(_SHIFT | _LOCK, {_SHIFT: 1, _LOCK: 1})


@dataclass(frozen=True, slots=True)
class _Key:
    """One key's symbols by group and level, and what happens with groups that it hasn't."""

    groups: tuple[tuple[_Type, tuple[int, ...]], ...]
    group_info: int = 0

    def keysym(self, state: int) -> int:
        if not self.groups:
            return NO_SYMBOL
        kind, keysyms = self.groups[self._group(state)]
        keysym = keysyms[kind.levels.get(state & kind.mask, 0)]
        return letter_case(keysym)[1] if state & _LOCK and not kind.mask & _LOCK else keysym

    def _group(self, state: int) -> int:
        group, count = state >> 13 & 3, len(self.groups)
        if group < count:
            return group
        handling = self.group_info & 0xC0
        if handling == _CLAMP:
            return count - 1
        if handling == _REDIRECT:
            redirect = self.group_info >> 4 & 3
            return redirect if redirect < count else 0
        return group % count


_SPARE = _Key(())


class Keymap:
    """The server's keyboard layout, as it was when last read.

    Args:
        connection: One of its own: once a connection uses XKEYBOARD, the server no longer tells it
            of new layouts in the way that everybody understands.

    Raises:
        MachineError: The server has no XKEYBOARD extension.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._xkb = extension(connection, xkb.key)
        self._xkb.UseExtension(1, 0).reply()
        self._lent: dict[int, tuple[int, _Key]] = {}
        self.read()

    def read(self) -> None:
        """Read the layout anew."""
        nothing_partial = (0,) * 15
        reply = self._xkb.GetMap(_CORE_KEYBOARD, _MAP_PARTS, *nothing_partial, 0).reply()
        modifiers = self._connection.core.GetModifierMapping().reply()
        types = [_type(it) for it in reply.types_rtrn]
        keys = enumerate(reply.syms_rtrn, start=reply.firstKeySym)
        self._keys = {key_code: _key(it, types) for key_code, it in keys}
        self._modifiers = self._name_modifiers(list(modifiers.keycodes), modifiers.keycodes_per_modifier)
        # Servers that number keys in their own way are few, but there are some.
        self._evdev = self.symbol(_EVDEV_UP, 0) == "Up"
        # What was read is the layout of now; an event that is still to come may be older.
        recent_ns = monotonic_ns() - _RECENT_NS
        self._lent = {code: (at_ns, key) for code, (at_ns, key) in self._lent.items() if at_ns > recent_ns}

    def lend(self, first_key_code: int, keysyms: Sequence[tuple[int, ...]]) -> None:
        """Follow a request to give keys new symbols, one tuple for each key, if they are spare.

        What becomes of a key with symbols of its own depends on its past; the server is asked then.
        """
        by_code = dict(enumerate(keysyms, start=first_key_code))
        keys = self._keys
        if all(code in self._lent or (code in keys and not keys[code].groups) for code in by_code):
            self._lent |= {code: (monotonic_ns(), _core_key(of_key)) for code, of_key in by_code.items()}

    def has_lent(self, first_key_code: int, count: int) -> bool:
        """Whether all these keys are lent ones, so that a notice of their change tells nothing new."""
        recent_ns = monotonic_ns() - _RECENT_NS
        lent = (self._lent.get(first_key_code + index, (0, None))[0] for index in range(count))
        return count > 0 and all(at_ns > recent_ns for at_ns in lent)

    def keysym(self, key_code: int, state: int) -> int:
        """The key's symbol under a core protocol state: modifiers in bits 0 to 7, group in 13 and 14."""
        _, key = self._lent.get(key_code) or (0, self._keys.get(key_code, _SPARE))
        return key.keysym(state)

    def symbol(self, key_code: int, state: int) -> str:
        """The name of the key's symbol."""
        return keysym_name(self.keysym(key_code, state))

    def virtual_key(self, key_code: int, state: int) -> int:
        """The Windows virtual-key code, 0 for none."""
        group = state & 0x6000
        place = key_code if self._evdev else None
        return virtual_key(self.symbol(key_code, state), self.symbol(key_code, group), place)

    def modifiers(self, state: int) -> tuple[str, ...]:
        """Names of the modifiers that are held or locked in a state, in a fixed order."""
        held = {name for mask, name in self._modifiers if state & mask}
        return tuple(name for name in _MODIFIER_ORDER if name in held)

    def _name_modifiers(self, key_codes: list[int], width: int) -> list[tuple[int, str]]:
        """Find out what Mod1 to Mod5 mean here: whatever the keys that set them are called."""
        named = [(_SHIFT, "shift"), (_LOCK, "caps_lock"), (_CONTROL, "control")]
        for index, key_code in enumerate(key_codes):
            mask = 1 << index // width
            name = _NAME_BY_MODIFIER_SYMBOL.get(self.symbol(key_code, 0))
            if mask > _CONTROL and name:
                named.append((mask, name))
        return named


def _type(it: Any) -> _Type:  # noqa: ANN401 - xcffib has no types
    return _Type(it.mods_mask, {entry.mods_mask: entry.level for entry in it.map if entry.active})


def _key(it: Any, types: Sequence[_Type]) -> _Key:  # noqa: ANN401 - xcffib has no types
    keysyms = tuple(it.syms)
    count = it.groupInfo & 0x0F if keysyms else 0
    groups = (
        (types[it.kt_index[group]], keysyms[group * it.width : (group + 1) * it.width])
        for group in range(count)
    )
    return _Key(tuple(groups), it.groupInfo)


def _core_key(keysyms: tuple[int, ...]) -> _Key:
    """A key by the core protocol's rules: pairs of plain and shifted for up to two groups."""
    padded = (*keysyms, NO_SYMBOL, NO_SYMBOL, NO_SYMBOL)
    pairs = (padded[0:2], padded[2:4])
    return _Key(tuple(_core_group(*pair) for pair in pairs if any(pair)))


def _core_group(plain: int, shifted: int) -> tuple[_Type, tuple[int, int]]:
    # The server has cases for the symbols from before Unicode only.
    small, capital = letter_case(plain) if plain < UNICODE else (plain, plain)
    if shifted == NO_SYMBOL:
        plain, shifted = small, capital
    is_letter = plain != shifted and (plain, shifted) == (small, capital)
    return (_LETTER if is_letter else _ONE_OR_SHIFTED, (plain, shifted))
