"""The X server's own screen saver, for desktops without another one. It blanks; it locks nothing itself."""

from collections.abc import Iterator
from contextlib import contextmanager

from xcffib import screensaver

from trajectory_recorder.capture._os.x11 import Connection, connected, extension, root
from trajectory_recorder.capture.absence.watch import Told


@contextmanager
def x_screen_saver() -> Iterator["XScreenSaver"]:
    """Ask the X server for a while.

    Raises:
        MachineError: There is none, or it has no screen saver.
        DeviceLost: It went away meanwhile.
    """
    with connected() as connection:
        yield XScreenSaver(connection)


class XScreenSaver:
    """The screen saver of one X server.

    Args:
        connection: Whom to ask.
    """

    def __init__(self, connection: Connection) -> None:
        self._requests = extension(connection, screensaver.key)
        self._root = root(connection)
        self.locked = self._last = self._is_on()

    def look(self, told: Told) -> None:
        """Pass on a change since the last look."""
        before, self._last = self._last, self._is_on()
        if self._last != before:
            told.locked(now=self._last)

    def _is_on(self) -> bool:
        return bool(self._requests.QueryInfo(self._root).reply().state == screensaver.State.On)
