"""Asks an HTTP/1.1 server with as little work as it can be done with, so that what is measured is the server."""

import asyncio
import json
import time
from typing import Any

# httpx, by which the app asks, closes what was idle for so long; so the next request comes over a new connection.
_IDLE_S = 5.0


class LightClient:
    """One connection at a time, for one request after the other.

    Args:
        host: Where the server listens.
        port: The same.
        token: Who asks.
    """

    def __init__(self, host: str, port: int, token: str) -> None:
        self._place = host, port
        self._head = f"Host: {host}:{port}\r\nAuthorization: Bearer {token}\r\n"
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._used_s = 0.0

    async def ask(self, method: str, path: str, document: Any = None) -> tuple[int, bytes]:  # noqa: ANN401 - any JSON
        """Ask once; returns the status and the body. Raises `OSError` and `EOFError` where the line breaks."""
        body = b"" if document is None else json.dumps(document).encode()
        kind = f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n" if body else ""
        if time.monotonic() - self._used_s > _IDLE_S:
            self.close()
        if self._streams is None:
            self._streams = await asyncio.open_connection(*self._place)
        reader, writer = self._streams
        writer.write(f"{method} /api/v1{path} HTTP/1.1\r\n{self._head}{kind}\r\n".encode() + body)
        head = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")
        fields = dict(it.lower().split(b": ", 1) for it in head[1:] if it)
        answer = await reader.readexactly(int(fields[b"content-length"]))
        self._used_s = time.monotonic()
        return int(head[0].split()[1]), answer

    def close(self) -> None:
        if self._streams is not None:
            self._streams[1].close()
            self._streams = None
