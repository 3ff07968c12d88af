"""The names of the keyboard layouts of an X server, as they were set: "de", "us(intl)".

Whoever sets a layout leaves its names in a property of the root window. A layout that was loaded
without names, as a file of `xkbcomp`, has none here.
"""

from itertools import zip_longest

import xcffib.xproto as x

from trajectory_recorder.capture._os.x11 import Connection, atom, property_bytes, root

_PROPERTY = "_XKB_RULES_NAMES"
_LAYOUTS, _VARIANTS = 2, 3  # after rules and model


class LayoutNames:
    """The names, kept up to date.

    Args:
        connection: The server tells over it that the names have changed; nobody else may take its
            events.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._root = root(connection)
        self._atom = atom(connection, _PROPERTY)
        connection.core.ChangeWindowAttributesChecked(
            self._root, x.CW.EventMask, [x.EventMask.PropertyChange]
        ).check()
        self._names = self._read()

    def follow(self) -> None:
        """Take note of changes that the server has told of."""
        changed = False
        while (event := self._connection.poll_for_event()) is not None:
            changed = changed or (isinstance(event, x.PropertyNotifyEvent) and event.atom == self._atom)
        if changed:
            self._names = self._read()

    def name(self, group: int) -> str:
        """The layout that is a key event's group; empty where it has no name."""
        return self._names[group] if group < len(self._names) else ""

    def _read(self) -> tuple[str, ...]:
        found = property_bytes(self._connection, self._root, _PROPERTY)
        fields = found[1].decode(errors="replace").split("\0") if found else []
        if len(fields) <= _VARIANTS:
            return ()
        layouts, variants = fields[_LAYOUTS].split(","), fields[_VARIANTS].split(",")
        pairs = zip_longest(layouts, variants[: len(layouts)], fillvalue="")
        return tuple(f"{layout}({variant})" if variant else layout for layout, variant in pairs)
