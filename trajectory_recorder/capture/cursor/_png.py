"""Writes an image as PNG: 8 bits a channel, with alpha, unfiltered.

https://www.w3.org/TR/png-3/
"""

import struct
import zlib

from trajectory_recorder.capture.source import Pixels

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGBA_8_BIT = (8, 6, 0, 0, 0)  # bit depth, colour type, compression, filter and interlace method
_NO_FILTER = b"\0"


def to_png(rgba: Pixels) -> bytes:
    """Encode an image, (height, width, 4) in the order red, green, blue, alpha; alpha is straight."""
    height, width, _ = rgba.shape
    lines = b"".join(_NO_FILTER + line.tobytes() for line in rgba)
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, *_RGBA_8_BIT)),
            _chunk(b"IDAT", zlib.compress(lines)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
