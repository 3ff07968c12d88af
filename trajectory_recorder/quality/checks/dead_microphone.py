"""Does the microphone give any sound?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.events import StreamName
from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import SECOND_NS, Evidence
from trajectory_recorder.quality.finding import Finding, above
from trajectory_recorder.quality.spans import without
from trajectory_recorder.quality.wording import lasting


@dataclass(frozen=True, slots=True)
class Limits:
    warn_s: Annotated[
        float,
        limit(
            "Longest time of exact digital silence",
            unit="s",
            source="a working microphone has noise; judgement",
        ),
    ] = 5.0
    fail_s: Annotated[
        float, limit("A longer one makes the recording unusable", unit="s", source="judgement")
    ] = 30.0


@check("dead_microphone", Limits, live=True)
def dead_microphone(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Stretches in which the microphone gave no sound at all: muted, unplugged or broken."""
    dead = evidence.voice.dead if evidence.voice is not None else ()
    # Where the expert kept everything out, it is silence that is right.
    for from_ns, to_ns in without(dead, evidence.unrecorded(StreamName.VOICE)):
        length_s = (to_ns - from_ns) / SECOND_NS
        grade = above(length_s, warn=limits.warn_s, fail=limits.fail_s)
        if grade is not None:
            yield Finding(
                grade[0],
                from_ns,
                to_ns,
                f"For {lasting(length_s)} the microphone gave no sound at all",
                "It is muted, unplugged or broken: switch it on or choose another one",
                length_s,
                grade[1],
                "s",
                StreamName.VOICE,
            )
