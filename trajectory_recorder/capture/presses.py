"""Lets the input stream tell others at once that a button or key went down.

Whoever listens to input rings; whoever looks at something because of a press listens. Ringing never
waits: a listener that is busy hears the latest presses and misses those before them.
"""

import select
import socket
import threading
from collections import deque
from dataclasses import dataclass

_KEPT = 64


@dataclass(frozen=True, slots=True)
class Press:
    """A button (`key` False) or a key went down at this monotonic time, the pointer being there."""

    stamp_ns: int
    x_px: int
    y_px: int
    key: bool


class PressListener:
    """One who wants to know. `fileno` becomes readable when a press is there to take."""

    def __init__(self) -> None:
        self._presses: deque[Press] = deque(maxlen=_KEPT)
        self._lock = threading.Lock()
        # A pair of sockets, not a pipe: Windows waits for sockets only.
        self._bell, self._rope = socket.socketpair()
        self._bell.setblocking(False)

    def fileno(self) -> int:
        """What to wait for, beside other things."""
        return self._bell.fileno()

    def wait(self, seconds: float) -> bool:
        """Wait until there is a press to take."""
        return bool(select.select([self._bell], [], [], max(seconds, 0.0))[0])

    def take(self) -> list[Press]:
        """The presses since the last call, in their order; the oldest are missing if there were many."""
        with self._lock:
            if self._presses:
                self._bell.recv(1)
            presses = list(self._presses)
            self._presses.clear()
        return presses

    def close(self) -> None:
        """Give the sockets back; nothing may be told or taken afterwards."""
        self._bell.close()
        self._rope.close()

    def _tell(self, press: Press) -> None:
        with self._lock:
            if not self._presses:
                self._rope.send(b"!")
            self._presses.append(press)


class Presses:
    """The bell between the one source of input and its listeners."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._listeners: list[PressListener] = []

    def listen(self) -> PressListener:
        """Begin to hear presses."""
        listener = PressListener()
        with self._lock:
            self._listeners.append(listener)
        return listener

    def leave(self, listener: PressListener) -> None:
        """Stop to hear them, and close the listener."""
        with self._lock:
            self._listeners.remove(listener)
        listener.close()

    def ring(self, press: Press) -> None:
        """Tell every listener."""
        with self._lock:
            for listener in self._listeners:
                listener._tell(press)  # noqa: SLF001 - the other half of one thing
