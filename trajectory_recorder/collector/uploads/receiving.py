"""Takes the body of one request into the store: received in the event loop, written by threads meanwhile.

While a block arrives, the one before it is brought to the disk, and the one before that is counted: each of
the three takes its time, and none waits for the others. At most two blocks and what a socket hands over at once are
held in memory, however large the body is.

What arrived counts in the database once it is durable in the store. Where the client said how long its
request is and gave no checksum, every block counts by itself, so that a cut costs less than a block. Where it
did not, or gave a checksum, the request counts whole or not at all: nobody knows before its end whether it
runs over, or is what it should be. What is cut off without a checksum is kept all the same.
"""

import asyncio
import hmac
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from anyio import to_thread
from starlette.requests import ClientDisconnect

from trajectory_recorder.collector.endpoint import Endpoint
from trajectory_recorder.collector.problems import Problem
from trajectory_recorder.collector.store.store import Parts
from trajectory_recorder.collector.uploads import progress
from trajectory_recorder.collector.uploads.progress import Standing
from trajectory_recorder.collector.uploads.turns import Turn
from trajectory_recorder.wire.tus import ALGORITHMS, CHECKSUM_MISMATCH, Checksum

T = TypeVar("T")


class Cut(Exception):
    """The client went away, or a newer request has taken the turn. What could be kept was."""


class Receiving:
    """One request's body on its way.

    Args:
        endpoint: What the request stands on.
        held: The upload, with its lease taken.
        length: The body's length in bytes, None where the client did not say.
        checksum: What the body must hash to, if the client said.
    """

    def __init__(
        self, endpoint: Endpoint, held: Standing, *, length: int | None, checksum: Checksum | None
    ) -> None:
        self._endpoint = endpoint
        self._counted = held
        self._written = held.offset
        self._parts = held.parts
        self._room = held.length - held.offset
        self._checksum = checksum
        self._hash = ALGORITHMS[checksum.algorithm]() if checksum else None
        self._counts_by_block = length is not None and checksum is None
        self._gathered: list[bytes] = []
        self._gathered_bytes = 0
        self._writing: asyncio.Task[None] | None = None
        self._counting: asyncio.Task[None] | None = None

    async def take(self, body: AsyncIterator[bytes], turn: Turn) -> int:
        """Take the body in; returns the upload's new offset.

        Raises:
            Problem: 413 when it runs over, 460 when it does not match its checksum; nothing of it counts.
            Cut: It ended early.
            LeaseLost: A request of another process has taken over.
            StoreError: The store failed.
        """
        reading = asyncio.create_task(self._read(body))
        turn.read_in(reading)
        try:
            await reading
        except (asyncio.CancelledError, ClientDisconnect) as error:
            await self._keep_what_is_there()
            raise Cut from error
        finally:
            await self._settle()
        await self._write_gathered()
        await self._settle_or_raise()
        self._require_match()
        await self._count()
        return self._counted.offset

    async def _read(self, body: AsyncIterator[bytes]) -> None:
        async for piece in body:
            self._room -= len(piece)
            if self._room < 0:
                raise _too_long()
            self._gathered.append(piece)
            self._gathered_bytes += len(piece)
            if self._gathered_bytes >= self._endpoint.store.block_bytes:
                await self._write_gathered()

    async def _keep_what_is_there(self) -> None:
        if self._checksum is None:
            await self._write_gathered()
            await self._settle_or_raise()
            await self._count()

    async def _write_gathered(self) -> None:
        """Hand the gathered bytes to a thread, as soon as it has written those before."""
        if self._writing is not None:
            # Waits without taking the thread's task along when it is cancelled itself.
            await asyncio.shield(self._writing)
        if self._gathered:
            pieces, self._gathered, self._gathered_bytes = self._gathered, [], 0
            self._writing = asyncio.create_task(self._bring_in(pieces))

    async def _bring_in(self, pieces: list[bytes]) -> None:
        offset, parts = await self._in_thread(partial(self._write, pieces))
        if self._counts_by_block:
            if self._counting is not None:
                await self._counting
            self._counting = asyncio.create_task(self._in_thread(partial(self._advance, offset, parts)))

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await to_thread.run_sync(work, limiter=self._endpoint.turns.writers)

    def _write(self, pieces: list[bytes]) -> tuple[int, Parts]:
        """Make a block durable; returns the new offset, and the store's note on it."""
        data = b"".join(pieces)
        pieces.clear()
        if self._hash is not None:
            self._hash.update(data)
        # A request that was taken over must not write over what came since.
        progress.require_lease(self._endpoint, self._counted)
        self._parts = self._endpoint.store.append(self._counted.key, self._parts, self._written, data)
        self._written += len(data)
        return self._written, self._parts

    async def _settle(self) -> None:
        """Let the running threads end, so that nobody writes behind this request's back."""
        if self._writing is not None:
            await asyncio.wait({self._writing})
        if self._counting is not None:
            await asyncio.wait({self._counting})
        for ended in (self._writing, self._counting):
            if ended is not None:
                # Looked at, or asyncio complains of an error that nobody asked for.
                ended.exception()

    async def _settle_or_raise(self) -> None:
        await self._settle()
        for ended in (self._writing, self._counting):
            if ended is not None:
                ended.result()

    async def _count(self) -> None:
        if self._written != self._counted.offset:
            await self._in_thread(partial(self._advance, self._written, self._parts))

    def _advance(self, offset: int, parts: Parts) -> None:
        progress.advance(self._endpoint, self._counted, offset, parts)
        self._counted = replace(self._counted, offset=offset, parts=parts)

    def _require_match(self) -> None:
        if self._checksum is None or self._hash is None:
            return
        if not hmac.compare_digest(self._hash.digest(), self._checksum.digest):
            raise Problem(
                CHECKSUM_MISMATCH,
                "checksum_mismatch",
                f"what arrived is not what was sent: its {self._checksum.algorithm} differs",
                remedy="send it again",
            )


def _too_long() -> Problem:
    return Problem(
        413,
        "too_long",
        "the request has more bytes than the upload has room for",
        remedy="ask for its offset with HEAD",
        headers={"Connection": "close"},
    )
