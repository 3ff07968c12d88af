"""Is the recording of a sensible length?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import Evidence
from trajectory_recorder.quality.finding import Finding, above, below
from trajectory_recorder.quality.wording import lasting


@dataclass(frozen=True, slots=True)
class Limits:
    fail_short_s: Annotated[float, limit("Shorter recordings hold no task", unit="s", source="judgement")] = (
        3.0
    )
    warn_short_s: Annotated[
        float, limit("Shorter recordings hardly hold one", unit="s", source="judgement")
    ] = 10.0
    warn_long_s: Annotated[
        float,
        limit(
            "Longer recordings should be several",
            unit="s",
            source="two hours are hard to review in one go; judgement",
        ),
    ] = 7200.0


@check("duration", Limits)
def duration(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Recordings that are too short or too long for one task."""
    length_s = evidence.duration_s
    grade = below(length_s, warn=limits.warn_short_s, fail=limits.fail_short_s)
    message, advice = (
        f"The recording is only {lasting(length_s)} long",
        "Record the whole task, from its starting state to its result",
    )
    if grade is None:
        grade = above(length_s, warn=limits.warn_long_s)
        message, advice = (
            f"The recording is {lasting(length_s)} long",
            "Split it: one recording for each task",
        )
    if grade is not None:
        yield Finding(grade[0], *evidence.whole, message, advice, length_s, grade[1], "s")
