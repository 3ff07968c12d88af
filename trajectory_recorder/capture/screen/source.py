"""The pictures of one display, as it shows them, without the pointer.

A look reads all pixels of the display's rectangle and compares them with the look before. There are
at most `fps` looks a second, evenly spaced while the picture keeps changing. Where the system tells
of changes (`_hint.py`) a still display is looked at only every 0.4 s, and the first change after a
quiet time at once; where it doesn't, every deadline is a look.

A look is stamped *before* its pixels are read, so a picture shows every change older than its stamp.
It may also show some of what happened while it was read, a few milliseconds after its stamp.

The source encodes nothing, knows no other display, and never draws the pointer into a picture: where
that was is in the input stream.
"""

from contextlib import closing, nullcontext

import mss
import numpy as np
from mss.exception import ScreenShotError

from trajectory_recorder.capture.screen._difference import changed_rows
from trajectory_recorder.capture.screen._hint import ChangeHint, open_hint
from trajectory_recorder.capture.screen._pacing import Pacer
from trajectory_recorder.capture.screen._region import region
from trajectory_recorder.capture.source import Outlet, Picture, Pixels
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import DeviceLost
from trajectory_recorder.events import Display, screen_stream

_LONGEST_WITHOUT_LOOK_NS = 400_000_000
_HINT_SLICE_S = 0.2


class ScreenSource:
    """Emits a `Picture` for every look that finds a change, and all of the first picture.

    Args:
        display: The display, as it lies on the virtual desktop now.
        fps: Looks per second at most.
    """

    def __init__(self, display: Display, fps: int) -> None:
        self._display = display
        self._fps = fps
        self._region = region(display)
        self.stream = screen_stream(display.display_id)

    def run(self, outlet: Outlet) -> None:
        """Look until the outlet says to stop.

        Raises:
            DeviceLost: The window system went away, or the display's rectangle did.
        """
        try:
            camera = mss.MSS()
        except ScreenShotError as error:
            raise self._lost() from error
        with camera:
            self._look(camera)
            outlet.ready()
            if outlet.wait_for_start():
                hint = open_hint(self._display)
                with closing(hint) if hint else nullcontext():
                    self._look_repeatedly(outlet, camera, hint)

    def _look_repeatedly(self, outlet: Outlet, camera: mss.MSS, hint: ChangeHint | None) -> None:
        pacer = Pacer(self._fps, monotonic_ns())
        previous: bytearray | None = None
        while not outlet.stopping:
            stamp_ns = monotonic_ns()
            shot = self._look(camera)
            # Comparing bytearrays is a memcmp: half the time of the search for rows.
            if shot == previous:
                outlet.looked(stamp_ns)
            else:
                outlet.emit(stamp_ns, self._picture(shot, previous))
                previous = shot
            pacer.looked(stamp_ns)
            self._wait(outlet, hint, pacer.due_ns, stamp_ns + _LONGEST_WITHOUT_LOOK_NS)

    def _picture(self, shot: bytearray, previous: bytearray | None) -> Picture:
        pixels = self._pixels(shot)
        rows = None if previous is None else changed_rows(self._pixels(previous), pixels)
        if rows is None:
            return Picture(self._display, pixels)
        first_row, end_row = rows[0] - rows[0] % 2, rows[1] + rows[1] % 2
        return Picture(self._display, pixels[first_row:end_row], 0, first_row)

    def _pixels(self, shot: bytearray) -> Pixels:
        return np.frombuffer(shot, np.uint8).reshape(self._display.height_px, self._display.width_px, 4)

    @staticmethod
    def _wait(outlet: Outlet, hint: ChangeHint | None, due_ns: int, latest_ns: int) -> None:
        """Wait until a look is due, and then until there is something to look at."""
        outlet.wait(max(due_ns - monotonic_ns(), 0) / 1e9)
        while hint is not None and not outlet.stopping:
            left_s = (latest_ns - monotonic_ns()) / 1e9
            if left_s <= 0 or hint.wait(min(left_s, _HINT_SLICE_S)):
                return

    def _look(self, camera: mss.MSS) -> bytearray:
        try:
            shot = camera.grab(self._region).raw
        # mss asserts that a reply came; none does from an X server that is gone.
        except (ScreenShotError, AssertionError) as error:
            raise self._lost() from error
        if len(shot) != self._display.height_px * self._display.width_px * 4:
            raise self._lost()
        return shot

    def _lost(self) -> DeviceLost:
        return DeviceLost(
            f"the pixels of display {self._display.display_id} ({self._display.name}) can't be read",
            "if displays were connected, removed or resized, or the desktop ended, record anew",
        )
