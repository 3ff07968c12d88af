"""From the probabilities of frames to spans of speech, by the rules that Silero publishes.

Those are the rules of `get_speech_timestamps` and the defaults of silero-vad 5
(https://github.com/snakers4/silero-vad): speech begins with a frame of at least 0.5 and ends with
a frame below 0.35 that none of 0.5 follows within 100 ms; what is not longer than 250 ms is none;
30 ms are added on either side. It knows neither sound nor model.
"""

from dataclasses import dataclass

_BEGIN = 0.5
_END = 0.35
_SPEECH_AT_LEAST_NS = 250_000_000
_SILENCE_AT_LEAST_NS = 100_000_000
_PADDING_NS = 30_000_000


@dataclass(frozen=True, slots=True)
class Span:
    """Somebody spoke from `from_ns` to `to_ns`; `probability` is the mean of its frames."""

    from_ns: int
    to_ns: int
    probability: float


@dataclass(slots=True)
class _Open:
    """Speech that goes on, and since when it may have ended."""

    from_ns: int
    to_ns: int
    silent_since_ns: int | None = None
    total: float = 0.0
    frames: int = 0


class Spans:
    """Follows one stretch of sound, frame by frame."""

    def __init__(self) -> None:
        self._open: _Open | None = None
        self._earliest_ns: int | None = None
        self._end_ns = 0

    @property
    def speaking(self) -> bool:
        """Whether there is speech now, though it may prove too short to be a span."""
        return self._open is not None

    def take(self, from_ns: int, to_ns: int, probability: float) -> Span | None:
        """Take the next frame; returns a span that it ended."""
        if self._earliest_ns is None:
            self._earliest_ns = from_ns
        self._end_ns = to_ns
        if probability >= _BEGIN:
            self._open = self._open or _Open(from_ns, to_ns)
            self._open.silent_since_ns = None
        speech = self._open
        if speech is None:
            return None
        if probability < _END and speech.silent_since_ns is None:
            speech.silent_since_ns = from_ns
        if speech.silent_since_ns is None:
            speech.to_ns = to_ns
            speech.total += probability
            speech.frames += 1
        elif probability < _END and from_ns - speech.silent_since_ns >= _SILENCE_AT_LEAST_NS:
            return self._close(speech, room_until_ns=to_ns)
        return None

    def finish(self) -> Span | None:
        """End the stretch; returns the span that it broke off."""
        span = self._close(self._open, room_until_ns=self._end_ns) if self._open is not None else None
        self._earliest_ns = None
        return span

    def _close(self, speech: _Open, *, room_until_ns: int) -> Span | None:
        self._open = None
        if speech.to_ns - speech.from_ns <= _SPEECH_AT_LEAST_NS:
            return None
        from_ns = max(speech.from_ns - _PADDING_NS, self._earliest_ns or 0)
        # The silence is longer than two paddings, so what comes next can't touch this.
        self._earliest_ns = min(speech.to_ns + _PADDING_NS, room_until_ns)
        return Span(from_ns, self._earliest_ns, speech.total / speech.frames)
