"""What was said in a recording, as far as it is known: nothing is listened to here.

It is known from a transcript, or from the spans that were noted while the recording was made. With a transcript
the stretches are its sentences, and what was noted as speech and holds no word has an empty text.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trajectory_recorder.replay.timeline import bounds
from trajectory_recorder.replay.timeline.timeline import Span, Spoken
from trajectory_recorder.speech import Word

# The long ones among the pauses of speakers begin at a second (Campione and Véronis, 2002, of 5.5 hours of
# speech in five languages).
_PAUSE_NS = 1_000_000_000
_ENDS = (".", "!", "?", "…", "。", "\uff01", "\uff1f")


@dataclass(frozen=True, slots=True)
class Speech:
    """Where somebody speaks, in the order of time and without overlap, and the words of it, None where nobody
    transcribed it."""

    spans: tuple[Span, ...]
    words: tuple[Word, ...] | None

    def stretches(self, later: Sequence[Span] = ()) -> tuple[Spoken, ...]:
        """What was said, stretch by stretch, with the narrations that were added later."""
        narrated = (Spoken(it.from_ns, it.to_ns, None, later=True) for it in later)
        return tuple(sorted((*self._recorded(), *narrated), key=lambda it: it.from_ns))

    def _recorded(self) -> Iterator[Spoken]:
        if self.words is None:
            yield from (Spoken(it.from_ns, it.to_ns, None) for it in self.spans)
            return
        said = _sentences(self.words)
        yield from said
        yield from (Spoken(it.from_ns, it.to_ns, "") for it in self.spans if not _holds_any(it, said))


def speech(noted: Sequence[Span], words: Sequence[Word] | None, ends_ns: int) -> Speech:
    """Put together what is known, within the recording.

    Args:
        noted: Spans as the recorder told them.
        words: The transcript's, in the order of their beginning; None where there is none.
        ends_ns: When the recording ends.
    """
    kept = None if words is None else tuple(it for it in words if it.to_ns <= ends_ns)
    spans = noted or tuple(Span(it.from_ns, it.to_ns) for it in kept or ())
    return Speech(_apart(spans, ends_ns), kept)


def _apart(spans: Sequence[Span], ends_ns: int) -> tuple[Span, ...]:
    apart: list[Span] = []
    for span in sorted(spans, key=lambda it: it.from_ns):
        from_ns, to_ns = max(span.from_ns, 0), min(span.to_ns, ends_ns)
        if from_ns >= to_ns:
            continue
        if apart and from_ns < apart[-1].to_ns:
            from_ns, to_ns = apart[-1].from_ns, max(to_ns, apart.pop().to_ns)
        apart.append(Span(from_ns, to_ns))
    return tuple(apart)


def _sentences(words: Sequence[Word]) -> list[Spoken]:
    said: list[Spoken] = []
    begun: list[Word] = []
    for word in words:
        if begun and word.from_ns - begun[-1].to_ns > _PAUSE_NS:
            said.append(_sentence(begun))
            begun = []
        begun.append(word)
        if word.text.rstrip().endswith(_ENDS):
            said.append(_sentence(begun))
            begun = []
    return [*said, _sentence(begun)] if begun else said


def _sentence(words: Sequence[Word]) -> Spoken:
    text = "".join(it.text for it in words).strip()
    return Spoken(words[0].from_ns, max(it.to_ns for it in words), bounds.text(text))


def _holds_any(span: Span, said: Sequence[Spoken]) -> bool:
    """Whether anything that was said lies in a span."""
    begun = bisect_right(said, span.to_ns, key=lambda it: it.from_ns)
    first = bisect_left(said, span.from_ns, key=lambda it: it.to_ns)
    return first < begun
