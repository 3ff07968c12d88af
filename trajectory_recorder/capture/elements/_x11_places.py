"""Which process owns the window at a point, or the one with the keyboard, as the X server knows it.

Processes come from the X-Resource extension, not from `_NET_WM_PID`, which menus lack and programs
may set as they like. What lies in a window is its program's to tell.

https://www.x.org/releases/current/doc/resourceproto/resproto.txt
"""

from dataclasses import dataclass

import xcffib.res
import xcffib.xproto as x

from trajectory_recorder.capture._os import x11
from trajectory_recorder.events import Rectangle

_NO_WINDOWS = {x.InputFocus._None, x.InputFocus.PointerRoot}  # noqa: SLF001 - its name
_DEEPEST = 32


@dataclass(frozen=True, slots=True)
class Place:
    """A program's outermost window, and the process that owns it."""

    process_id: int
    bounds: Rectangle


class Places:
    """Looks at the windows of one X server.

    Raises:
        MachineError: The server lacks the X-Resource extension.
    """

    def __init__(self, connection: x11.Connection) -> None:
        self._core = connection.core
        self._resources = x11.extension(connection, xcffib.res.key)
        self._root = x11.root(connection)
        # The bits of an id that tell a client's resources apart; the others tell the clients.
        self._own_bits = int(connection.get_setup().resource_id_mask)

    def at(self, x_px: int, y_px: int) -> Place | None:
        """The window that a press at this point goes to; None over the bare desktop."""
        way: list[int] = []
        window = self._root
        try:
            while len(way) < _DEEPEST:
                window = int(self._core.TranslateCoordinates(self._root, window, x_px, y_px).reply().child)
                if window == 0:
                    break
                way.append(window)
            return self._place(way)
        except (x.WindowError, x.DrawableError):  # it vanished meanwhile
            return None

    def focus(self) -> int:
        """The server's number for what has the keyboard, which may be a window within a window."""
        return int(self._core.GetInputFocus().reply().focus)

    def focused(self) -> Place | None:
        """The window that has the keyboard; None where none has."""
        window = self.focus()
        way: list[int] = []
        try:
            while window not in {0, self._root, *_NO_WINDOWS} and len(way) < _DEEPEST:
                way.insert(0, window)
                window = int(self._core.QueryTree(window).reply().parent)
            return self._place(way)
        except (x.WindowError, x.DrawableError):
            return None

    def _place(self, way: list[int]) -> Place | None:
        """The outermost window on a way from the root inwards that is of the innermost one's client."""
        if not way:
            return None
        owner = way[-1] & ~self._own_bits
        outermost = next(window for window in way if window & ~self._own_bits == owner)
        process_id = self._process_id(outermost)
        if process_id is None:
            return None
        size = self._core.GetGeometry(outermost).reply()
        origin = self._core.TranslateCoordinates(outermost, self._root, 0, 0).reply()
        return Place(process_id, Rectangle(origin.dst_x, origin.dst_y, size.width, size.height))

    def _process_id(self, window: int) -> int | None:
        asked = xcffib.res.ClientIdSpec.synthetic(window, xcffib.res.ClientIdMask.LocalClientPID)  # type: ignore[no-untyped-call]
        for answer in self._resources.QueryClientIds(1, [asked]).reply().ids:
            if answer.spec.mask == xcffib.res.ClientIdMask.LocalClientPID and answer.length:
                return int(answer.value[0])
        return None
