"""The play clock: session time as a function of a monotonic clock.

It is a value: whoever moves it makes another one, so that any thread can read it without a lock. Nobody counts
session time anew: a rate makes it run, a jump leaves some of it out.
"""

from dataclasses import dataclass, replace
from typing import Self

from trajectory_recorder.replay.playing.skipping import NO_JUMPS, Jumps
from trajectory_recorder.replay.timeline.timeline import Span

SLOWEST, FASTEST = 0.25, 10.0

_STAY_WITHIN_NS = 5_000_000_000
"""So long after a jump one may still want to have stayed: a jump takes no time, and seeing it does."""


@dataclass(frozen=True, slots=True)
class PlayClock:
    """Where a replay is.

    At the monotonic time `since_ns` it is at `from_ns` of session time, and runs on from there at `rate` where it
    is `running`, up to `duration_ns`. `jumps` are all that could be taken, `taken` those that are while it is
    `skipping`, and those over what is left out, `cuts`, always.
    """

    duration_ns: int
    jumps: Jumps
    since_ns: int = 0
    from_ns: int = 0
    rate: float = 1.0
    running: bool = False
    skipping: bool = False
    cuts: tuple[Span, ...] = ()
    taken: Jumps = NO_JUMPS

    def position(self, now_ns: int) -> int:
        """Session time at a monotonic time; standing still it never jumps."""
        if not self.running:
            return self.from_ns
        played_ns = round(max(0, now_ns - self.since_ns) * self.rate)
        reached_ns = self.taken.reached(self.taken.played(self.from_ns) + played_ns)
        return min(reached_ns, self.duration_ns)

    def due_ns(self, at_ns: int) -> int:
        """The monotonic time at which a session time is reached or jumped over, were the clock running."""
        played_ns = self.taken.played(at_ns) - self.taken.played(self.from_ns)
        return self.since_ns + round(played_ns / self.rate)

    def moved(self, at_ns: int, *, now_ns: int) -> Self:
        """At another place, within the recording."""
        within_ns = min(max(at_ns, 0), self.duration_ns)
        return replace(self, since_ns=now_ns, from_ns=within_ns, taken=self._usual(self.skipping))

    def set_back(self, at_ns: int, *, now_ns: int) -> Self:
        """At a time before, as if it had gone slower."""
        return replace(self, since_ns=now_ns, from_ns=min(at_ns, self.position(now_ns)))

    def started(self, *, now_ns: int) -> Self:
        """Running from here."""
        return replace(self._here(now_ns), running=True)

    def stopped(self, *, now_ns: int) -> Self:
        """Standing still here."""
        return replace(self._here(now_ns), running=False)

    def at_rate(self, rate: float, *, now_ns: int) -> Self:
        """Going on at another rate.

        Raises:
            ValueError: It is slower than 0.25 or faster than 10.
        """
        if not SLOWEST <= rate <= FASTEST:
            raise ValueError(f"a rate is from {SLOWEST} to {FASTEST}, not {rate}")
        return replace(self._here(now_ns), rate=rate)

    def skips(self, skipping: bool, *, now_ns: int) -> Self:  # noqa: FBT001 - it says what it is
        """Jumping over what is idle, or not."""
        return replace(self._here(now_ns), skipping=skipping, taken=self._usual(skipping))

    def leaving_out(self, cuts: tuple[Span, ...], *, now_ns: int) -> Self:
        """Never playing these stretches, but for where it stands."""
        taken = (self.jumps if self.skipping else NO_JUMPS).along_with(cuts)
        return replace(self._here(now_ns), cuts=cuts, taken=taken)

    def staying(self, *, now_ns: int) -> Self:
        """Not jumping over the stretch that it is in; back at its beginning, where it was jumped over just now."""
        here = self._here(now_ns)
        span = self.jumps.newest(here.from_ns)
        if not self.skipping or span is None or here.from_ns - span.to_ns > _STAY_WITHIN_NS:
            return here
        from_ns = here.from_ns if here.from_ns < span.to_ns else span.from_ns
        return replace(here, from_ns=from_ns, taken=self.jumps.without(span).along_with(self.cuts))

    @property
    def ended(self) -> bool:
        """Whether it stands still at the end."""
        return not self.running and self.from_ns >= self.duration_ns

    def _here(self, now_ns: int) -> Self:
        return replace(self, since_ns=now_ns, from_ns=self.position(now_ns))

    def _usual(self, skipping: bool) -> Jumps:  # noqa: FBT001 - likewise
        return (self.jumps if skipping else NO_JUMPS).along_with(self.cuts)
