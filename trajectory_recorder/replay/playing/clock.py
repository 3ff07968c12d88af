"""The play clock: session time as a function of a monotonic clock, forwards or backwards.

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
    is `running`, up to `duration_ns`, or down to 0 where the rate is negative; `forward_rate` is the one that it
    last had, or has, forwards. `jumps` are all that could be taken, `taken` those that are while it is `skipping`,
    and those over what is left out, `cuts`, always.
    """

    duration_ns: int
    jumps: Jumps
    since_ns: int = 0
    from_ns: int = 0
    rate: float = 1.0
    forward_rate: float = 1.0
    running: bool = False
    skipping: bool = False
    cuts: tuple[Span, ...] = ()
    taken: Jumps = NO_JUMPS

    def position(self, now_ns: int) -> int:
        """Session time at a monotonic time; standing still it never jumps."""
        if not self.running:
            return self.from_ns
        played_ns = self.taken.played(self.from_ns) + round(max(0, now_ns - self.since_ns) * self.rate)
        if self.is_backwards:
            return max(self.taken.reached_backwards(played_ns), 0)
        return min(self.taken.reached(played_ns), self.duration_ns)

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
        """Going on forwards, at another rate.

        Raises:
            ValueError: It is slower than 0.25 or faster than 10.
        """
        return replace(self._here(now_ns), rate=_checked(rate), forward_rate=rate)

    def backwards(self, speed: float, *, now_ns: int) -> Self:
        """Going back, so many times as fast as it was recorded.

        Raises:
            ValueError: It is slower than 0.25 or faster than 10.
        """
        return replace(self._here(now_ns), rate=-_checked(speed))

    def forwards(self, *, now_ns: int) -> Self:
        """Going forwards, at the rate that it last had that way."""
        return replace(self._here(now_ns), rate=self.forward_rate)

    def skips(self, skipping: bool, *, now_ns: int) -> Self:  # noqa: FBT001 - it says what it is
        """Jumping over what is idle, or not."""
        return replace(self._here(now_ns), skipping=skipping, taken=self._usual(skipping))

    def leaving_out(self, cuts: tuple[Span, ...], *, now_ns: int) -> Self:
        """Never playing these stretches, but for where it stands."""
        taken = (self.jumps if self.skipping else NO_JUMPS).along_with(cuts)
        return replace(self._here(now_ns), cuts=cuts, taken=taken)

    def staying(self, *, now_ns: int) -> Self:
        """Not jumping over the stretch that it is in; where it was jumped over just now, back where one comes to it."""
        here = self._here(now_ns)
        at_ns = here.from_ns
        span = self.jumps.oldest_after(at_ns) if self.is_backwards else self.jumps.newest(at_ns)
        if not self.skipping or span is None:
            return here
        if not span.from_ns <= at_ns < span.to_ns:
            came_to_ns, left_ns = (
                (span.to_ns, span.from_ns) if self.is_backwards else (span.from_ns, span.to_ns)
            )
            if abs(at_ns - left_ns) > _STAY_WITHIN_NS:
                return here
            at_ns = came_to_ns
        return replace(here, from_ns=at_ns, taken=self.jumps.without(span).along_with(self.cuts))

    def sooner(self, one_ns: int, other_ns: int) -> int:
        """That of two session times to which it comes first."""
        return max(one_ns, other_ns) if self.is_backwards else min(one_ns, other_ns)

    def has_arrived(self, *, now_ns: int) -> bool:
        """Whether it is where it runs to: at the end, or backwards at the beginning."""
        return self.position(now_ns) == self.goal_ns

    @property
    def goal_ns(self) -> int:
        """The session time that it runs to."""
        return 0 if self.is_backwards else self.duration_ns

    @property
    def is_backwards(self) -> bool:
        """Whether it goes back."""
        return self.rate < 0

    @property
    def speed(self) -> float:
        """How many times as fast as it was recorded it goes, whichever way."""
        return abs(self.rate)

    @property
    def ended(self) -> bool:
        """Whether it stands still at the end."""
        return not self.running and self.from_ns >= self.duration_ns

    def _here(self, now_ns: int) -> Self:
        return replace(self, since_ns=now_ns, from_ns=self.position(now_ns))

    def _usual(self, skipping: bool) -> Jumps:  # noqa: FBT001 - likewise
        return (self.jumps if skipping else NO_JUMPS).along_with(self.cuts)


def _checked(speed: float) -> float:
    if not SLOWEST <= speed <= FASTEST:
        raise ValueError(f"a rate is from {SLOWEST} to {FASTEST}, not {speed}")
    return speed
