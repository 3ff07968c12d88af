"""Puts speech together for models that listen to half a minute at once, and maps their times back.

A passage is speech of up to 30 s, which is what Whisper's models take in: pieces of voice with the silence
between them cut down to 0.2 s, so that little of a window is spent on it and words still stand apart. A piece
is of one span and has no hole. Speech that goes on for longer is cut where it is quietest in its last 5 s.
Where a piece lies in session time is known from the blocks that it is made of, so the drift of a
microphone's clock, holes and everything between two spans are in the times of words.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from trajectory_recorder.speech._decimator import BLOCK_SAMPLES, FACTOR, Decimator
from trajectory_recorder.speech.sound import HOLE_NS, RATE_HZ, Block, Pcm, duration_ns, within
from trajectory_recorder.speech.spans import Span
from trajectory_recorder.speech.transcriber import Word

_LONGEST_SAMPLES = 30 * RATE_HZ
_SILENCE_SAMPLES = RATE_HZ // 5
_LOOK_BACK_SAMPLES = 5 * RATE_HZ
_FRAME_SAMPLES = RATE_HZ // 20


@dataclass(slots=True)
class _Piece:
    """Sound without a hole: its blocks, and how many samples of it come before each."""

    blocks: list[Block] = field(default_factory=list)
    firsts: list[int] = field(default_factory=list)
    samples: int = 0

    def add(self, block: Block) -> None:
        self.blocks.append(block)
        self.firsts.append(self.samples)
        self.samples += len(block[1])

    def goes_on_with(self, at_ns: int) -> bool:
        """Whether what begins at a time is its continuation."""
        return not self.blocks or abs(self.session_ns(self.samples) - at_ns) <= HOLE_NS

    def pcm(self) -> Pcm:
        return np.concatenate([pcm for _, pcm in self.blocks])

    def session_ns(self, sample: int) -> int:
        """When a sample was heard; for the number of samples, when the last one had been."""
        place = max(0, bisect_right(self.firsts, sample) - 1)
        at_ns = self.blocks[place][0] + duration_ns(sample - self.firsts[place])
        following = self.blocks[place + 1][0] if place + 1 < len(self.blocks) else at_ns
        return min(at_ns, following)

    def split(self) -> tuple["_Piece", "_Piece"]:
        """Cut it in two at the quietest place near the end of what fits into a passage."""
        first = _LONGEST_SAMPLES - _LOOK_BACK_SAMPLES
        frames = self.pcm()[first:_LONGEST_SAMPLES].astype(np.float64).reshape(-1, _FRAME_SAMPLES)
        quietest = int(np.square(frames).sum(axis=1).argmin())
        cut = first + quietest * _FRAME_SAMPLES + _FRAME_SAMPLES // 2
        head, tail = _Piece(), _Piece()
        for before, (at_ns, pcm) in zip(self.firsts, self.blocks, strict=True):
            kept = min(max(cut - before, 0), len(pcm))
            if kept:
                head.add((at_ns, pcm[:kept]))
            if kept < len(pcm):
                tail.add((at_ns + duration_ns(kept), pcm[kept:]))
        return head, tail


class Passage:
    """Sound for a model, and what its times mean. `pcm` has 48 kHz."""

    def __init__(self) -> None:
        self._pieces: list[_Piece] = []
        self._firsts: list[int] = []
        self._samples = 0

    def fits(self, piece: _Piece) -> bool:
        """Whether there is room for one more piece."""
        return not self._pieces or self._samples + _SILENCE_SAMPLES + piece.samples <= _LONGEST_SAMPLES

    def add(self, piece: _Piece) -> None:
        """Append a piece, after some silence."""
        first = self._samples + _SILENCE_SAMPLES if self._pieces else 0
        self._pieces.append(piece)
        self._firsts.append(first)
        self._samples = first + piece.samples

    @property
    def pcm(self) -> Pcm:
        """The whole sound."""
        sound = np.zeros(self._samples, np.int16)
        for first, piece in zip(self._firsts, self._pieces, strict=True):
            sound[first : first + piece.samples] = piece.pcm()
        return sound

    def at_16_khz(self) -> npt.NDArray[np.float32]:
        """The whole sound as most models want it, 1.0 being full scale; it comes 1 ms later in it."""
        pcm = self.pcm
        heard = Decimator().decimate(np.pad(pcm, (0, -len(pcm) % BLOCK_SAMPLES)))
        return heard[: -(-len(pcm) // FACTOR)]

    def word(self, text: str, from_s: float, to_s: float, confidence: float) -> Word:
        """Make a word of session time from one of the passage's; it lies in the piece that its middle is in.

        Args:
            text: As it is written, with the space before it.
            from_s: When it begins, in seconds from the beginning of the passage.
            to_s: When it ends.
            confidence: Brought to between 0 and 1.
        """
        from_sample, to_sample = round(from_s * RATE_HZ), round(to_s * RATE_HZ)
        place = self._piece_at((from_sample + to_sample) // 2)
        first, piece = self._firsts[place], self._pieces[place]
        from_sample = min(max(from_sample - first, 0), piece.samples)
        to_sample = min(max(to_sample - first, from_sample), piece.samples)
        times = piece.session_ns(from_sample), piece.session_ns(to_sample)
        return Word(*times, text, round(min(max(float(confidence), 0.0), 1.0), 3))

    def _piece_at(self, sample: int) -> int:
        """The place of the piece that a sample lies in, or in whose half of the silence."""
        return max(0, bisect_right(self._firsts, sample + _SILENCE_SAMPLES // 2) - 1)


def passages(blocks: Iterable[Block], spans: Sequence[Span]) -> Iterator[Passage]:
    """Put speech together, in bounded memory.

    Args:
        blocks: The voice, in the order of time.
        spans: Where somebody speaks, in the order of time, without overlap.
    """
    passage = Passage()
    for piece in _pieces(blocks, spans):
        if not passage.fits(piece):
            yield passage
            passage = Passage()
        passage.add(piece)
    if passage.pcm.size:
        yield passage


def _pieces(blocks: Iterable[Block], spans: Sequence[Span]) -> Iterator[_Piece]:
    piece, place_before = _Piece(), -1
    for place, block in within(blocks, spans):
        if piece.blocks and (place != place_before or not piece.goes_on_with(block[0])):
            yield piece
            piece = _Piece()
        piece.add(block)
        place_before = place
        while piece.samples > _LONGEST_SAMPLES:
            head, piece = piece.split()
            yield head
    if piece.blocks:
        yield piece
