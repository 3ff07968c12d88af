"""Whose the windows on an X11 desktop are: asked once, and again when one of them says otherwise.

Some window managers have a program for their frames, which says what *it* is; so what is asked for
is the application's own window within them.
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import xcffib.xproto as x

from trajectory_recorder.capture._os import x11

_NAMES = ("WM_CLASS", "WM_STATE", "_NET_WM_NAME", "WM_NAME", "WM_TRANSIENT_FOR", "_GTK_FRAME_EXTENTS")
_OPAQUE = ("_NET_WM_OPAQUE_REGION", "_NET_WM_WINDOW_OPACITY")
_LONGEST_NAME = 256  # in words of 32 bits
_DEEPEST = 3  # how far inside of its frames a client's window lies at most
_NO_SHADOW = (0, 0, 0, 0)
_GONE = (x.WindowError, x.DrawableError)


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose window lies on the desktop. `client` is the application's own one within the frames.

    `opaque` are rectangles within the client, as four numbers each, in which it says that nothing is
    seen through it.
    """

    client: int
    applications: tuple[str, ...]
    title: str
    transient_for: int
    shadow: tuple[int, int, int, int]
    """Left, right, top and bottom, in pixels."""
    managed: bool
    opaque: tuple[int, ...] = ()
    faded: bool = False


class Identities:
    """What the windows say that they are.

    Args:
        connection: Whom to ask.
    """

    def __init__(self, connection: x11.Connection) -> None:
        self._connection = connection
        self._core = connection.core
        self._known: dict[int, Identity] = {}
        self._atoms = {x11.atom(connection, name) for name in (*_NAMES, *_OPAQUE)}

    def of(self, window: int) -> Identity:
        """Whose a window is; its properties have to be watched."""
        known = self._known.get(window)
        if known is None:
            known = self._known[window] = self._find_client(window)
        return known

    def changed(self, event: Any) -> bool:  # noqa: ANN401 - xcffib has no types
        """Take note of a property that changed; whether windows have to be asked again."""
        if event.atom not in self._atoms:
            return False
        theirs = [window for window, it in self._known.items() if event.window in {window, it.client}]
        # A window that says nothing of its own may be the frame of the one that does.
        for window in theirs or [window for window, it in self._known.items() if not it.managed]:
            del self._known[window]
        return True

    def filled(self, window: int) -> bool:
        """Take note of something new inside of a window: the client that was missing, perhaps."""
        known = self._known.get(window)
        if known is None or known.managed:
            return False
        del self._known[window]
        return True

    def forget(self, *windows: int) -> None:
        """Ask these again, should they be there."""
        for window in windows:
            self._known.pop(window, None)

    def _find_client(self, window: int) -> Identity:
        """What a window on the desktop says it is, or the one in it that a window manager manages."""
        named: list[tuple[int, str]] = []
        level = [window]
        for _ in range(_DEEPEST):
            asked = [
                (it, self._ask(it, "WM_STATE"), self._ask(it, "WM_CLASS"), self._core.QueryTree(it))
                for it in level
            ]
            level = []
            for it, state_request, class_request, tree_request in asked:
                with suppress(*_GONE):
                    managed = bool(state_request.reply().type)
                    name = b"".join(class_request.reply().value).decode("latin-1")
                    if managed:
                        return self._describe(it, name, managed=True)
                    if name:
                        named.append((it, name))
                    level += tree_request.reply().children
        return self._describe(*(named or [(window, "")])[0], managed=False)

    def _ask(self, window: int, name: str) -> Any:  # noqa: ANN401 - xcffib has no types
        atom = x11.atom(self._connection, name)
        return self._core.GetProperty(False, window, atom, x.Atom.Any, 0, _LONGEST_NAME)

    def _describe(self, client: int, name: str, *, managed: bool) -> Identity:
        self._watch(client)
        transient = self._numbers(client, "WM_TRANSIENT_FOR")
        left, right, top, bottom, *_ = (*self._numbers(client, "_GTK_FRAME_EXTENTS"), *_NO_SHADOW)
        return Identity(
            client,
            tuple(part for part in name.split("\0") if part),
            x11.window_title(self._connection, client) or "",
            transient[0] if transient else 0,
            (left, right, top, bottom),
            managed,
            self._numbers(client, "_NET_WM_OPAQUE_REGION"),
            bool(self._numbers(client, "_NET_WM_WINDOW_OPACITY")),
        )

    def _numbers(self, window: int, name: str) -> tuple[int, ...]:
        return x11.numbers_property(self._connection, window, name)

    def _watch(self, client: int) -> None:
        """Before it is read, so that no change falls between."""
        mask = x.EventMask.PropertyChange | x.EventMask.SubstructureNotify
        with suppress(*_GONE):
            self._core.ChangeWindowAttributesChecked(client, x.CW.EventMask, [mask]).check()
