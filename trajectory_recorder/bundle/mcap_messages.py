"""Reads the messages of an MCAP file one after the other, in bounded memory, trusting nothing.

The `mcap` library reads as much as a length in the file asks for, and a whole chunk into objects;
here every record's length is looked at first, and records are taken apart one by one. Order, index
and what messages say is the business of those who read.
"""

import io
import struct
import zlib
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeAlias

import zstandard
from mcap.data_stream import ReadDataStream
from mcap.exceptions import McapError
from mcap.opcode import Opcode
from mcap.records import Channel, Chunk, DataEnd, Footer, Statistics

from trajectory_recorder.errors import DamagedBundle

# A chunk of ours is 1 MiB and one message, at most a clipboard text of a million characters, of
# which JSON makes six bytes each. Other records are far smaller.
_LARGEST_BYTES = 16 * 1024 * 1024
_LONGEST_TOPIC = 200
# So many messages are handed over at once; a chunk may hold half a million that say nothing.
_BATCH = 1000
# Nearly every record is one, and looking an enumeration up takes longer than reading it.
_MESSAGE = Opcode.MESSAGE.value
_MAGIC = b"\x89MCAP0\r\n"
RECORD_HEAD = struct.Struct("<BQ")
MESSAGE_HEAD = struct.Struct("<HIQQ")
# Both heads at once, which takes half the time. A record that is none of a message may be shorter.
_HEADS = struct.Struct("<BQHIQQ")
_unpack_heads = _HEADS.unpack_from
_RECORD_HEAD_BYTES, _HEADS_BYTES, _PADDING = RECORD_HEAD.size, _HEADS.size, bytes(MESSAGE_HEAD.size)
# What the library raises on bytes that it did not expect.
_UNREADABLE = (McapError, struct.error, ValueError, zstandard.ZstdError, OverflowError)


@dataclass(frozen=True, slots=True)
class McapMessage:
    """One message as it stands in the file; `log_time_ns` is nanoseconds since 1970."""

    topic: str
    log_time_ns: int
    sequence: int
    data: bytes


Taken: TypeAlias = tuple[str, int, int, bytes]
"""The fields of a message. To make one of them takes a third of the time that a message does."""


def messages(path: Path) -> Iterator[McapMessage]:
    """Yield every message of a complete file, in the file's order, checking its CRCs.

    Raises:
        DamagedBundle: The file is torn, altered or not MCAP; what came before was yielded.
        OSError: It can't be read.
    """
    return (McapMessage(*taken) for batch in _batches(path, None) for taken in batch)


def batches_of(path: Path, topics: Container[str]) -> Iterator[Sequence[Taken]]:
    """Yield the messages of some topics only, as many at once as the file has in one piece; as `messages`.

    For those who read recordings of hours: it takes a third of the time. The messages of other topics are
    counted and checked all the same.
    """
    return _batches(path, topics)


def _batches(path: Path, topics: Container[str] | None) -> Iterator[Sequence[Taken]]:
    with path.open("rb") as file:
        try:
            yield from _File(file, topics).batches()
        except _UNREADABLE as error:
            raise DamagedBundle(f"{path.name} can't be read to its end: {error}") from error


def messages_until_torn(path: Path) -> Iterator[McapMessage]:
    """Yield the messages of a file that was being written when its writer died, up to the tear.

    Raises:
        OSError: The file can't be read.
    """
    with path.open("rb") as file:
        try:
            for batch in _File(file, None).batches():
                yield from (McapMessage(*taken) for taken in batch)
        except _UNREADABLE:
            return  # A torn record is how such a file ends.


class _Malformed(ValueError):
    """These bytes are no MCAP file of ours."""


