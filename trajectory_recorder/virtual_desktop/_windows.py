"""Looks at the windows on an X display: which there are, what they are called and where they lie.

It changes nothing. Every call opens its own connection, so it is safe on any thread.
"""

import struct
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from trajectory_recorder.errors import MachineError

if sys.platform == "linux" or TYPE_CHECKING:  # elsewhere there is no such package
    import xcffib
    import xcffib.xproto as x

_LONGEST_WORDS = 4096  # a property's limit in 32-bit words


class XScreen:
    """One connection to a display, for looking at its windows."""

    def __init__(self, connection: Any) -> None:  # noqa: ANN401 - xcffib has no types
        self._core = connection.core
        self._root: int = connection.get_setup().roots[0].root

    def managed_windows(self) -> list[int]:
        """The windows that a window manager cares for, the newest last."""
        return self._windows("_NET_CLIENT_LIST")

    def active_window(self) -> int:
        """The window that has the keyboard; 0 where none has."""
        return next(iter(self._windows("_NET_ACTIVE_WINDOW")), 0)

    def visible_windows(self) -> dict[int, str]:
        """Titles of the windows on the screen by id; of the applications', the newest comes last."""
        children = list(self._core.QueryTree(self._root).reply().children)
        titles = {}
        for window in [*children, *self.managed_windows()]:
            try:
                title = self._title(window)
                viewable = self._core.GetWindowAttributes(window).reply().map_state == x.MapState.Viewable
            except x.WindowError:  # closed since it was listed
                continue
            if title and viewable:
                titles[window] = title
        return titles

    def rectangle(self, window: int) -> tuple[int, int, int, int]:
        """Left, top, width and height in pixels of a window's inside, without its frame.

        Raises:
            MachineError: There is no such window.
        """
        try:
            geometry = self._core.GetGeometry(window).reply()
            corner = self._core.TranslateCoordinates(window, self._root, 0, 0).reply()
        except (x.WindowError, x.DrawableError):
            raise MachineError(f"There is no window {window}", "Wait for it again, by its title") from None
        return corner.dst_x, corner.dst_y, geometry.width, geometry.height

    def _windows(self, name: str) -> list[int]:
        """What a window manager tells of windows."""
        told = self._property(self._root, name)
        return [window for (window,) in struct.iter_unpack("=I", told)]

    def _title(self, window: int) -> str:
        for name in ("_NET_WM_NAME", "WM_NAME"):
            title = self._property(window, name)
            if title:
                return title.decode(errors="replace")
        return ""

    def _property(self, window: int, name: str) -> bytes:
        atom = self._core.InternAtom(False, len(name), name).reply().atom
        reply = self._core.GetProperty(False, window, atom, x.Atom.Any, 0, _LONGEST_WORDS).reply()
        return b"".join(reply.value)


@contextmanager
def x_connection(display: str) -> Iterator[Any]:
    """Connect to a display for a while.

    Raises:
        MachineError: There is no X server.
    """
    try:
        connection: Any = xcffib.connect(display=display)  # type: ignore[no-untyped-call]
    except xcffib.ConnectionException:
        raise MachineError(f"There is no X server on display {display}", "Start a new desktop") from None
    try:
        yield connection
    finally:
        connection.disconnect()


@contextmanager
def x_screen(display: str) -> Iterator[XScreen]:
    """Connect to a display for a while, to look at its windows.

    Raises:
        MachineError: There is no X server.
    """
    with x_connection(display) as connection:
        yield XScreen(connection)
