"""The bytes of files at addresses, block by block, over one connection for as long as it lasts."""

import time
from collections.abc import Iterator
from typing import Self
from urllib.parse import urlsplit

import httpx

from trajectory_recorder.errors import DamagedBundle, Refused, Unreachable

_TIMEOUT = httpx.Timeout(60, connect=10)
_WAITS_S = (0.25, 0.5, 1.0, 2.0)
# What an endpoint or a store answers when it can't now.
_LATER = frozenset({429, 500, 502, 503, 504})
_ANEW = "get it anew from where it came"


class Addresses:
    """Reads files by their `https://` addresses. For one thread.

    Args:
        block_bytes: The most that is read at a time.
    """

    def __init__(self, *, block_bytes: int) -> None:
        self._client = httpx.Client(timeout=_TIMEOUT)
        self._block_bytes = block_bytes

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._client.close()

    def blocks(self, url: str) -> Iterator[bytes]:
        """Read a file; goes on where a line broke.

        Raises:
            DamagedBundle: There is none.
            Unreachable: No whole answer came; trying again may help.
            Refused: The address gives nothing.
        """
        read_bytes = 0
        for wait_s in (*_WAITS_S, None):
            try:
                for block in self._answer(url, read_bytes):
                    read_bytes += len(block)
                    yield block
            except (httpx.TransportError, Unreachable) as error:
                if wait_s is None:
                    raise Unreachable(
                        f"{_shown(url)} gives no whole answer: {error}", "try again later"
                    ) from error
                time.sleep(wait_s)
            else:
                return

    def _answer(self, url: str, start: int) -> Iterator[bytes]:
        headers = {"Accept-Encoding": "identity", **({"Range": f"bytes={start}-"} if start else {})}
        with self._client.stream("GET", url, headers=headers) as answer:
            _require_content(answer, url)
            # Some give the whole file again, whatever is asked for.
            skip = 0 if answer.headers.get("Content-Range", "").startswith(f"bytes {start}-") else start
            for block in answer.iter_raw(self._block_bytes):
                left, skip = block[skip:], max(0, skip - len(block))
                if left:
                    yield left


def _require_content(answer: httpx.Response, url: str) -> None:
    if answer.status_code in _LATER:
        raise Unreachable(f"it answers {answer.status_code}")
    if answer.status_code == httpx.codes.NOT_FOUND:
        raise DamagedBundle(f"{_shown(url)} is missing", _ANEW)
    if not answer.is_success:
        raise Refused(
            f"{_shown(url)} answers {answer.status_code}",
            "get the catalogue anew: the addresses in it may be too old",
            status=answer.status_code,
        )


def _shown(url: str) -> str:
    """An address without what may be a key to it."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.hostname}{parts.path}"
