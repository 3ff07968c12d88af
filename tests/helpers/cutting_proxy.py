"""A proxy that breaks connections as networks do, after as many bytes as a test says.

It knows nothing of what it carries. It runs in a thread of its own.
"""

import asyncio
import fcntl
import socket
import struct
import termios
import threading
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self, TypeVar

from helpers.ports import HOST

_READ_BYTES = 65_536
_DELIVERY_PATIENCE_S = 20.0
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)
T = TypeVar("T")


@dataclass(frozen=True)
class Cut:
    """When to cut a connection: after this many bytes went through in a direction. None: never."""

    sent_bytes: int | None = None
    answered_bytes: int | None = None


Plan = Sequence[int | Cut | None] | Callable[[int], int | Cut | None]
"""For the first connection, the second, and so on: a cut, or the bytes sent before it.

Or a function that says so for the connection's number, which starts at 0.
"""


@dataclass
class Connection:
    """What went through a connection so far, and whether the proxy has cut it."""

    sent_bytes: int = 0
    answered_bytes: int = 0
    was_cut: bool = False


class _CutNow(Exception):
    """A connection has carried all that it may."""


class CuttingProxy:
    """Passes connections on to a port of this machine.

    A connection that is cut is reset on both sides, after exactly as many bytes as were asked for were
    handed to the other side's system. Those past the plan's end go through.

    Args:
        target_port: Where to pass them on to.
        cut_after: The plan.
    """

    def __init__(self, target_port: int, *, cut_after: Plan = ()) -> None:
        self.port = 0
        self.connections: list[Connection] = []
        self._target_port = target_port
        self._plan = cut_after
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="cutting proxy")
        self._flowing = asyncio.Event()
        self._flowing.set()
        self._stall_at: int | None = None
        self._listener: asyncio.Server | None = None
        self._carried: set[asyncio.Task[None]] = set()

    @property
    def sent_bytes(self) -> int:
        """How much was handed to the servers so far, over all connections."""
        return sum(it.sent_bytes for it in self.connections)

    @property
    def url(self) -> str:
        """Where HTTP clients find it."""
        return f"http://{HOST}:{self.port}"

    @property
    def has_stalled(self) -> bool:
        return not self._flowing.is_set()

    def stall(self) -> None:
        """Go on taking connections and bytes, and hand none over."""
        self._loop.call_soon_threadsafe(self._flowing.clear)

    def stall_after(self, sent_bytes: int) -> None:
        """Stall by itself as soon as at least so many bytes more were handed to the servers.

        So a test can do something in the middle of what is sent, however long it takes to notice.
        """
        self._stall_at = self.sent_bytes + sent_bytes

    def refuse(self) -> None:
        """Cut all connections, and take none."""
        self._run(self._stop())

    def flow(self) -> None:
        """End `stall`, `stall_after` or `refuse`."""
        self._run(self._listen())
        self._loop.call_soon_threadsafe(self._flowing.set)

    def __enter__(self) -> Self:
        self._thread.start()
        self._run(self._listen())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._run(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result()

    async def _listen(self) -> None:
        if self._listener is None:
            self._listener = await asyncio.start_server(self._carry, HOST, self.port)
            self.port = self._listener.sockets[0].getsockname()[1]

    async def _stop(self) -> None:
        if self._listener is not None:
            self._listener.close()
            self._listener = None
        for task in self._carried:
            task.cancel()
        await asyncio.gather(*self._carried, return_exceptions=True)

    def _cut_for(self, number: int) -> Cut:
        if callable(self._plan):
            planned = self._plan(number)
        else:
            planned = self._plan[number] if number < len(self._plan) else None
        return planned if isinstance(planned, Cut) else Cut(planned)

    async def _reach(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        return await asyncio.open_connection(HOST, self._target_port)

    def _first(self, block: bytes) -> bytes:
        """What goes on in place of the first bytes that were sent."""
        return block

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._carried.add(task)
        cut, connection = self._cut_for(len(self.connections)), Connection()
        self.connections.append(connection)
        ends = [writer]
        try:
            far_reader, far_writer = await self._reach()
            ends.append(far_writer)
            async with asyncio.TaskGroup() as both:
                both.create_task(self._pump(reader, far_writer, connection, "sent_bytes", cut.sent_bytes))
                both.create_task(
                    self._pump(far_reader, writer, connection, "answered_bytes", cut.answered_bytes)
                )
        except* OSError:  # one side is gone, and so the other one goes too
            _reset(ends)
        except* _CutNow:
            connection.was_cut = True
            _reset(ends)
        except* asyncio.CancelledError:
            _reset(ends)
        finally:
            for end in ends:
                end.close()
            self._carried.discard(task)

    async def _pump(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        connection: Connection,
        count: str,
        limit: int | None,
    ) -> None:
        writer.transport.set_write_buffer_limits(high=0)  # draining shall mean handing over
        while limit is None or getattr(connection, count) < limit:
            left = _READ_BYTES if limit is None else limit - getattr(connection, count)
            block = await reader.read(min(left, _READ_BYTES))
            await self._flowing.wait()
            if not block:
                writer.write_eof()
                return
            if count == "sent_bytes" and not connection.sent_bytes:
                block = self._first(block)
            writer.write(block)
            await writer.drain()
            setattr(connection, count, getattr(connection, count) + len(block))
            if self._stall_at is not None and self.sent_bytes >= self._stall_at:
                self._stall_at = None
                self._flowing.clear()
        await _delivered(writer)
        raise _CutNow


async def _delivered(writer: asyncio.StreamWriter) -> None:
    """Wait until the other side's system has all: a reset throws away what is still here.

    A side that is busy takes it late, and one that does not read never does.
    """
    deadline_s = time.monotonic() + _DELIVERY_PATIENCE_S
    while time.monotonic() < deadline_s:
        left = fcntl.ioctl(writer.get_extra_info("socket"), termios.TIOCOUTQ, bytes(4))
        if left == bytes(4):
            return
        await asyncio.sleep(0.001)


def _reset(ends: list[asyncio.StreamWriter]) -> None:
    for end in ends:
        if end.transport.is_closing():  # it went by itself
            continue
        end.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
        end.transport.abort()
