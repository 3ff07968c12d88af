"""Changes of a display as the X server's DAMAGE extension tells them.

The extension keeps the region that was drawn to since it was last asked, and tells when that
region's bounding box grows. Emptying the region is answered before the pixels are read over mss's
own connection, so whatever is drawn after the reading grows an empty box, and is told.

Drawn does not mean changed, and what a graphics driver shows around the server is not told: who
needs certainty looks now and then regardless.
"""

import time

import xcffib
import xcffib.damage
import xcffib.xfixes
import xcffib.xproto

from trajectory_recorder.capture._os import x11
from trajectory_recorder.capture.screen._hint import ChangeHint
from trajectory_recorder.errors import DeviceLost
from trajectory_recorder.events import Display

_WHOLE_REGION = 0


def open_damage(display: Display) -> ChangeHint | None:
    """Begin to watch a display; None where the server has no DAMAGE extension.

    Raises:
        DeviceLost: The X server went away.
        MachineError: It can't be reached.
    """
    connection = x11.connect()
    try:
        name = xcffib.damage.key.name
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
        self._extension = connection(xcffib.damage.key)
        self._extension.QueryVersion(1, 1).reply()
        self._damage = connection.generate_id()
        self._extension.CreateChecked(
            self._damage, x11.root(connection), xcffib.damage.ReportLevel.BoundingBox
        ).check()

    def wait(self, seconds: float) -> bool:
        deadline_s = time.monotonic() + seconds
        try:
            while True:
                box = self._latest_box()
                if box is not None and self._touches(box):
                    return True
                left_s = deadline_s - time.monotonic()
                if left_s <= 0 or (box is None and not x11.wait_readable(self._connection, left_s)):
                    return False
        except xcffib.ConnectionException as error:
            raise _lost() from error

    def close(self) -> None:
        self._connection.disconnect()

    def _latest_box(self) -> "xcffib.xproto.RECTANGLE | None":
        box = None
        while (event := self._connection.poll_for_event()) is not None:
            # Some events, as that of a new key mapping, go to every client, asked for or not.
            if isinstance(event, xcffib.damage.NotifyEvent):
                box = event.area  # the latest box holds the earlier ones
        if box is not None:
            # Checked, that is answered: see the module's docstring. An event that comes before the
            # answer may tell of something after the emptying, so it stays in the queue.
            self._extension.SubtractChecked(self._damage, _WHOLE_REGION, _WHOLE_REGION).check()
        return box

    def _touches(self, box: "xcffib.xproto.RECTANGLE") -> bool:
        display = self._display
        return bool(
            box.x < display.x_px + display.width_px
            and box.x + box.width > display.x_px
            and box.y < display.y_px + display.height_px
            and box.y + box.height > display.y_px
        )


def _lost() -> DeviceLost:
    return DeviceLost("the X server went away", "log in again, then start a new recording")
