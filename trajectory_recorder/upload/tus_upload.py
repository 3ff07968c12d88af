"""Sends one file by tus 1.0 (https://tus.io/protocols/resumable-upload) to the endpoint or any tus server.

The server's word is the only one on how much of the file it has: after every break we ask (HEAD), and send
on from there, so that a cut at any byte costs one chunk at most: the endpoint keeps what it has of a request
that breaks off. Other servers may not; so requests are long at first, and a chunk each once one broke.

They go without checksums at first. Between us and the endpoint there is TLS, which notices every changed
byte, or no wire at all (loopback); the endpoint compares the whole file's SHA-256; and on a machine without
instructions for it SHA-1 takes a core 2.4 s a gigabyte, on both sides. Only where the endpoint found other
bytes than ours does the file go again with the SHA-1 of each chunk, so that the place is known at once.
"""

import hashlib
import os
from collections.abc import Iterator
from typing import BinaryIO, Protocol

import httpx

from trajectory_recorder.account import address
from trajectory_recorder.account.endpoint import Endpoint
from trajectory_recorder.errors import Busy, DamagedBundle, Refused, Unreachable
from trajectory_recorder.upload.control import Control, Interrupted
from trajectory_recorder.upload.declaration import LocalFile, changed
from trajectory_recorder.upload.pace import LARGEST_BLOCK_BYTES, Pace
from trajectory_recorder.upload.patience import UNDER_WAY_S, Patience
from trajectory_recorder.upload.progress import Progress
from trajectory_recorder.wire import tus
from trajectory_recorder.wire.limits import CHUNK_BYTES, REQUEST_BYTES

_GONE = frozenset({404, 410})
# Where the server is, and where we are, is not the same: it is asked, and we go by its answer.
_CONFLICT = 409
_WRONG_CONTENT = 422
_HEADERS = {tus.RESUMABLE: tus.VERSION}


class Places(Protocol):
    """Remembers where files go. What it remembers are hints."""

    def place(self, path: str) -> str | None:
        """The URL that was remembered for a file."""

    def remember(self, path: str, url: str | None, offset: int) -> None:
        """Keep a file's URL and how far it is."""


