"""Puts blocks of sound together to pieces of a second, and tells where sound is missing between them.

A recording comes in packets of a tenth of a second or less: what looks at sound by whole arrays does that
ten times cheaper with a second of it. Pieces end where a second of session time does. A piece's time is that
of the block in which it begins, so it follows the device's clock; within it 48 kHz are taken for exact.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

RATE_HZ = 48_000
SECOND_NS = 1_000_000_000
HOLE_NS = 50_000_000
"""A block that begins this much earlier or later than its predecessor ended is no continuation."""

Pcm = npt.NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Piece:
    """Sound without a hole, heard from `at_ns` on; `begins` where it follows nothing or a hole."""

    pcm: Pcm
    at_ns: int
    begins: bool

    def time_ns(self, sample: int) -> int:
        """When a sample of it was heard, or would have been beyond its end."""
        return self.at_ns + duration_ns(sample)

    def samples(self, from_ns: int, to_ns: int) -> slice:
        """Which of its samples were heard in a span."""
        return slice(_samples(max(0, from_ns - self.at_ns)), _samples(max(0, to_ns - self.at_ns)))


class Pieces:
    """Takes blocks in the order of time. It copies each sample once and holds a second of them."""

    def __init__(self) -> None:
        self._parts: list[Pcm] = []
        self._at_ns = 0
        self._begins = True
        self._expected_ns: int | None = None

    def take(self, pcm: Pcm, *, at_ns: int) -> list[Piece]:
        """Take the next block; returns the pieces that it completed.

        Args:
            pcm: Samples of 48 kHz, shape (n,).
            at_ns: When the first of them was heard.
        """
        pieces = []
        if self._expected_ns is not None and abs(at_ns - self._expected_ns) > HOLE_NS:
            pieces = self.finish()
        self._expected_ns = at_ns + duration_ns(len(pcm))
        while len(pcm):
            if not self._parts:
                self._at_ns = at_ns
            room = max(0, _samples(_end_of_second(self._at_ns) - at_ns))
            self._parts.append(pcm[:room])
            if len(pcm) >= room:
                pieces.append(self._piece())
            pcm, at_ns = pcm[room:], at_ns + duration_ns(room)
        return pieces

    def finish(self) -> list[Piece]:
        """End the stretch; returns what was waiting."""
        pieces = [self._piece()] if self._parts else []
        self._begins, self._expected_ns = True, None
        return pieces

    def _piece(self) -> Piece:
        piece = Piece(np.concatenate(self._parts), self._at_ns, self._begins)
        self._parts, self._begins = [], False
        return piece


def duration_ns(samples: int) -> int:
    """How long so many samples of 48 kHz last."""
    return samples * SECOND_NS // RATE_HZ


def _samples(span_ns: int) -> int:
    """How many samples begin in a span, the first one with it."""
    return -(-span_ns * RATE_HZ // SECOND_NS)


def _end_of_second(at_ns: int) -> int:
    return (at_ns // SECOND_NS + 1) * SECOND_NS
