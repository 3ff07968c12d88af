"""Do places and displays fit together?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.events import Display, DisplaysEvent, PointerEvent, StreamName
from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import Evidence
from trajectory_recorder.quality.finding import Finding, Severity, above
from trajectory_recorder.quality.wording import called, share


@dataclass(frozen=True, slots=True)
class Limits:
    least_scale: Annotated[
        float,
        limit("Smallest scale of a display that is plausible", unit="", source="systems offer 0.5 to 4"),
    ] = 0.5
    most_scale: Annotated[
        float, limit("Largest scale of a display that is plausible", unit="", source="systems offer 0.5 to 4")
    ] = 4.0
    outside_share: Annotated[
        float,
        limit(
            "Most of the pointer's events that may lie outside of all displays",
            unit="",
            source="the system keeps it inside; judgement",
            most=1,
        ),
    ] = 0.01


@check("display_scale", Limits)
def display_scale(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Places of the pointer outside of every display, and scales that no system has."""
    for at_ns, arrangement in evidence.of(DisplaysEvent):
        for it in arrangement.displays:
            if not limits.least_scale <= it.scale <= limits.most_scale:
                edge = limits.least_scale if it.scale < limits.least_scale else limits.most_scale
                yield Finding(
                    Severity.WARN,
                    at_ns,
                    evidence.to_ns,
                    f"Display {it.display_id} tells an impossible scale of {it.scale:g}",
                    "Set the display's scale in the system's settings, and record again",
                    it.scale,
                    edge,
                    "",
                    StreamName.DISPLAYS,
                )
    outside, count, first_ns = _outside(evidence)
    grade = above(outside / count, warn=limits.outside_share) if count else None
    if grade is not None:
        yield Finding(
            grade[0],
            first_ns,
            evidence.to_ns,
            f"{share(outside / count)} of what {called(StreamName.INPUT)} did lies outside of every display: "
            "clicks and pictures do not fit together",
            "Run: trajectory-recorder doctor; the displays' scale may be told wrongly",
            outside / count,
            grade[1],
            "",
            StreamName.INPUT,
        )


def _outside(evidence: Evidence) -> tuple[int, int, int]:
    """How many of the pointer's events lie on no display, of how many, and when the first does."""
    arrangements = evidence.of(DisplaysEvent)
    outside, first_ns, index = 0, evidence.from_ns, 0
    events = evidence.of(PointerEvent) if arrangements else []
    for at_ns, event in events:
        while index + 1 < len(arrangements) and arrangements[index + 1][0] <= at_ns:
            index += 1
        if not any(_holds(it, event) for it in arrangements[index][1].displays):
            first_ns = first_ns if outside else at_ns
            outside += 1
    return outside, len(events), first_ns


def _holds(display: Display, event: PointerEvent) -> bool:
    x_px, y_px = event.x_px - display.x_px, event.y_px - display.y_px
    return 0 <= x_px < display.width_px and 0 <= y_px < display.height_px
