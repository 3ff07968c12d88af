"""Whose turn it is: what came of a request is read before it gives way, and nothing that never comes is waited for."""

import asyncio

import pytest

from trajectory_recorder.collector.uploads.turns import Turn, Turns


async def read(body: "asyncio.Queue[bytes]", read: list[bytes]) -> None:
    """Read until the reading is ended, as from a client that says no more."""
    while True:
        read.append(await body.get())


@pytest.mark.parametrize("stopped_first", [True, False])
def test_what_came_is_read_before_the_turn_ends(stopped_first: bool) -> None:  # noqa: FBT001 - a case
    async def run() -> list[bytes]:
        turn, body, got = Turn(), asyncio.Queue[bytes](), list[bytes]()
        for piece in (b"a", b"b"):
            body.put_nowait(piece)
        if stopped_first:
            turn.stop()
        reading = asyncio.create_task(read(body, got))
        turn.read_in(reading)
        turn.stop()
        with pytest.raises(asyncio.CancelledError):
            await reading
        return got

    assert asyncio.run(run()) == [b"a", b"b"]


def test_whoever_comes_stops_the_one_before_and_waits_for_its_end() -> None:
    async def run() -> list[str]:
        turns, said = Turns(), list[str]()

        async def older() -> None:
            async with turns.take("upload") as turn:
                reading = asyncio.create_task(read(asyncio.Queue(), []))
                turn.read_in(reading)
                came.set()
                await asyncio.wait({reading})
                said.append("the older one ends")

        came = asyncio.Event()
        task = asyncio.create_task(older())
        await came.wait()
        async with turns.take("upload"):
            said.append("the newer one begins")
        await task
        return said

    assert asyncio.run(run()) == ["the older one ends", "the newer one begins"]
