"""Watches for a session whether an excluded window is in front, on a thread of its own."""

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from trajectory_recorder.errors import MachineError
from trajectory_recorder.recording.states import PauseReason

if TYPE_CHECKING:
    from trajectory_recorder.capture.area import Area, AreaOpener

log = logging.getLogger(__name__)

_PERIOD_S = 0.1
_AGAIN_S = 5.0


class InFront:
    """The watch of one session. What it sees becomes a reason to pause; while nobody can tell, nothing changes.

    Args:
        opener: Opens the area that knows what is excluded.
        heed: Takes a reason, and whether it holds now; returns once that has had its effect.
    """

    def __init__(self, opener: "AreaOpener", heed: Callable[[PauseReason, bool], None]) -> None:
        self._opener = opener
        self._heed = heed
        self._held = False
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._main, name="excluded in front", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End it; it may be in the middle of a word to `heed`."""
        self._stopping.set()
        self._thread.join()

    def _main(self) -> None:
        while not self._stopping.is_set():
            try:
                with self._opener() as area:
                    self._watch(area)
            except MachineError as error:
                log.warning("%s", error)
            except Exception:
                log.exception("the watch over excluded windows failed")
            self._stopping.wait(_AGAIN_S)

    def _watch(self, area: "Area") -> None:
        while not self._stopping.is_set():
            holds = area.excluded_in_front()
            if holds != self._held:
                self._held = holds
                self._heed(PauseReason.EXCLUDED, holds)
            self._stopping.wait(_PERIOD_S)
