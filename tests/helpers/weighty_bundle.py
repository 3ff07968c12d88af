"""Makes a bundle of any size whose files can still be played: they end in a void that players skip."""

import random
from pathlib import Path

from helpers.tampering import rehash

_VOID = b"\xec\x01"
"""Matroska's element for nothing, and the first byte of a length of eight."""

_PIECE_BYTES = 1_000_000


def add_weight(root: Path, weights: dict[str, int]) -> None:
    """Add so many bytes to Matroska files of a sealed bundle, and seal it again."""
    drawn = random.Random(7)
    for path, count in weights.items():
        with (root / path).open("ab") as file:
            file.write(_VOID + count.to_bytes(7, "big"))
            for start in range(0, count, _PIECE_BYTES):
                file.write(drawn.randbytes(min(_PIECE_BYTES, count - start)))
    rehash(root)
