"""The element structure under Matroska (RFC 8794), and the Matroska ids that are used here.

It knows identifiers, sizes and values; what elements mean is the business of `matroska.py`, which
writes them, and `scan.py`, which reads them.
"""

import struct
from enum import IntEnum


class Id(IntEnum):
    """Element ids of RFC 9559, with their length marker, as they stand in the file."""

    EBML = 0x1A45DFA3
    EBML_VERSION = 0x4286
    EBML_READ_VERSION = 0x42F7
    EBML_MAX_ID_LENGTH = 0x42F2
    EBML_MAX_SIZE_LENGTH = 0x42F3
    DOC_TYPE = 0x4282
    DOC_TYPE_VERSION = 0x4287
    DOC_TYPE_READ_VERSION = 0x4285
    VOID = 0xEC
    SEGMENT = 0x18538067
    SEEK_HEAD = 0x114D9B74
    SEEK = 0x4DBB
    SEEK_ID = 0x53AB
    SEEK_POSITION = 0x53AC
    INFO = 0x1549A966
    TIMESTAMP_SCALE = 0x2AD7B1
    DURATION = 0x4489
    MUXING_APP = 0x4D80
    WRITING_APP = 0x5741
    TRACKS = 0x1654AE6B
    TRACK_ENTRY = 0xAE
    TRACK_NUMBER = 0xD7
    TRACK_UID = 0x73C5
    TRACK_TYPE = 0x83
    FLAG_LACING = 0x9C
    LANGUAGE = 0x22B59C
    DEFAULT_DURATION = 0x23E383
    CODEC_ID = 0x86
    CODEC_PRIVATE = 0x63A2
    VIDEO = 0xE0
    FLAG_INTERLACED = 0x9A
    PIXEL_WIDTH = 0xB0
    PIXEL_HEIGHT = 0xBA
    COLOUR = 0x55B0
    MATRIX_COEFFICIENTS = 0x55B1
    RANGE = 0x55B9
    TRANSFER_CHARACTERISTICS = 0x55BA
    PRIMARIES = 0x55BB
    AUDIO = 0xE1
    SAMPLING_FREQUENCY = 0xB5
    CHANNELS = 0x9F
    BIT_DEPTH = 0x6264
    CLUSTER = 0x1F43B675
    TIMESTAMP = 0xE7
    SIMPLE_BLOCK = 0xA3
    BLOCK_GROUP = 0xA0
    BLOCK = 0xA1
    BLOCK_DURATION = 0x9B
    REFERENCE_BLOCK = 0xFB
    CUES = 0x1C53BB6B
    CUE_POINT = 0xBB
    CUE_TIME = 0xB3
    CUE_TRACK_POSITIONS = 0xB7
    CUE_TRACK = 0xF7
    CUE_CLUSTER_POSITION = 0xF1


# --- writing --------------------------------------------------------------------------------------

UNKNOWN_SIZE = b"\x01\xff\xff\xff\xff\xff\xff\xff"


def id_field(element_id: Id) -> bytes:
    """Encode an id."""
    return element_id.to_bytes((element_id.bit_length() + 7) // 8)


def size_field(size: int, length: int | None = None) -> bytes:
    """Encode a size in its shortest form, or in `length` bytes so that it can be replaced later."""
    if length is None:
        # All ones would mean an unknown size, so each length holds one value less.
        length = next(n for n in range(1, 9) if size < (1 << 7 * n) - 1)
    return (size | 1 << 7 * length).to_bytes(length)


def element(element_id: Id, payload: bytes) -> bytes:
    """Encode an element of bytes, or a master element from its encoded children."""
    return id_field(element_id) + size_field(len(payload)) + payload


def unsigned(element_id: Id, value: int) -> bytes:
    """Encode an element that holds a number, 0 or greater."""
    return element(element_id, value.to_bytes(max(1, (value.bit_length() + 7) // 8)))


def floating(element_id: Id, value: float) -> bytes:
    """Encode an element that holds a number as a double."""
    return element(element_id, struct.pack(">d", value))


def void(length: int) -> bytes:
    """Fill `length` bytes (2 to 128) that another element may replace later."""
    return id_field(Id.VOID) + size_field(length - 2, 1) + bytes(length - 2)


# --- reading --------------------------------------------------------------------------------------


class MalformedEbml(ValueError):
    """These bytes are no EBML."""


class EndsEarly(ValueError):
    """The bytes end within a field."""


def read_id(data: bytes, offset: int = 0) -> tuple[int, int]:
    """Decode the id at `offset`; returns it and the offset behind it.

    Raises:
        MalformedEbml: There is no valid id.
        EndsEarly: `data` ends before the id does.
    """
    length = _field_length(data, offset)
    if length > 4:
        raise MalformedEbml(f"an element id begins with {data[offset]:#04x}")
    return int.from_bytes(data[offset : offset + length]), offset + length


def read_size(data: bytes, offset: int = 0) -> tuple[int | None, int]:
    """Decode the size at `offset`, None for an unknown one; returns it and the offset behind it.

    Raises:
        MalformedEbml: There is no valid size.
        EndsEarly: `data` ends before the size does.
    """
    length = _field_length(data, offset)
    ones = (1 << 7 * length) - 1
    size = int.from_bytes(data[offset : offset + length]) & ones
    return None if size == ones else size, offset + length


def children(payload: bytes) -> list[tuple[int, bytes]]:
    """Take a master element apart into its children's ids and payloads.

    Raises:
        MalformedEbml: It does not consist of whole elements.
    """
    found = []
    offset = 0
    while offset < len(payload):
        try:
            child_id, offset = read_id(payload, offset)
            size, offset = read_size(payload, offset)
        except EndsEarly as error:
            raise MalformedEbml("an element ends within a child") from error
        if size is None or offset + size > len(payload):
            raise MalformedEbml("a child is longer than its element")
        found.append((child_id, payload[offset : offset + size]))
        offset += size
    return found


def _field_length(data: bytes, offset: int) -> int:
    if offset >= len(data):
        raise EndsEarly
    length = 9 - data[offset].bit_length()
    if length > 8:
        raise MalformedEbml("a field begins with a zero byte")
    if offset + length > len(data):
        raise EndsEarly
    return length
