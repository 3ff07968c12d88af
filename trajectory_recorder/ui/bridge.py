"""Runs what blocks beside the window, and brings its result back by signal.

One worker thread, one job after the other in the order they were handed over. Jobs never touch
widgets; what they return is taken on the thread that made the bridge.
"""

import logging
import queue
import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

log = logging.getLogger(__name__)

Result = TypeVar("Result")


class Bridge(QObject):
    """One worker thread for one window. Call `end`, or `leave`, when no more jobs come."""

    _returned = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        # Emitted on the worker, delivered here: Qt queues it, because the bridge lives here.
        self._returned.connect(self._take)
        self._is_left = False
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._worker = threading.Thread(target=self._run, name="bridge", daemon=True)
        self._worker.start()

    def work(
        self, job: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[Exception], None]
    ) -> None:
        """Run `job` on the worker, then `done` with its result, or `failed`, on this thread."""

        def run() -> None:
            try:
                result = job()
            except Exception as error:
                log.info("a job failed", exc_info=True)
                self._return(partial(failed, error))
            else:
                self._return(partial(done, result))

        self._jobs.put(run)

    def end(self) -> None:
        """Wait for the jobs that were handed over, and end the worker."""
        self._jobs.put(None)
        self._worker.join()

    def leave(self) -> None:
        """End without waiting: what is under way goes on, and nobody is told of it."""
        self._is_left = True
        self._jobs.put(None)

    def _run(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()

    def _return(self, returned: Callable[[], None]) -> None:
        # What nobody waits for may come when there is no application any more.
        if not self._is_left:
            self._returned.emit(returned)

    def _take(self, returned: Callable[[], None]) -> None:
        if not self._is_left:
            returned()
