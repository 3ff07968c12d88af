"""Who goes first: what somebody waits for before what they may want later. It asks and reads nothing itself."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Precedence:
    """Lets work for later wait while urgent work is under way; for any number of threads."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._urgent = 0
        self._stopped = False

    @contextmanager
    def urgent(self) -> Iterator[None]:
        """Hold others back for the length of a block."""
        with self._changed:
            self._urgent += 1
        try:
            yield
        finally:
            with self._changed:
                self._urgent -= 1
                self._changed.notify_all()

    def give_way(self) -> bool:
        """Wait until nothing urgent is under way; returns whether to go on at all."""
        with self._changed:
            self._changed.wait_for(lambda: self._stopped or not self._urgent)
            return not self._stopped

    def stop(self) -> None:
        """Let work for later end."""
        with self._changed:
            self._stopped = True
            self._changed.notify_all()
