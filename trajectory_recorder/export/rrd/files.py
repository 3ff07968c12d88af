"""Writes Rerun's files so that the same content gives the same bytes.

The SDK names every chunk and row by the clock and at random, and so the file's first message; the columns in the
file's index come in an order of chance. Here chunks are numbered instead, and the two places are put right in
the finished file, with the index's checksum. Framing and index are those of format RRF2 as the SDK 0.41 writes them; a
file that looks otherwise is refused, not guessed at.
"""

import struct
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
from rerun.chunk import Chunk, LazyChunkStream
from xxhash import xxh32_intdigest

from trajectory_recorder.errors import OutputUnusable, TrajectoryError

_APPLICATION = "trajectory_recorder"
_HEAD_BYTES = 12
_MAGIC = b"RRF2"
_MESSAGE = struct.Struct("<QQ")
_END, _STORE = 0, 1
# At the end of a file: where its index is and how long, its checksum, and the same magic once more.
_TAIL = struct.Struct("<QQI4s4sI")
_CHECKSUM_SEED = 7850921
# A protobuf message with two fixed numbers of 8 bytes, as the first field of another: time and counter of an id.
_ID = struct.Struct("<2sBQBQ")
_ID_TAGS = (b"\x0a\x12", 0x09, 0x11)
_WIRE_BYTES, _SCHEMA_FIELD = 2, 2


def write_rerun(path: Path, recording: str, chunks: Iterable[Chunk]) -> None:
    """Write a recording; its chunks are taken one by one.

    Raises:
        TrajectoryError: What the chunks raised.
        OutputUnusable: The file can't be written, or the SDK writes another form than this knows.
    """
    made = path.with_name(f"{path.name}.part")
    failures: list[TrajectoryError] = []
    stream = LazyChunkStream.from_iter(_numbered(_remembering(chunks, failures)))
    try:
        stream.write_rrd(made, application_id=_APPLICATION, recording_id=recording)
    except RuntimeError as error:
        raise failures[0] if failures else OutputUnusable(f"{path.name} can't be written: {error}") from error
    with made.open("rb") as source, path.open("xb") as target:
        _settle(source, target)
    made.unlink()


def _remembering(chunks: Iterable[Chunk], failures: list[TrajectoryError]) -> Iterator[Chunk]:
    """The same chunks; what ends them is kept, because the SDK makes text of it."""
    try:
        yield from chunks
    except TrajectoryError as error:
        failures.append(error)
        raise


def _numbered(chunks: Iterable[Chunk]) -> Iterator[Chunk]:
    """The same chunks under names of their order."""
    for number, chunk in enumerate(chunks, 1):
        batch = chunk.to_record_batch()
        name = number << 64
        rows = [(name + row + 1).to_bytes(16) for row in range(batch.num_rows)]
        columns = [pa.array(rows, pa.binary(16)), *batch.columns[1:]]
        metadata = {**batch.schema.metadata, b"rerun:id": b"chunk_%032X" % name}
        renamed = pa.RecordBatch.from_arrays(columns, schema=batch.schema.with_metadata(metadata))
        yield from Chunk.from_record_batch(renamed)


def _settle(source: BinaryIO, target: BinaryIO) -> None:
    """Copy a file message by message, with what is by chance in it put right."""
    head = source.read(_HEAD_BYTES)
    if head[: len(_MAGIC)] != _MAGIC:
        raise _unknown()
    target.write(head)
    while True:
        kind, length = _MESSAGE.unpack(source.read(_MESSAGE.size))
        body = source.read(length)
        if kind == _STORE:
            body = _without_its_id(body)
        elif kind == _END:
            body = _each_field(body, 1, lambda it: _each_field(it, _SCHEMA_FIELD, _sorted_schema))
        target.write(_MESSAGE.pack(kind, len(body)) + body)
        if kind == _END:
            break
    target.write(_tail(source.read(), target.tell() - len(body), body))


def _without_its_id(store: bytes) -> bytes:
    tags = _ID.unpack_from(store)
    if (tags[0], tags[1], tags[3]) != _ID_TAGS:
        raise _unknown()
    return _ID.pack(_ID_TAGS[0], _ID_TAGS[1], 0, _ID_TAGS[2], 0) + store[_ID.size :]


def _tail(tail: bytes, at: int, index: bytes) -> bytes:
    if len(tail) != _TAIL.size:
        raise _unknown()
    *_, magic, kind, version = _TAIL.unpack(tail)
    return _TAIL.pack(at, len(index), xxh32_intdigest(index, _CHECKSUM_SEED), magic, kind, version)


def _sorted_schema(message: bytes) -> bytes:
    """The schema of a recording, a protobuf message of its Arrow form, with all in the order of names."""
    return _each_field(message, 1, _sorted_arrow_schema)


def _sorted_arrow_schema(encoded: bytes) -> bytes:
    schema = pa.ipc.read_schema(pa.py_buffer(encoded))
    fields = [
        it.with_metadata(dict(sorted((it.metadata or {}).items())))
        for it in sorted(schema, key=lambda it: it.name)
    ]
    metadata = dict(sorted((schema.metadata or {}).items()))
    return bytes(pa.schema(fields, metadata=metadata).serialize())


def _each_field(message: bytes, field: int, change: Callable[[bytes], bytes]) -> bytes:
    """A protobuf message in which the fields of this number, which hold bytes, are changed."""
    changed = bytearray()
    at = 0
    while at < len(message):
        tag, begin = _number(message, at)
        if tag & 7 != _WIRE_BYTES:
            _, end = _number(message, begin)
            changed += message[at:end]
        else:
            length, begin = _number(message, begin)
            end = begin + length
            content = message[begin:end]
            content = change(content) if tag >> 3 == field else content
            changed += _encoded(tag) + _encoded(len(content)) + content
        at = end
    return bytes(changed)


def _number(message: bytes, at: int) -> tuple[int, int]:
    """A number of seven bits a byte at a place, and where the next thing begins."""
    value = shift = 0
    while True:
        byte = message[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value, at


def _encoded(value: int) -> bytes:
    encoded = bytearray()
    while value >= 0x80:
        encoded.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*encoded, value])


def _unknown() -> OutputUnusable:
    return OutputUnusable(
        "Rerun's SDK writes files of a form that is not known", "use version 0.41 of rerun-sdk"
    )
