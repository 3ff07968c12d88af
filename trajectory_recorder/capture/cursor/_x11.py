"""The pointer's image on X11, by the XFIXES extension, which tells of every change.

The image is that of the server's own pointer. The extension can also hide the pointer, as screen
savers and games do, but tells nobody: a pointer that is hidden so passes for visible. Programs that
hide it by an empty image, as most do while one types, are seen.

https://www.x.org/releases/current/doc/fixesproto/fixesproto.txt
"""

from typing import Any

import numpy as np
from xcffib import xfixes

from trajectory_recorder.capture._os import x11
from trajectory_recorder.capture.cursor._image import CursorImage, straight
from trajectory_recorder.capture.cursor._rest import Rest
from trajectory_recorder.capture.cursor._shapes import Shapes
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import StreamName


class CursorSource:
    """Says what the pointer looks like, at the start and after every change."""

    stream: str = StreamName.CURSOR

    def __init__(self) -> None:
        self._shapes = Shapes()

    def run(self, outlet: Outlet) -> None:
        """Watch until the outlet says to stop.

        Raises:
            MachineError: There is no X server, or it has no XFIXES extension.
            DeviceLost: It went away.
        """
        with x11.connected() as connection:
            requests = x11.extension(connection, xfixes.key)
            requests.QueryVersion(xfixes.MAJOR_VERSION, xfixes.MINOR_VERSION).reply()
            requests.SelectCursorInputChecked(
                x11.root(connection), xfixes.CursorNotifyMask.DisplayCursor
            ).check()
            outlet.ready()
            if outlet.wait_for_start():
                self._shapes.begin_run()
                try:
                    self._watch(connection, requests, outlet)
                finally:
                    self._shapes.end_run(monotonic_ns())

    def _watch(self, connection: x11.Connection, requests: Any, outlet: Outlet) -> None:  # noqa: ANN401 - xcffib has no types
        rest = Rest()
        changed = True
        while not outlet.stopping:
            stamp_ns = monotonic_ns()
            if changed:
                self._shapes.tell(outlet, stamp_ns, _read(requests))
                outlet.wait(rest.after_change(stamp_ns))
            else:
                outlet.looked(stamp_ns)
            changed = _wait_for_change(connection)


def _wait_for_change(connection: x11.Connection) -> bool:
    """Wait for the next change or a while, and take all that were told."""
    event = connection.poll_for_event()
    if event is None:
        x11.wait_readable(connection, x11.LOOK_S)
        event = connection.poll_for_event()
    changed = False
    while event is not None:
        # Some events, as that of a new key mapping, go to every client, asked for or not.
        changed = changed or isinstance(event, xfixes.CursorNotifyEvent)
        event = connection.poll_for_event()
    return changed


def _read(requests: Any) -> CursorImage:  # noqa: ANN401 - xcffib has no types
    reply = requests.GetCursorImageAndName().reply()
    argb = np.array(reply.cursor_image, np.uint32).reshape(reply.height, reply.width)
    rgba = np.stack([argb >> shift & 0xFF for shift in (16, 8, 0, 24)], axis=2).astype(np.uint8)
    name = b"".join(reply.name).decode(errors="replace")
    return CursorImage(straight(rgba), reply.xhot, reply.yhot, name)
