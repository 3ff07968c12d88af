"""What one look reads, and whether what the system tells of changes can be relied on."""

import logging
from collections.abc import Callable

from trajectory_recorder.capture.screen._camera import Camera
from trajectory_recorder.capture.screen._canvas import Canvas
from trajectory_recorder.capture.screen._changes import Changes
from trajectory_recorder.capture.screen._region import Region, covers, hull, whole
from trajectory_recorder.capture.source import Picture
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import Display

log = logging.getLogger(__name__)

# Reading and comparing all of 1920x1080 takes 1 to 2 ms of processor time: a thousandth of a core.
_WHOLE_EVERY_NS = 2_000_000_000
_DISTRUST_NS = 10_000_000_000


class Looks:
    """The looks of one run at one display.

    Args:
        display: The display.
        camera: Reads its pixels.
        changes: Tells what was drawn; None where the system can't.
        moved: Whether the camera would show otherwise what it showed before, though nothing was drawn; it is
            asked at the beginning of each look, with the look's time.
    """

    def __init__(
        self, display: Display, *, camera: Camera, changes: Changes | None, moved: Callable[[int], bool]
    ) -> None:
        self._camera = camera
        self._changes = changes
        self._moved = moved
        self._whole = whole(display)
        self._canvas = Canvas(display)
        self._began = False
        self._owed: list[Region] = []
        self._whole_at_ns = monotonic_ns() + _WHOLE_EVERY_NS
        self._distrust_until_ns = 0
        self.read_everything = changes is None

    def stirred(self) -> bool:
        """Whether there is something to look at, as far as that can be told."""
        return self._changes is None or self.read_everything or bool(self._owed) or self._changes.drawn()

    def wait(self, seconds: float, *, also: int) -> None:
        """Wait until that may have changed, or until the descriptor `also` is readable."""
        assert self._changes is not None  # noqa: S101 - without them there is always something
        self._changes.wait(seconds, also=also)

    def look(self, stamp_ns: int) -> Picture | None:
        """Look at what was drawn, at this time; the first look is at everything.

        Returns:
            What is different from the look before; None if nothing is.

        Raises:
            DeviceLost: The window system went away, or the display's rectangle did.
        """
        changed = self._canvas.read(self._camera, self._told(stamp_ns))
        if self._changes is not None and stamp_ns >= self._whole_at_ns:
            changed += self._check(self._changes, stamp_ns)
        if not self._began:
            self._began = True
            changed = [self._whole]
        return self._canvas.picture(changed) if changed else None

    def _told(self, stamp_ns: int) -> list[Region]:
        moved = self._moved(stamp_ns)
        told = self._owed
        self._owed = []
        if self._changes is not None:
            told += self._changes.take()
        if self._changes is None or not self._began or moved:
            return [self._whole]
        return told

    def _check(self, changes: Changes, stamp_ns: int) -> list[Region]:
        """Read everything. What is different now was drawn after the reading of what was told, and is
        told by now, or never."""
        different = self._canvas.read(self._camera, [self._whole])
        self._owed = changes.take()
        if different and not covers(self._owed, hull(different)):
            if not self.read_everything:
                log.info("the display changed where nothing was told: reading all of it at each look")
            self._distrust_until_ns = stamp_ns + _DISTRUST_NS
        self.read_everything = stamp_ns < self._distrust_until_ns
        self._whole_at_ns = stamp_ns if self.read_everything else stamp_ns + _WHOLE_EVERY_NS
        return different
