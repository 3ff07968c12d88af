"""A thread that decodes one picture at a time, so that those whose time comes meanwhile are shown in time.

The key frame of a page full of text takes longer than pictures are apart when they are played fast. Whoever has
something decoded waits for it, and may do other things while waiting; two are never decoded at once.
"""

import threading
from collections.abc import Callable
from queue import SimpleQueue


class Darkroom:
    """Works until it is closed. Use it from one thread."""

    def __init__(self) -> None:
        self._wanted: SimpleQueue[Callable[[], object] | None] = SimpleQueue()
        self._done = threading.Event()
        self._failure: BaseException | None = None
        # What waits for a network that hangs must not keep the program from ending.
        self._thread = threading.Thread(target=self._run, name="darkroom", daemon=True)
        self._thread.start()

    def decode(self, work: Callable[[], object], *, meanwhile: Callable[[], float | None]) -> None:
        """Have something decoded, and wait for it.

        Args:
            work: Decodes; what it raises is raised here.
            meanwhile: Called on this thread again and again while it does; returns in how many seconds it is to
                be called next, None for not any more.
        """
        self._done.clear()
        self._failure = None
        self._wanted.put(work)
        while not self._done.wait(meanwhile()):
            pass
        if self._failure is not None:
            raise self._failure

    def close(self) -> None:
        """Let the thread end."""
        self._wanted.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (work := self._wanted.get()) is not None:
            try:
                work()
            except BaseException as error:  # noqa: BLE001 - it is raised where it is waited for
                self._failure = error
            self._done.set()
