"""A transcriber that stands where a model would: its words are the places of what it hears on a tape."""

from collections.abc import Iterable, Iterator, Sequence

from helpers.spoken_session import Tape
from trajectory_recorder.speech import Model, Span, Word
from trajectory_recorder.speech.passages import passages
from trajectory_recorder.speech.sound import RATE_HZ, Block

WORD_SAMPLES = RATE_HZ // 10
_SNIPPET_SAMPLES = 64


class PlaceTranscriber:
    """Takes every tenth of a second of a passage for a word, and says where on the tape it begins.

    Where two pieces or silence meet there is no word.
    """

    version = "1"
    model = Model("places", "0" * 64)
    language: str | None = None

    def __init__(self, tape: Tape) -> None:
        self._tape = tape

    def transcribe(self, blocks: Iterable[Block], spans: Sequence[Span]) -> Iterator[Word]:
        for passage in passages(blocks, spans):
            pcm = passage.pcm
            for first in range(0, len(pcm) - WORD_SAMPLES, WORD_SAMPLES):
                last = first + WORD_SAMPLES - _SNIPPET_SAMPLES
                place = self._tape.place_of(pcm[first : first + _SNIPPET_SAMPLES])
                end = self._tape.place_of(pcm[last : last + _SNIPPET_SAMPLES])
                if place is not None and end == place + last - first:
                    times_s = first / RATE_HZ, (first + WORD_SAMPLES) / RATE_HZ
                    yield passage.word(f" {place}", *times_s, 1.0)
