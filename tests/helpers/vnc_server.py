"""An X server whose monitors come, go and turn as real ones do: Xvfb's never change.

TigerVNC's server rearranges its RandR outputs when a viewer asks it to, so here is as much of a viewer
as that takes: the handshake, and one message (RFC 6143; SetDesktopSize of the RFB community's
"The RFB Protocol", section 7.4.10). It shows nothing.
"""

import os
import socket
import struct
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

Rectangle: TypeAlias = tuple[int, int, int, int]
"""Left, top, width and height of a monitor in pixels."""

_VERSION = b"RFB 003.008\n"
_NO_SECURITY = b"\x01"
_SHARED = b"\x01"
_SET_ENCODINGS, _REQUEST_UPDATE, _SET_DESKTOP_SIZE = 2, 3, 251
_RAW, _EXTENDED_DESKTOP_SIZE = 0, -308


class VncServer:
    """A running server; `display` is its name.

    Args:
        display: Its X display.
        viewer: A connection to where it waits for viewers.
    """

    def __init__(self, display: str, viewer: socket.socket) -> None:
        self.display = display
        self._viewer = viewer
        self._greet()

    def arrange(self, *monitors: Rectangle) -> None:
        """Ask for these monitors in place of those there are."""
        width = max(left + width for left, _, width, _ in monitors)
        height = max(top + height for _, top, _, height in monitors)
        screens = [struct.pack("!I4HI", number, *monitor, 0) for number, monitor in enumerate(monitors)]
        head = struct.pack("!BxHHBx", _SET_DESKTOP_SIZE, width, height, len(screens))
        self._viewer.sendall(head + b"".join(screens))

    def _greet(self) -> None:
        self._take(len(_VERSION))
        self._viewer.sendall(_VERSION)
        self._take(self._take(1)[0])
        self._viewer.sendall(_NO_SECURITY)
        self._take(4)
        self._viewer.sendall(_SHARED)
        (name_length,) = struct.unpack("!20xI", self._take(24))
        self._take(name_length)
        encodings = struct.pack("!BxH2i", _SET_ENCODINGS, 2, _RAW, _EXTENDED_DESKTOP_SIZE)
        # One update, of one pixel: it is never read, and no more will come.
        self._viewer.sendall(encodings + struct.pack("!BB4H", _REQUEST_UPDATE, 1, 0, 0, 1, 1))

    def _take(self, count: int) -> bytes:
        taken = b""
        while len(taken) < count:
            part = self._viewer.recv(count - len(taken))
            assert part, "the server hung up"
            taken += part
        return taken


@contextmanager
def vnc_server(folder: Path, width_px: int, height_px: int) -> Iterator[VncServer]:
    """Run a server with one monitor on a display that it finds free by itself."""
    meeting = folder / "viewers"
    reading, writing = os.pipe()
    process = subprocess.Popen(
        (
            *("Xtigervnc", "-displayfd", str(writing), "-geometry", f"{width_px}x{height_px}"),
            *("-rfbport", "-1", "-rfbunixpath", str(meeting), "-SecurityTypes", "None"),
            *("-depth", "24", "-nolisten", "tcp", "-noreset"),
        ),
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as number, socket.socket(socket.AF_UNIX) as viewer:
            display = f":{number.readline().strip()}"
            viewer.connect(str(meeting))
            yield VncServer(display, viewer)
    finally:
        process.terminate()
        process.wait()
