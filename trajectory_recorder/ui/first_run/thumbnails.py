"""Small pictures of all displays, twice a second, on a thread of their own. Knows no Qt, and writes nothing."""

import threading
from collections.abc import Callable
from contextlib import ExitStack, closing
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from trajectory_recorder.errors import TrajectoryError
from trajectory_recorder.events import Display

_EVERY_S = 0.5
_MOST_PX = 480
_LEAVE_S = 2.0


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """All displays and their pictures, as `Glance.read` gives them, or why there are none."""

    displays: tuple[Display, ...] = ()
    pictures: tuple[npt.NDArray[np.uint8], ...] = ()
    problem: Exception | None = None


class Thumbnails:
    """Looks from `start` on until `stop`.

    Args:
        seen: Called on its thread with every look.
    """

    def __init__(self, seen: Callable[[Seen], None]) -> None:
        self._seen = seen
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="thumbnails", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Look no more; what is being read meanwhile is told to nobody."""
        self._stopping.set()

    def join(self) -> None:
        """Wait for its end, but not for a window system that hangs."""
        self._thread.join(_LEAVE_S)

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._look_at_arrangement()
            except (TrajectoryError, OSError, ImportError) as error:
                # Displays come and go: they are looked for anew.
                self._tell(Seen(problem=error))
                self._stopping.wait(_EVERY_S)

    def _look_at_arrangement(self) -> None:
        """Look for as long as the displays stay as they are."""
        # Loads the window system's libraries, which may be missing.
        from trajectory_recorder.capture.displays import read_displays  # noqa: PLC0415
        from trajectory_recorder.capture.screen.glance import Glance  # noqa: PLC0415

        displays = tuple(read_displays())
        with ExitStack() as stack:
            glances = [stack.enter_context(closing(Glance(it, _MOST_PX))) for it in displays]
            while not self._stopping.is_set() and tuple(read_displays()) == displays:
                self._tell(Seen(displays, tuple(it.read() for it in glances)))
                self._stopping.wait(_EVERY_S)

    def _tell(self, seen: Seen) -> None:
        if not self._stopping.is_set():
            self._seen(seen)
