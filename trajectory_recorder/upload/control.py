"""Pausing, going on and stopping, from any thread, and all waiting in between.

Whoever sends asks `check` before every block, and waits nowhere but here: so a pause takes effect at
once, also in the middle of a long wait. It goes by the monotonic clock only.
"""

import threading

from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import Cancelled


class Interrupted(Exception):
    """Leave what is under way, and ask `hold` whether to go on."""


class Control:
    """One sending's brake."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._paused = False
        self._stopped = False

    @property
    def paused(self) -> bool:
        return self._paused

    def pause(self) -> None:
        self._set(paused=True)

    def resume(self) -> None:
        self._set(paused=False)

    def stop(self) -> None:
        """End it for good; what was sent stays on the endpoint."""
        self._set(paused=False, stopped=True)

    def check(self) -> None:
        """Raise `Interrupted` if it is paused or stopped."""
        if self._paused or self._stopped:
            raise Interrupted

    def hold(self) -> None:
        """Wait for as long as it is paused.

        Raises:
            Cancelled: It was stopped.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or not self._paused)
        if self._stopped:
            raise Cancelled("the sending was stopped")

    def wait(self, seconds: float) -> None:
        """Let time pass; raises `Interrupted` as `check`."""
        self.check()
        self._sleep(seconds)
        self.check()

    def now_s(self) -> float:
        """The monotonic clock."""
        return monotonic_ns() / 1e9

    def _sleep(self, seconds: float) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or self._paused, seconds)

    def _set(self, *, paused: bool, stopped: bool = False) -> None:
        with self._changed:
            self._paused = paused
            self._stopped = self._stopped or stopped
            self._changed.notify_all()
