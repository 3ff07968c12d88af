"""Does the person say what they do while they do it?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.events import StreamName
from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import SECOND_NS, Evidence
from trajectory_recorder.quality.finding import Finding, above
from trajectory_recorder.quality.spans import union, without
from trajectory_recorder.quality.wording import lasting


@dataclass(frozen=True, slots=True)
class Limits:
    warn_s: Annotated[
        float,
        limit("Longest time that you may act without a word", unit="s", source="judgement"),
    ] = 45.0
    rest_s: Annotated[
        float,
        limit("Presses that are further apart are no acting in one go", unit="s", source="judgement"),
    ] = 15.0


@check("silence_while_acting", Limits, live=True)
def silence_while_acting(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Stretches in which the person acts and says nothing."""
    if not evidence.is_narrated:
        return
    rest_ns = round(limits.rest_s * SECOND_NS)
    acting = union(((at, at) for at in evidence.strokes_ns), bridge_ns=rest_ns)
    for from_ns, to_ns in without(acting, union([*evidence.speech, *evidence.unheard()])):
        length_s = (to_ns - from_ns) / SECOND_NS
        grade = above(length_s, warn=limits.warn_s)
        if grade is not None:
            yield Finding(
                grade[0],
                from_ns,
                to_ns,
                f"You acted for {lasting(length_s)} without a word",
                "Say what you do and why, as to a colleague; you can speak a comment over this stretch",
                length_s,
                grade[1],
                "s",
                StreamName.VOICE,
            )