class TusUpload:
    """The upload of one file.

    Args:
        endpoint: Where requests go out.
        file: What is sent.
        creation: The URL at which uploads are made.
        metadata: Goes with the creation.
        places: Remembers the upload's URL over restarts.
        control: Pauses and stops it.
        pace: Shared by all that are sent at the same time.
        progress: Is told how far it is.
        checksums: Whether each chunk goes with its SHA-1.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        file: LocalFile,
        *,
        creation: httpx.URL,
        metadata: dict[str, str],
        places: Places,
        control: Control,
        pace: Pace,
        progress: Progress,
        checksums: bool = False,
    ) -> None:
        self._endpoint, self._file = endpoint, file
        self._creation, self._metadata = creation, metadata
        self._places, self._control, self._pace, self._progress = places, control, pace, progress
        self._checksums = checksums
        self._patience = Patience(file.path, control, progress, longest_s=UNDER_WAY_S)
        self._url: httpx.URL | None = None
        self._furthest = 0
        self._spoiled = False
        self._broke = False
        # How much the server has, and None for as long as that has to be asked.
        self._offset: int | None = None

    def run(self) -> None:
        """Send what the server does not have.

        Raises:
            DamagedBundle: The file is not what was declared.
            EndpointError: The server refused it, or could not be reached for too long.
            Cancelled: Somebody stopped it.
        """
        known = self._places.place(self._file.path)
        self._url = address.within(self._creation, known) if known else None
        try:
            with self._file.source.open("rb") as content:
                before = _state(content)
                while self._offset != self._file.bytes:
                    self._require(content, before)
                    self._try_step(content)
                self._require(content, before)
        except OSError as error:
            raise DamagedBundle(f"{self._file.source} can't be read: {error.strerror}") from error

    def _require(self, content: BinaryIO, before: tuple[int, int]) -> None:
        if _state(content) != before or before[0] != self._file.bytes:
            raise changed(self._file.source)

    def _try_step(self, content: BinaryIO) -> None:
        try:
            try:
                self._control.check()
                self._step(content)
            except Refused as refusal:
                self._go_by(refusal)
            except (Unreachable, Busy) as trouble:
                self._offset, self._broke = None, True
                self._patience.endure(trouble)
        except Interrupted:
            self._offset = None
            self._control.hold()

    def _step(self, content: BinaryIO) -> None:
        if self._url is None:
            self._url, offset = self._create(), 0
        elif self._offset is None:
            offset = self._ask(self._url)
        else:
            offset = self._send(self._url, content, self._offset)
        if offset > self._furthest:
            self._furthest = offset
            self._patience.progressed()
        self._offset = offset
        self._progress.at(self._file.path, offset)
        self._places.remember(self._file.path, str(self._url), offset)

    def _go_by(self, refusal: Refused) -> None:
        """Go on after a refusal that only says that the server's state is not what we thought."""
        if refusal.status in _GONE and self._url is not None:
            self._url = None
            self._places.remember(self._file.path, None, 0)
        elif refusal.status == tus.CHECKSUM_MISMATCH:
            self._look_at_what_is_spoiled()
        elif refusal.status != _CONFLICT:
            if refusal.status == _WRONG_CONTENT:
                self._file.require_unchanged()
            raise refusal
        self._offset = None
        self._patience.bear(refusal)

    def _look_at_what_is_spoiled(self) -> None:
        """Once it is the line's fault, perhaps; twice, our own file comes under suspicion."""
        if self._spoiled:
            self._file.require_unchanged()
        self._spoiled = self._checksums = True

    def _create(self) -> httpx.URL:
        answer = self._endpoint.request(
            "POST",
            self._creation,
            headers={
                **_HEADERS,
                tus.LENGTH: str(self._file.bytes),
                tus.METADATA: tus.format_metadata(self._metadata),
                "Content-Length": "0",
            },
        )
        place = answer.headers.get("location")
        if not place:
            raise Refused(f"{self._creation} made an upload and does not say where")
        return address.within(self._creation, place)

    def _ask(self, url: httpx.URL) -> int:
        """Ask how much the server has."""
        answer = self._endpoint.request("HEAD", url, headers=_HEADERS)
        offset, length = answer.number(tus.OFFSET), answer.number(tus.LENGTH)
        if offset is None or offset > self._file.bytes:
            raise Refused(f"{url} does not say how much of {self._file.path} it has")
        if length is not None and length != self._file.bytes:
            raise Refused(f"the upload at {url} is of another file", status=410)
        return offset

    def _send(self, url: httpx.URL, content: BinaryIO, offset: int) -> int:
        """Send one request's share; returns how much the server has then."""
        count = min(
            CHUNK_BYTES if self._broke or self._checksums else REQUEST_BYTES, self._file.bytes - offset
        )
        headers = {
            **_HEADERS,
            tus.OFFSET: str(offset),
            "Content-Type": tus.CONTENT_TYPE,
            "Content-Length": str(count),
        }
        if self._checksums:
            headers[tus.CHECKSUM] = _sha1(content, offset, count).header()
        answer = self._endpoint.request(
            "PATCH", url, headers=headers, body=lambda: self._blocks(content, offset, count)
        )
        after = answer.number(tus.OFFSET)
        if after is None or not offset < after <= offset + count:
            raise Refused(f"{url} does not say how much of {self._file.path} it took", status=409)
        return after

    def _blocks(self, content: BinaryIO, offset: int, count: int) -> Iterator[bytes]:
        self._progress.at(self._file.path, offset)
        content.seek(offset)
        while count:
            self._control.check()
            block = content.read(min(self._pace.block_bytes, count))
            if not block:
                raise changed(self._file.source)
            self._pace.take(len(block))
            yield block
            count -= len(block)
            self._progress.moved(self._file.path, len(block))


def _state(content: BinaryIO) -> tuple[int, int]:
    status = os.fstat(content.fileno())
    return status.st_size, status.st_mtime_ns


def _sha1(content: BinaryIO, offset: int, count: int) -> tus.Checksum:
    digest = hashlib.sha1(usedforsecurity=False)
    content.seek(offset)
    while count and (block := content.read(min(LARGEST_BLOCK_BYTES, count))):
        digest.update(block)
        count -= len(block)
    return tus.Checksum("sha1", digest.digest())
