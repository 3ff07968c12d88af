"""Did the recorder itself lose what devices had told it?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.events import Gap, GapReason
from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import Evidence
from trajectory_recorder.quality.finding import Finding, above
from trajectory_recorder.quality.wording import called


@dataclass(frozen=True, slots=True)
class Limits:
    warn_events: Annotated[
        int,
        limit(
            "Most events of a stream that may be lost",
            unit="events",
            source="a model would learn a deed without its cause",
        ),
    ] = 0
    fail_events: Annotated[
        int, limit("More make the recording unusable", unit="events", source="judgement")
    ] = 20


@check("lost_events", Limits, live=True)
def lost_events(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Events and frames that the recorder had to drop because the computer was too slow."""
    by_stream: dict[str, list[Gap]] = {}
    for _, gap in evidence.of(Gap):
        if gap.lost_events and gap.reason is not GapReason.WITHHELD:  # that was meant
            by_stream.setdefault(gap.stream, []).append(gap)
    for stream, gaps in by_stream.items():
        lost = sum(gap.lost_events for gap in gaps)
        grade = above(lost, warn=limits.warn_events, fail=limits.fail_events)
        if grade is not None:
            yield Finding(
                grade[0],
                min(gap.from_ns for gap in gaps),
                max(gap.to_ns for gap in gaps),
                f"{lost} events of {called(stream)} were lost because the computer could not keep up",
                "Close other programs or record to a faster disk, and record this again",
                lost,
                grade[1],
                "events",
                stream,
            )
