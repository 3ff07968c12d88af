"""Which stretch of a recording a strip of pixels shows: zoom, scrolling, and the marks of a ruler.

Pure arithmetic in whole nanoseconds. It knows no widget and nothing of what is shown.
"""

from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Places: TypeAlias = npt.NDArray[np.float64]

_MS_NS = 1_000_000
_SECOND_NS = 1000 * _MS_NS
_MINUTE_NS = 60 * _SECOND_NS
_HOUR_NS = 60 * _MINUTE_NS

LEAST_SPAN_NS = 50 * _MS_NS
"""The closest that one can look: three frames at 60 Hz, so that neighbouring frames lie far apart."""

_STEPS_NS = (
    *(count * _MS_NS for count in (1, 2, 5, 10, 20, 50, 100, 200, 500)),
    *(count * _SECOND_NS for count in (1, 2, 5, 10, 15, 30)),
    *(count * _MINUTE_NS for count in (1, 2, 5, 10, 15, 30)),
    *(count * _HOUR_NS for count in (1, 2, 3, 6, 12, 24)),
)
# Where a page begins, so that what led to it is still seen.
_LEAD_IN = 0.08


@dataclass(frozen=True, slots=True)
class Ticks:
    """Marks at whole multiples of `step_ns` of session time."""

    step_ns: int
    at_ns: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """A stretch of `span_ns` from `from_ns` on, spread evenly over `width_px` pixels.

    It never leaves the recording, but where that is shorter than the closest look.
    """

    duration_ns: int
    width_px: int
    from_ns: int
    span_ns: int

    @property
    def to_ns(self) -> int:
        """Where the stretch ends."""
        return self.from_ns + self.span_ns

    @property
    def is_whole(self) -> bool:
        """Whether all of the recording is in sight."""
        return self.span_ns >= self.duration_ns

    def x_px(self, at_ns: int) -> float:
        """Where a time lies, from the left edge; outside of 0 to `width_px` where it is out of sight."""
        return (at_ns - self.from_ns) / self.span_ns * self.width_px

    def places(self, at_ns: npt.NDArray[np.int64]) -> Places:
        """`x_px` of many times."""
        return (at_ns - self.from_ns).astype(np.float64) * (self.width_px / self.span_ns)

    def at_ns(self, x_px: float) -> int:
        """The time at a place, kept inside the recording."""
        at_ns = self.from_ns + round(x_px / self.width_px * self.span_ns)
        return min(max(at_ns, 0), self.duration_ns)

    def length_ns(self, width_px: float) -> int:
        """How long a time so many pixels stand for."""
        return round(width_px / self.width_px * self.span_ns)

    def sees(self, at_ns: int) -> bool:
        """Whether a time is in sight."""
        return self.from_ns <= at_ns <= self.to_ns

    def zoomed(self, factor: float, x_px: float) -> "Scale":
        """Look `factor` times closer; what lies at `x_px` stays there where the recording's ends let it."""
        span_ns = self._kept_span_ns(round(self.span_ns / factor))
        held_ns = self.from_ns + x_px / self.width_px * self.span_ns
        return self.moved_to(round(held_ns - x_px / self.width_px * span_ns), span_ns)

    def panned(self, by_px: float) -> "Scale":
        """Go on by so many pixels; back where negative."""
        return self.moved_to(self.from_ns + self.length_ns(by_px), self.span_ns)

    def turned_to(self, at_ns: int) -> "Scale":
        """Turn the page so that it begins shortly before a time."""
        return self.moved_to(at_ns - round(_LEAD_IN * self.span_ns), self.span_ns)

    def showing(self, from_ns: int, to_ns: int) -> "Scale":
        """Show a stretch, with as much around it as the closest look needs."""
        span_ns = self._kept_span_ns(to_ns - from_ns)
        return self.moved_to((from_ns + to_ns - span_ns) // 2, span_ns)

    def resized(self, width_px: int) -> "Scale":
        """Spread the same stretch over another width."""
        return replace(self, width_px=max(width_px, 1))

    def moved_to(self, from_ns: int, span_ns: int) -> "Scale":
        """Show a stretch from a time on, moved into the recording where it would leave it."""
        latest_ns = max(self.duration_ns - span_ns, 0)
        return replace(self, from_ns=min(max(from_ns, 0), latest_ns), span_ns=span_ns)

    def ticks(self, least_px: float) -> Ticks:
        """Marks for a ruler, at least so many pixels apart, of those in sight."""
        least_ns = self.length_ns(least_px)
        step_ns = next((step for step in _STEPS_NS if step >= least_ns), _STEPS_NS[-1])
        while step_ns < least_ns:
            step_ns *= 2
        first = -(-self.from_ns // step_ns)
        last = min(self.to_ns, self.duration_ns) // step_ns
        return Ticks(step_ns, tuple(number * step_ns for number in range(first, last + 1)))

    def slots(self, width_px: float) -> tuple[int, ...]:
        """When stretches begin that are so wide, of those in sight; scrolling moves them, and makes no others."""
        step_ns = max(self.length_ns(width_px), 1)
        behind_ns = min(self.to_ns, self.duration_ns)
        return tuple(range(self.from_ns // step_ns * step_ns, behind_ns, step_ns))

    def _kept_span_ns(self, span_ns: int) -> int:
        return min(max(span_ns, LEAST_SPAN_NS), max(self.duration_ns, LEAST_SPAN_NS))


def whole(duration_ns: int, width_px: int) -> Scale:
    """All of a recording."""
    return Scale(duration_ns, max(width_px, 1), 0, max(duration_ns, LEAST_SPAN_NS))
