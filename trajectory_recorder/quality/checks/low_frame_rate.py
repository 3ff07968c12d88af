"""Was the screen looked at often enough?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.events import LookRateEvent
from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import SECOND_NS, Evidence
from trajectory_recorder.quality.finding import Finding, above
from trajectory_recorder.quality.spans import Span
from trajectory_recorder.quality.wording import called, lasting


@dataclass(frozen=True, slots=True)
class Limits:
    least_per_s: Annotated[
        float,
        limit(
            "Looks at the screen that are enough", unit="1/s", source="a change that stands for 0.1 s is seen"
        ),
    ] = 10.0
    warn_s: Annotated[float, limit("Longest time with fewer of them", unit="s", source="judgement")] = 5.0


@check("low_frame_rate", Limits, live=True)
def low_frame_rate(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Stretches in which frames were dropped: the screen was looked at too seldom to see all changes."""
    for stream, span in _slow(evidence, limits.least_per_s):
        length_s = (span[1] - span[0]) / SECOND_NS
        grade = above(length_s, warn=limits.warn_s)
        if grade is not None:
            yield Finding(
                grade[0],
                *span,
                f"For {lasting(length_s)} {called(stream)} was taken fewer than {limits.least_per_s:g} times "
                "a second, because the computer could not keep up",
                "Close other programs, or choose the quality preset 'small'",
                length_s,
                grade[1],
                "s",
                stream,
            )


def _slow(evidence: Evidence, least_per_s: float) -> Iterator[tuple[str, Span]]:
    since: dict[str, int] = {}
    for at_ns, rate in evidence.of(LookRateEvent):
        if rate.per_second < least_per_s:
            since.setdefault(rate.stream, at_ns)
        elif rate.stream in since:
            yield rate.stream, (since.pop(rate.stream), at_ns)
    for stream, from_ns in since.items():
        yield stream, (from_ns, evidence.to_ns)
