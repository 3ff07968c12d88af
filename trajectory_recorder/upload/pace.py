"""A cap on the bandwidth of all files together. It knows nothing of what is sent."""

import threading

from trajectory_recorder.upload.control import Control

LARGEST_BLOCK_BYTES = 1024**2
_SMALLEST_BLOCK_BYTES = 4 * 1024
# A capped line carries this many blocks a second, so that it looks steady to the network and to people.
_BLOCKS_PER_S = 8


class Pace:
    """Hands out the right to send, at most so many bytes a second over any time.

    Args:
        control: What waits, and can be stopped while it does.
        bytes_per_s: The cap; None for none.
    """

    def __init__(self, control: Control, bytes_per_s: float | None = None) -> None:
        self._control = control
        self._bytes_per_s = bytes_per_s
        self._taking = threading.Lock()
        self._free_s = 0.0

    @property
    def block_bytes(self) -> int:
        """How much to read and send at once."""
        if self._bytes_per_s is None:
            return LARGEST_BLOCK_BYTES
        return int(min(max(self._bytes_per_s / _BLOCKS_PER_S, _SMALLEST_BLOCK_BYTES), LARGEST_BLOCK_BYTES))

    def take(self, count: int) -> None:
        """Wait until `count` bytes may go; raises `Interrupted` if it is paused or stopped meanwhile."""
        if self._bytes_per_s is None:
            return
        with self._taking:
            now_s = self._control.now_s()
            turn_s = max(self._free_s, now_s)
            self._free_s = turn_s + count / self._bytes_per_s
        if turn_s > now_s:
            self._control.wait(turn_s - now_s)
