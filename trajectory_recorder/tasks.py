"""Progress and cancel for work that takes a while, without knowing who watches.

A stage takes a `Task`, reports how far it is and asks now and then whether to go on; a shell
draws a bar or nothing. Callbacks run on the thread that does the work.
"""

import threading
from collections.abc import Callable

from trajectory_recorder.errors import Cancelled


class Task:
    """One piece of work as its watcher sees it.

    Args:
        on_progress: Called with (what is being done, share done from 0 to 1).
    """

    def __init__(self, on_progress: Callable[[str, float], None] | None = None) -> None:
        self._on_progress = on_progress
        self._cancelled = threading.Event()

    def progress(self, doing: str, share: float) -> None:
        """Report progress, and stop here if somebody cancelled.

        Raises:
            Cancelled: `cancel` was called.
        """
        if self._cancelled.is_set():
            raise Cancelled(f"{doing} was cancelled")
        if self._on_progress is not None:
            self._on_progress(doing, min(max(share, 0.0), 1.0))

    def cancel(self) -> None:
        """Ask the work to stop at its next report; safe from any thread."""
        self._cancelled.set()
