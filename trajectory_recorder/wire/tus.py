"""The words of tus 1.0 (https://tus.io/protocols/resumable-upload), the protocol that files are uploaded by.

Both sides take the header names, and the reading and writing of their values, from here.
"""

import base64
import binascii
import hashlib
from dataclasses import dataclass

VERSION = "1.0.0"
EXTENSIONS = ("creation", "creation-with-upload", "checksum", "expiration", "termination")
CONTENT_TYPE = "application/offset+octet-stream"
CHECKSUM_MISMATCH = 460

RESUMABLE = "Tus-Resumable"
LENGTH = "Upload-Length"
OFFSET = "Upload-Offset"
METADATA = "Upload-Metadata"
CHECKSUM = "Upload-Checksum"
EXPIRES = "Upload-Expires"

ALGORITHMS = {"sha1": hashlib.sha1, "sha256": hashlib.sha256}


@dataclass(frozen=True, slots=True)
class Checksum:
    """What the bytes of one request must hash to."""

    algorithm: str
    digest: bytes

    def header(self) -> str:
        return f"{self.algorithm} {base64.b64encode(self.digest).decode()}"


def parse_checksum(header: str) -> Checksum:
    """Read the value of `Upload-Checksum`.

    Raises:
        ValueError: It is not an algorithm of `ALGORITHMS` and a digest of its length in Base64.
    """
    algorithm, _, encoded = header.partition(" ")
    if algorithm not in ALGORITHMS:
        raise ValueError(f"the checksum algorithm {algorithm[:20]!r} is not one of {', '.join(ALGORITHMS)}")
    try:
        digest = base64.b64decode(encoded, validate=True)
    except binascii.Error as error:
        raise ValueError("the checksum is not Base64") from error
    if len(digest) != ALGORITHMS[algorithm]().digest_size:
        raise ValueError(f"the checksum has {len(digest)} bytes, which no {algorithm} has")
    return Checksum(algorithm, digest)


def format_metadata(values: dict[str, str]) -> str:
    """Write the value of `Upload-Metadata`."""
    return ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in values.items())


def parse_metadata(header: str) -> dict[str, str]:
    """Read the value of `Upload-Metadata`; a key without a value has an empty one.

    Raises:
        ValueError: A value is not Base64 of UTF-8, or a key is empty or stands twice.
    """
    values: dict[str, str] = {}
    for pair in filter(None, (it.strip() for it in header.split(","))):
        key, _, encoded = pair.partition(" ")
        if not key or key in values:
            raise ValueError("a key of the metadata is empty or stands twice")
        try:
            values[key] = base64.b64decode(encoded, validate=True).decode()
        except (binascii.Error, UnicodeDecodeError) as error:
            raise ValueError(f"the metadata's value of {key[:40]!r} is not Base64 of UTF-8") from error
    return values
