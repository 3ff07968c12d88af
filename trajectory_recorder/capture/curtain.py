"""What keeps everything out of a recording while it is drawn, at the expert's wish. Time goes on.

One thread draws and opens it; any thread may ask, and none waits. It is asked about a moment of the
past as well, for what happened then may be told late.
"""

# More than anybody draws it within the time that something is told late.
_KEPT = 64


class Curtain:
    """The curtain before one session. All times are monotonic stamps in nanoseconds."""

    def __init__(self) -> None:
        # Replaced and never changed, so that readers need no lock. The last one may have no end yet.
        self._spans: tuple[tuple[int, int | None], ...] = ()

    @property
    def drawn(self) -> bool:
        """Whether everything is kept out now."""
        spans = self._spans
        return bool(spans) and spans[-1][1] is None

    def draw(self, stamp_ns: int) -> None:
        """Keep everything out from this moment on."""
        if not self.drawn:
            self._spans = (*self._spans[-_KEPT:], (stamp_ns, None))

    def open(self, stamp_ns: int) -> None:
        """Let everything in from this moment on."""
        if self.drawn:
            self._spans = (*self._spans[:-1], (self._spans[-1][0], stamp_ns))

    def hides(self, stamp_ns: int) -> bool:
        """Whether what happened at this time is kept out."""
        return bool(self.hidden(stamp_ns, stamp_ns + 1))

    def hidden(self, from_ns: int, to_ns: int) -> list[tuple[int, int]]:
        """The parts of a span that are kept out, in their order."""
        cut = [(max(from_ns, first), to_ns if end is None else min(to_ns, end)) for first, end in self._spans]
        return [(first, end) for first, end in cut if first < end]
