"""Did the computer's clocks run evenly?"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated

from trajectory_recorder.events import ClockAnchor
from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import SECOND_NS, Evidence
from trajectory_recorder.quality.finding import Finding, above


@dataclass(frozen=True, slots=True)
class Limits:
    warn_s: Annotated[
        float,
        limit(
            "Most that the clock of day may jump",
            unit="s",
            source="time servers slew smaller differences; judgement",
        ),
    ] = 1.0


@check("clock_step", Limits, live=True)
def clock_step(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Jumps of the computer's clock of day, which make its times of day wrong (not the recorded ones)."""
    for (_, before), (at_ns, anchor) in pairwise(evidence.of(ClockAnchor)):
        jump_s = ((anchor.utc_ns - before.utc_ns) - (anchor.monotonic_ns - before.monotonic_ns)) / SECOND_NS
        grade = above(abs(jump_s), warn=limits.warn_s)
        if grade is not None:
            yield Finding(
                grade[0],
                min(before.session_ns, at_ns),
                at_ns,
                f"The computer's clock of day was set {'forwards' if jump_s > 0 else 'back'} by {abs(jump_s):.1f} s",
                "Nothing to do: recorded times come from another clock; the date may be wrong",
                abs(jump_s),
                grade[1],
                "s",
            )
