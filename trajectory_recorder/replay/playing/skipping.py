"""The stretches of session time that are jumped over, and how much is played up to any time."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from trajectory_recorder.replay.timeline.idle import LEAD_IN_NS
from trajectory_recorder.replay.timeline.timeline import Span


class Jumps:
    """Jumps from the beginning of each span to its end, and backwards to just before its beginning. It never changes.

    Played time is session time without what is jumped over.

    Args:
        spans: In the order of time, without overlap.
    """

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = tuple(spans)
        self._from = [span.from_ns for span in spans]
        self._skipped = [0, *accumulate(span.to_ns - span.from_ns for span in spans)]
        self._played_from = [
            begin - skipped for begin, skipped in zip(self._from, self._skipped, strict=False)
        ]

    def played(self, at_ns: int) -> int:
        """How much is played before a session time."""
        index = bisect_left(self._from, at_ns)
        into_ns = max(0, self.spans[index - 1].to_ns - at_ns) if index else 0
        return at_ns - self._skipped[index] + into_ns

    def reached(self, played_ns: int) -> int:
        """Where one is in session time after so much was played: at a jump's end, never at its beginning."""
        return played_ns + self._skipped[bisect_right(self._played_from, played_ns)]

    def reached_backwards(self, played_ns: int) -> int:
        """Where one is, going back, when so much would be played before: just before a jump's beginning, never at
        its end; negative where that is before everything."""
        index = bisect_left(self._played_from, played_ns)
        is_at_jump = index < len(self.spans) and self._played_from[index] == played_ns
        return played_ns + self._skipped[index] - is_at_jump

    def newest(self, at_ns: int) -> Span | None:
        """The last span that begins at or before a session time."""
        index = bisect_right(self._from, at_ns)
        return self.spans[index - 1] if index else None

    def oldest_after(self, at_ns: int) -> Span | None:
        """The first span that ends after a session time."""
        return next((span for span in self.spans if at_ns < span.to_ns), None)

    def over(self, at_ns: int) -> Span | None:
        """The span that jumps over a session time."""
        span = self.newest(at_ns)
        return span if span is not None and at_ns < span.to_ns else None

    def without(self, span: Span) -> "Jumps":
        """The same but for one."""
        return Jumps([it for it in self.spans if it != span])

    def along_with(self, spans: Sequence[Span]) -> "Jumps":
        """Others, too, in any order; what overlaps or touches is one."""
        joined: list[Span] = []
        for span in sorted([*self.spans, *spans], key=lambda it: it.from_ns):
            if joined and span.from_ns <= joined[-1].to_ns:
                joined[-1] = Span(joined[-1].from_ns, max(joined[-1].to_ns, span.to_ns))
            else:
                joined.append(span)
        return Jumps(joined)


NO_JUMPS = Jumps(())


def jumps_over(idle: Sequence[Span], *, duration_ns: int) -> Jumps:
    """What is jumped over of idle stretches: all but their lead-in, which what goes to the end doesn't need."""
    spans = (Span(it.from_ns, it.to_ns if it.to_ns >= duration_ns else it.to_ns - LEAD_IN_NS) for it in idle)
    return Jumps([it for it in spans if it.from_ns < it.to_ns])
