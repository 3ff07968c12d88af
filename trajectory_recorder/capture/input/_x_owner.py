"""Which windows of an X server belong to the recorder, by the X-Resource extension.

The extension tells the process behind each connection, and every window's number tells the
connection that made it. Where the server has no such extension, or the recorder's window is on
another machine than the server, no window passes for the recorder's.
"""

from xcffib import res
from xcffib import xproto as x

from trajectory_recorder.capture._os.x11 import Connection, root

_EVERYBODY = 0
_VERSION = (1, 2)
_DEEPEST = 8


class OwnWindows:
    """The windows of one process.

    Args:
        connection: Whom to ask.
        process_id: The process that drives the recorder.
    """

    def __init__(self, connection: Connection, process_id: int) -> None:
        self._core = connection.core
        self._root = root(connection)
        self._process_id = process_id
        self._mask = ~connection.get_setup().resource_id_mask
        name = res.key.name
        present = self._core.QueryExtension(len(name), name).reply().present
        self._requests = connection(res.key) if present else None
        if self._requests is not None:
            told = self._requests.QueryVersion(*_VERSION).reply()
            if (told.server_major, told.server_minor) < _VERSION:
                self._requests = None
        self._clients: frozenset[int] = frozenset()
        self.refresh()

    def refresh(self) -> None:
        """Find out again which connections the process has; once a second is often enough."""
        if self._requests is None:
            return
        wanted = res.ClientIdSpec.synthetic(_EVERYBODY, res.ClientIdMask.LocalClientPID)  # type: ignore[no-untyped-call]
        told = self._requests.QueryClientIds(1, [wanted]).reply().ids
        self._clients = frozenset(
            it.spec.client for it in told if list(it.value) == [self._process_id] and it.spec.client
        )

    def under(self, x_px: int, y_px: int) -> bool:
        """Whether the pointer is over one of them there, the frame around it included."""
        if not self._clients:
            return False
        try:
            frame = window = self._child(self._root, x_px, y_px)
            for _ in range(_DEEPEST):
                if self._is_own(window):
                    return True
                if not (window := self._child(window, x_px, y_px) if window else 0):
                    break
            inside = self._core.QueryTree(frame).reply().children if frame else ()
            return any(self._is_own(window) for window in inside)
        except x.WindowError:  # it was closed meanwhile
            return False

    def focused(self, x_px: int, y_px: int) -> bool:
        """Whether keys go to one of them, the pointer being there."""
        if not self._clients:
            return False
        focus = int(self._core.GetInputFocus().reply().focus)
        if focus == x.InputFocus.PointerRoot:
            return self.under(x_px, y_px)
        return self._is_own(focus)

    def _is_own(self, window: int) -> bool:
        return window & self._mask in self._clients

    def _child(self, window: int, x_px: int, y_px: int) -> int:
        return int(self._core.TranslateCoordinates(self._root, window, x_px, y_px).reply().child)
