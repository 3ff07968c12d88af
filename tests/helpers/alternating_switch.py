"""A switch before several servers, as those of large sites: every request goes to another one than the last."""

import asyncio

from helpers.cutting_proxy import CuttingProxy
from helpers.ports import HOST

_KEEP, _CLOSE = b"Connection: keep-alive\r\n", b"Connection: close\r\n"


class AlternatingSwitch(CuttingProxy):
    """Passes connections on to servers in turns, and to the next one where one does not take them.

    Args:
        ports: Where the servers listen.
    """

    def __init__(self, ports: list[int]) -> None:
        super().__init__(ports[0])
        self.taken_by = dict.fromkeys(ports, 0)
        self._turns = 0

    async def _reach(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        ports = list(self.taken_by)
        self._turns += 1
        for turn in range(self._turns, self._turns + len(ports)):
            port = ports[turn % len(ports)]
            try:
                streams = await asyncio.open_connection(HOST, port)
            except ConnectionRefusedError:
                continue
            self.taken_by[port] += 1
            return streams
        raise ConnectionRefusedError

    def _first(self, block: bytes) -> bytes:
        """Have every connection closed after one request, or the rest would go to the same server."""
        return block.replace(_KEEP, _CLOSE, 1)
