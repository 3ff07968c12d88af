"""Whose turn it is to write to an upload, among the requests of this process.

A connection that died without a word may hold its request open for minutes. So whoever comes anew is let in:
the older request is told to stop, and waited for as long as it takes to keep what it has. Requests of other
processes are kept apart by the lease in the database alone; see `progress`.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from anyio import CapacityLimiter

# Writing a block takes milliseconds. A store that takes longer loses what the older request had, no more.
_PATIENCE_S = 10.0
_WRITERS = 16


class Turn:
    """One request's right to write to an upload."""

    def __init__(self) -> None:
        self._ended = asyncio.Event()
        self._reading: asyncio.Task[None] | None = None
        self.stopped = False

    def read_in(self, task: asyncio.Task[None]) -> None:
        """Say which task waits for the client's bytes: the one that `stop` ends."""
        self._reading = task
        if self.stopped:
            self._end_reading(task)

    def stop(self) -> None:
        """Have it read no more, and keep what it has."""
        self.stopped = True
        if self._reading is not None:
            self._end_reading(self._reading)

    def _end_reading(self, task: asyncio.Task[None]) -> None:
        # Only when it has taken what already came: or clients that send at the same time may stop each other's
        # requests before a single byte is read, again and again.
        asyncio.get_running_loop().call_soon(task.cancel)

    def end(self) -> None:
        self._ended.set()

    async def wait(self) -> None:
        """Wait for its end, but not for ever."""
        try:
            await asyncio.wait_for(self._ended.wait(), _PATIENCE_S)
        except TimeoutError:
            # What it writes from now on counts no more: its lease is taken next.
            return


class Turns:
    """The turns of a process. `writers` bounds the threads that write to the store at once."""

    def __init__(self) -> None:
        self._running: dict[str, Turn] = {}
        self.writers = CapacityLimiter(_WRITERS)

    @asynccontextmanager
    async def take(self, upload_id: str) -> AsyncIterator[Turn]:
        """Be the one who writes to an upload, until the end of the block or until somebody else comes."""
        turn, before = Turn(), self._running.get(upload_id)
        self._running[upload_id] = turn
        try:
            if before is not None:
                before.stop()
                await before.wait()
            yield turn
        finally:
            turn.end()
            if self._running.get(upload_id) is turn:
                del self._running[upload_id]

    def stop_all(self) -> None:
        """Have all requests keep what they have, as when the process is to end. Call it in the event loop."""
        for turn in list(self._running.values()):
            turn.stop()
