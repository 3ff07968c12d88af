"""What was drawn on a display, as the X server's DAMAGE extension tells it.

The extension keeps the region that was drawn to. It is taken out and emptied in one request, before
the pixels are read over another connection, so whatever is drawn later is in the next region.

Drawn does not mean changed, and what a graphics driver shows around the server is not told: who
needs certainty looks now and then regardless.
"""

import select

import xcffib
import xcffib.damage
import xcffib.xfixes

from trajectory_recorder.capture._os import x11
from trajectory_recorder.capture.screen._changes import Changes
from trajectory_recorder.capture.screen._region import Region, within
from trajectory_recorder.errors import DeviceLost
from trajectory_recorder.events import Display, Rectangle

_WHOLE_DAMAGE = 0


def watch_damage(display: Display) -> Changes | None:
    """Begin to watch a display; None where the server has no DAMAGE or XFIXES extension.

    Raises:
        DeviceLost: The X server went away.
        MachineError: It can't be reached.
    """
    connection = x11.connect()
    try:
        for name in (xcffib.damage.key.name, xcffib.xfixes.key.name):
            if not connection.core.QueryExtension(len(name), name).reply().present:
                connection.disconnect()
                return None
        return _Damage(connection, display)
    except xcffib.ConnectionException as error:
        connection.disconnect()
        raise _lost() from error


class _Damage:
    """The damage of the root window, which includes all windows on it."""

    def __init__(self, connection: x11.Connection, display: Display) -> None:
        self._connection = connection
        self._display = display
        self._drawn = False
        self._fixes = connection(xcffib.xfixes.key)
        self._fixes.QueryVersion(5, 0).reply()
        self._extension = connection(xcffib.damage.key)
        self._extension.QueryVersion(1, 1).reply()
        self._damage, self._region = connection.generate_id(), connection.generate_id()
        self._fixes.CreateRegionChecked(self._region, 0, []).check()
        # An event when a region that was empty is not any more; after that it is asked, not told.
        self._extension.CreateChecked(
            self._damage, x11.root(connection), xcffib.damage.ReportLevel.NonEmpty
        ).check()

    def drawn(self) -> bool:
        try:
            while (event := self._connection.poll_for_event()) is not None:
                # Some events, as that of a new key mapping, go to every client, asked for or not.
                self._drawn = self._drawn or isinstance(event, xcffib.damage.NotifyEvent)
        except xcffib.ConnectionException as error:
            raise _lost() from error
        return self._drawn

    def wait(self, seconds: float, *, also: int) -> None:
        # What libxcb has read already makes no descriptor readable.
        if not self.drawn():
            select.select([self._connection.get_file_descriptor(), also], [], [], max(seconds, 0.0))

    def take(self) -> list[Region]:
        # What was told up to here is in the region; what is told later may be about something that
        # was drawn after it was emptied, and stays in the queue.
        self.drawn()
        self._drawn = False
        try:
            self._extension.Subtract(self._damage, _WHOLE_DAMAGE, self._region)
            drawn = self._rectangles(self._fixes.FetchRegion(self._region).sequence)
        except xcffib.ConnectionException as error:
            raise _lost() from error
        parts = (within(self._display, rectangle) for rectangle in drawn)
        return [part for part in parts if part is not None]

    def _rectangles(self, request: int) -> list[Rectangle]:
        """Unpack the answer to FetchRegion at once; xcffib makes an object of each rectangle, which
        takes 4 ms for a thousand."""
        answer = self._connection.wait_for_reply(request)
        (words,) = answer.unpack("=4xI24x")  # two for each rectangle
        numbers = answer.unpack(f"={2 * words}h")
        return [Rectangle(*numbers[at : at + 4]) for at in range(0, 2 * words, 4)]

    def close(self) -> None:
        self._connection.disconnect()


def _lost() -> DeviceLost:
    return DeviceLost("the X server went away", "log in again, then start a new recording")
