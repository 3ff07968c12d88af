"""Keeps the watch over locks and sleep going for a session, on a thread of its own."""

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from trajectory_recorder.errors import DeviceLost, MachineError
from trajectory_recorder.recording.states import PauseReason

if TYPE_CHECKING:  # it loads the window system's libraries
    from trajectory_recorder.capture.absence import Watch

log = logging.getLogger(__name__)

_AGAIN_S = 5.0


class Absence:
    """The watch of one session. What it sees becomes reasons to pause; where nobody tells, there are none.

    Args:
        watch: What is kept going.
        heed: Takes a reason, and whether it holds now; returns once that has had its effect.
    """

    def __init__(self, watch: "Watch", heed: Callable[[PauseReason, bool], None]) -> None:
        self._watch = watch
        self._heed = heed
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._main, name="absence", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End it; it may be in the middle of a word to `heed`."""
        self._stopping.set()
        self._thread.join()

    # --- what it is told, on its thread or one of the system's ---

    def locked(self, *, now: bool) -> None:
        self._heed(PauseReason.LOCKED, now)

    def asleep(self, *, now: bool) -> None:
        self._heed(PauseReason.ASLEEP, now)

    # --- the thread ---

    def _main(self) -> None:
        while not self._stopping.is_set():
            try:
                self._watch.run(self, self._stopping)
            except DeviceLost as error:
                log.warning("%s", error)
            except MachineError as error:
                log.info("%s", error)
                return
            except Exception:
                log.exception("the watch over locks and sleep failed")
            self._stopping.wait(_AGAIN_S)
