"""Is there anything to see?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import SECOND_NS, Evidence
from trajectory_recorder.quality.finding import Finding, above
from trajectory_recorder.quality.spans import without
from trajectory_recorder.quality.wording import called, lasting


@dataclass(frozen=True, slots=True)
class Limits:
    warn_s: Annotated[
        float,
        limit(
            "Longest time that a display may be black",
            unit="s",
            source="as ffmpeg's blackdetect is commonly set",
        ),
    ] = 1.0
    fail_s: Annotated[
        float, limit("A longer one makes the recording unusable", unit="s", source="judgement")
    ] = 15.0


@check("black_picture", Limits)
def black_picture(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Stretches in which a display shows nothing but black, though nearly all of it is recorded."""
    if evidence.pictures is None:
        return
    for stream, spans in evidence.pictures.black.items():
        for from_ns, to_ns in without(spans, evidence.kept_out(stream)):
            length_s = (to_ns - from_ns) / SECOND_NS
            grade = above(length_s, warn=limits.warn_s, fail=limits.fail_s)
            if grade is not None:
                yield Finding(
                    grade[0],
                    from_ns,
                    to_ns,
                    f"For {lasting(length_s)} {called(stream)} is black",
                    "If the screen was really off or locked, cut this out; if not, the recorder may not see it: "
                    "run trajectory-recorder doctor",
                    length_s,
                    grade[1],
                    "s",
                    stream,
                )