class _File:
    """One pass through a file, from its first record to its last byte.

    Args:
        file: Opened for reading in binary.
        wanted: The topics whose messages are yielded; None for all.
    """

    def __init__(self, file: BinaryIO, wanted: Container[str] | None) -> None:
        self._file = file
        self._wanted = wanted
        self._topics: dict[int, str] = {}
        self._unwanted: set[int] = set()
        self._messages = 0
        self._crc = 0

    def batches(self) -> Iterator[Sequence[Taken]]:
        self._read_magic()
        while True:
            crc = self._crc
            opcode, body = self._record()
            if opcode == Opcode.CHUNK:
                yield from self._taken(_unpack(Chunk.read(_stream(body))))
            elif opcode == Opcode.DATA_END:
                self._check_crc(DataEnd.read(_stream(body)).data_section_crc, crc)
                self._crc = 0  # From here on it is the summary's.
            elif opcode == Opcode.STATISTICS:
                self._check_count(Statistics.read(_stream(body)).message_count)
            elif opcode == Opcode.FOOTER:
                # The footer's own CRC, its last four bytes, covers what stands before it.
                head = RECORD_HEAD.pack(opcode, len(body)) + body[:-4]
                self._check_crc(Footer.read(_stream(body)).summary_crc, zlib.crc32(head, crc))
                self._read_magic()
                if self._file.read(1):
                    raise _Malformed("something follows behind its end")
                return
            elif opcode == Opcode.CHANNEL:
                self._declare(Channel.read(_stream(body)))
            elif opcode == Opcode.MESSAGE:
                yield from self._taken(RECORD_HEAD.pack(opcode, len(body)) + body)

    def _taken(self, records: bytes) -> Iterator[Sequence[Taken]]:
        """Yield the wanted messages among some records; where these get malformed, those before."""
        batch: list[Taken] = []
        data = records + _PADDING
        position, size = 0, len(records)
        topics, unwanted = self._topics, self._unwanted
        try:
            while position < size:  # No other loop here runs as often.
                opcode, length, channel, sequence, log_time_ns, _ = _unpack_heads(data, position)
                begin, content = position + _RECORD_HEAD_BYTES, position + _HEADS_BYTES
                position = begin + length
                if position > size:
                    raise _Malformed("a record is longer than its chunk")
                if opcode != _MESSAGE:
                    self._take_other(opcode, data[begin:position])
                    continue
                if position < content:
                    raise _Malformed("a message is shorter than its head")
                self._messages += 1
                if channel in unwanted:
                    continue
                if channel not in topics:
                    raise _Malformed("it has a message of an undeclared channel")
                batch.append((topics[channel], log_time_ns, sequence, data[content:position]))
                if len(batch) == _BATCH:
                    yield batch
                    batch = []
        except _UNREADABLE:
            yield batch
            raise
        yield batch

    def _take_other(self, opcode: int, body: bytes) -> None:
        if opcode == Opcode.CHANNEL:
            self._declare(Channel.read(_stream(body)))
        elif opcode != Opcode.SCHEMA:
            raise _Malformed(f"a chunk holds a record of kind {opcode}")

    def _declare(self, channel: Channel) -> None:
        if len(channel.topic) > _LONGEST_TOPIC:
            raise _Malformed(f"a topic's name has {len(channel.topic)} characters")
        if self._topics.setdefault(channel.id, channel.topic) != channel.topic:
            raise _Malformed(f"channel {channel.id} is declared twice, for two topics")
        if self._wanted is not None and channel.topic not in self._wanted:
            self._unwanted.add(channel.id)

    def _record(self) -> tuple[int, bytes]:
        opcode, length = RECORD_HEAD.unpack(self._read(RECORD_HEAD.size))
        if opcode == 0:
            raise _Malformed("it has a record of no kind")
        if length > _LARGEST_BYTES:
            raise _Malformed(f"a record claims {length} bytes, which is beyond any of ours")
        return opcode, self._read(length)

    def _read_magic(self) -> None:
        if self._read(len(_MAGIC)) != _MAGIC:
            raise _Malformed("it does not begin and end as an MCAP file does")

    def _read(self, length: int) -> bytes:
        data = self._file.read(length)
        if len(data) < length:
            raise _Malformed("it ends too early")
        self._crc = zlib.crc32(data, self._crc)
        return data

    def _check_count(self, expected: int) -> None:
        if expected != self._messages:
            raise _Malformed(f"it counts {expected} messages and has {self._messages}")

    @staticmethod
    def _check_crc(expected: int, found: int) -> None:
        # MCAP has 0 for a CRC that was not computed.
        if expected not in {0, found}:
            raise _Malformed("its bytes were altered: a CRC is wrong")


def _unpack(chunk: Chunk) -> bytes:
    if chunk.compression not in {"", "zstd"}:
        raise _Malformed(f"a chunk is compressed with {chunk.compression[:20]!r}, which bundles don't use")
    declared = zstandard.frame_content_size(chunk.data) if chunk.compression else len(chunk.data)
    # Checked before decompressing: a few hostile bytes can stand for gigabytes.
    if not 0 <= declared <= _LARGEST_BYTES or chunk.uncompressed_size != declared:
        raise _Malformed(f"a chunk claims {chunk.uncompressed_size} bytes, which is beyond any of ours")
    data = zstandard.decompress(chunk.data) if chunk.compression else chunk.data
    if chunk.uncompressed_crc not in {0, zlib.crc32(data)}:
        raise _Malformed("a chunk was altered: its CRC is wrong")
    return data


def _stream(body: bytes) -> ReadDataStream:
    return ReadDataStream(io.BytesIO(body))
