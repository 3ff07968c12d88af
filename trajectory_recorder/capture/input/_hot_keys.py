"""Which presses are hot keys of the recorder's: keys that it holds wherever the focus is.

Only the last key of a combination tells: what is held with it went to an application before anybody
could know what for. It asks the system nothing.
"""

from collections.abc import Iterable

from trajectory_recorder.events import KeyEvent
from trajectory_recorder.key_combination import Combination, Modifier

_NAMES = {
    Modifier.CTRL: "control",
    Modifier.ALT: "alt",
    Modifier.SHIFT: "shift",
    Modifier.META: "super",
}
_HELD = {*_NAMES.values(), "altgr"}  # locks don't matter


class HotKeys:
    """The combinations of one recording.

    Args:
        combinations: What the recorder holds.
    """

    def __init__(self, combinations: Iterable[Combination]) -> None:
        self._combinations = {
            (it.virtual_key, frozenset(_NAMES[modifier] for modifier in it.modifiers)) for it in combinations
        }

    def __contains__(self, press: KeyEvent) -> bool:
        return (press.vk, frozenset(_HELD.intersection(press.modifiers))) in self._combinations
