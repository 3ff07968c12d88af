"""Where in a bundle somebody speaks, whoever noticed it: the recorder at the time, or this, later.

Recorders listen while they record, and a gap of `speech` says where nobody did: the machine was too busy, or has
no detector. What was said in a crash's last moments was not told any more. There the voice itself is listened to
here, with the same detector. What the voice files don't hold can't be heard: the span ends there.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from trajectory_recorder.bundle.reader import Bundle
from trajectory_recorder.bundle.voice import narration, voice_blocks
from trajectory_recorder.events import SPEECH, Event, Gap, Health, SpeechEvent, StreamName
from trajectory_recorder.speech import Span, SpeechDetector
from trajectory_recorder.speech.sound import within


def speech_spans(
    bundle: Bundle, events: Iterable[tuple[int, Event]] | None = None, *, listen_again: bool = False
) -> list[Span]:
    """Find where somebody speaks.

    Args:
        bundle: A sealed bundle.
        events: Its events, in the order of time, for those who have read them already.
        listen_again: Whether to listen to all of the voice, whatever was noticed while it was recorded. It
            takes about a second for a minute.

    Returns:
        Spans in the order of time, without overlap.

    Raises:
        SpeechUnavailable: It must be listened to, and this machine has no detector.
        DamagedBundle: The events can't be read, or the voice can't where it must be listened to.
    """
    noticed = _Noticed()
    for _, event in events if events is not None else bundle.events():
        noticed.take(event)
    ends_ns = bundle.manifest.duration_ns
    if listen_again:
        return _apart(_listen(bundle, noticed.parted([(0, ends_ns)])))
    unheard = noticed.unheard(ends_ns, crashed=bundle.manifest.recovered is not None)
    return _apart([*noticed.spans, *_listen(bundle, noticed.parted(unheard))])


@dataclass(frozen=True, slots=True)
class _Stretch:
    from_ns: int
    to_ns: int


@dataclass(slots=True)
class _Noticed:
    """What the recorder told of speech."""

    spans: list[Span] = field(default_factory=list)
    gaps: list[tuple[int, int]] = field(default_factory=list)
    pauses_ns: list[int] = field(default_factory=list)
    listened: bool = False

    def take(self, event: Event) -> None:
        """Take the next event, in the order of time."""
        if isinstance(event, SpeechEvent):
            self.listened = True
            self.spans.append(Span(event.from_ns, event.to_ns, event.probability))
        elif isinstance(event, Gap):
            if event.stream == SPEECH:
                self.gaps.append((event.from_ns, event.to_ns))
            if event.removed_ns:
                self.pauses_ns.append(event.from_ns)
        elif isinstance(event, Health):
            voices = (it for it in event.streams if it.stream == StreamName.VOICE)
            self.listened |= any(it.speaking is not None for it in voices)

    def unheard(self, ends_ns: int, *, crashed: bool) -> list[tuple[int, int]]:
        """Where nobody listened, or what was heard was not told."""
        if not self.listened:
            return [(0, ends_ns)]
        told_ns = max((it.to_ns for it in self.spans), default=0)
        return [*self.gaps, (told_ns, ends_ns)] if crashed else self.gaps

    def parted(self, stretches: Iterable[tuple[int, int]]) -> list[_Stretch]:
        """The stretches without overlap, cut where a pause or sleep was cut out of the recording."""
        parts = []
        done_ns = 0
        pauses_ns = sorted(self.pauses_ns)
        for from_ns, to_ns in sorted(stretches):
            first_ns = max(from_ns, done_ns)
            cuts = pauses_ns[bisect_right(pauses_ns, first_ns) : bisect_left(pauses_ns, to_ns)]
            borders = [first_ns, *cuts, to_ns]
            parts += [_Stretch(a, b) for a, b in pairwise(borders) if a < b]
            done_ns = max(done_ns, to_ns)
        return parts


def _listen(bundle: Bundle, stretches: list[_Stretch]) -> Iterator[Span]:
    if not stretches or not narration(bundle):
        return
    detector = SpeechDetector()
    place_before = 0
    for place, (at_ns, pcm) in within(voice_blocks(bundle), stretches):
        if place != place_before:
            yield from detector.finish()
        place_before = place
        yield from detector.take(pcm, at_ns=at_ns)
    yield from detector.finish()


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Spans in order; those that overlap are one, and what is empty is none."""
    apart: list[Span] = []
    for span in sorted(spans, key=lambda it: it.from_ns):
        if span.from_ns >= span.to_ns:
            continue
        if apart and span.from_ns < apart[-1].to_ns:
            last = apart.pop()
            likelier = max(last.probability, span.probability)
            apart.append(Span(last.from_ns, max(last.to_ns, span.to_ns), likelier))
        else:
            apart.append(span)
    return apart
