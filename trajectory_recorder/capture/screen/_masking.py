"""Blackens everything that lies outside the recorded area before anybody sees it.

What is black is written into what was read, which is copied by whoever keeps it: where all may be
seen, nothing is done to it, and where nothing may, nothing is read.

Windows move while pixels are read, so the area is asked before and after; where the two answers
differ the reading is repeated, and in the end black: what should not be recorded never is.

A picture bears the time at which its look began. Where the curtain was drawn then, or at any moment
since, all of it is black, however much later it is read: no picture of that time shows anything.

When the area changes, parts have to become black or visible in which nothing was drawn: `moved`
tells that everything has to be read again.
"""

import numpy as np

from trajectory_recorder.capture.area import Area
from trajectory_recorder.capture.curtain import Curtain
from trajectory_recorder.capture.screen._camera import Camera
from trajectory_recorder.capture.screen._region import Region, whole, within, without
from trajectory_recorder.capture.source import Pixels
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import Display

_ATTEMPTS = 3


class MaskedCamera:
    """A camera that shows the area only, and black around it.

    Args:
        camera: Reads the pixels; whoever opened it closes it.
        area: What may be seen.
        display: The display that the camera reads.
        curtain: What keeps everything out while it is drawn.
    """

    def __init__(self, camera: Camera, area: Area, display: Display, curtain: Curtain) -> None:
        self._camera = camera
        self._area = area
        self._display = display
        self._curtain = curtain
        self._look_ns = monotonic_ns()
        # What everything read so far was masked with; None where that was not the same for all.
        self._shown: tuple[Region, ...] | None = None

    def moved(self, look_ns: int) -> bool:
        """Whether what was read before is masked otherwise than it has to be for a look of this time, which
        all readings from now on belong to."""
        self._look_ns = look_ns
        return self._visible() != self._shown

    def read(self, part: Region) -> Pixels:
        before = self._visible()
        for _ in range(_ATTEMPTS):
            if not before:
                break
            pixels = self._camera.read(part)
            after = self._visible()
            if after == before:
                if part == whole(self._display):
                    self._shown = after
                elif after != self._shown:
                    self._shown = None
                return self._masked(pixels, part, after)
            before = after
        if before or (part != whole(self._display) and self._shown != ()):
            self._shown = None
        else:
            self._shown = ()
        return np.zeros((part.bottom - part.top, part.right - part.left, 4), np.uint8)

    def _visible(self) -> tuple[Region, ...]:
        found = [within(self._display, it) for it in self._area.visible()]
        # Asked only after the area: what is drawn meanwhile hides this answer, too.
        if self._curtain.hidden(self._look_ns, monotonic_ns() + 1):
            return ()
        return tuple(region for region in found if region is not None)

    def _masked(self, pixels: Pixels, part: Region, visible: tuple[Region, ...]) -> Pixels:
        hidden = [part]
        for region in visible:
            hidden = [piece for it in hidden for piece in without(it, region)]
        for it in hidden:
            pixels[it.shifted(-part.left, -part.top).window] = 0
        return pixels
