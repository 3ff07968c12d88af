"""The bytes of files, wherever they lie, block by block. Compares nothing: whoever takes them knows what they are."""

import time
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

import httpx

from trajectory_recorder.errors import DamagedBundle, Refused, Unreachable
from trajectory_recorder.export import object_store
from trajectory_recorder.export.sources.places import S3, is_local

_BLOCK_BYTES = 1024**2
_TIMEOUT = httpx.Timeout(60, connect=10)
_WAITS_S = (0.25, 0.5, 1.0, 2.0)
# What an endpoint or a store answers when it can't now.
_LATER = frozenset({429, 500, 502, 503, 504})
_ANEW = "get it anew from where it came"


class Places:
    """Reads files by their whole places, over as few connections as will do. For one thread."""

    def __init__(self) -> None:
        self._open = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._open.close()

    def blocks(self, location: str) -> Iterator[bytes]:
        """Read a file.

        Raises:
            DamagedBundle: There is none.
            StoreError: A bucket can't be read.
            Unreachable: No whole answer came from an address; trying again may help.
            Refused: The address gives nothing.
        """
        if is_local(location):
            return blocks_of_file(Path(location))
        if location.startswith(S3):
            return self._of_object(location)
        return _of_address(self._web, location)

    def _of_object(self, location: str) -> Iterator[bytes]:
        bucket, key = object_store.split(location)
        blocks = object_store.read(self._store, bucket, key, block_bytes=_BLOCK_BYTES)
        if blocks is None:
            raise DamagedBundle(f"{location} is missing", _ANEW)
        yield from blocks

    @cached_property
    def _store(self) -> Any:  # noqa: ANN401 - boto3 has no types
        client = object_store.open_client()
        self._open.callback(client.close)
        return client

    @cached_property
    def _web(self) -> httpx.Client:
        return self._open.enter_context(httpx.Client(timeout=_TIMEOUT))


def blocks_of_file(path: Path) -> Iterator[bytes]:
    """Read a file of this machine.

    Raises:
        DamagedBundle: There is none, or it can't be read.
    """
    # Opening a pipe would wait for somebody to write into it.
    if not path.is_file():
        raise DamagedBundle(f"{path} is missing", _ANEW)
    try:
        with path.open("rb") as file:
            while block := file.read(_BLOCK_BYTES):
                yield block
    except OSError as error:
        raise DamagedBundle(f"{path} can't be read: {error.strerror}", _ANEW) from error


def _of_address(client: httpx.Client, url: str) -> Iterator[bytes]:
    """Goes on where a line broke."""
    read_bytes = 0
    for wait_s in (*_WAITS_S, None):
        try:
            for block in _answer(client, url, read_bytes):
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


def _answer(client: httpx.Client, url: str, start: int) -> Iterator[bytes]:
    headers = {"Accept-Encoding": "identity", **({"Range": f"bytes={start}-"} if start else {})}
    with client.stream("GET", url, headers=headers) as answer:
        _require_content(answer, url)
        # Some give the whole file again, whatever is asked for.
        skip = 0 if answer.headers.get("Content-Range", "").startswith(f"bytes {start}-") else start
        for block in answer.iter_raw(_BLOCK_BYTES):
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
