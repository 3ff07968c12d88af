"""Is the microphone overdriven?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.events import StreamName
from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import SECOND_NS, Evidence
from trajectory_recorder.quality.finding import Finding, above
from trajectory_recorder.quality.spans import union

_ONE_PLACE_NS = 5 * SECOND_NS


@dataclass(frozen=True, slots=True)
class Limits:
    warn_runs: Annotated[
        int,
        limit(
            "Most runs of full-scale samples",
            unit="runs",
            source="three samples in a row make one; a knock on the table makes a few",
        ),
    ] = 3
    fail_runs: Annotated[int, limit("More make the recording unusable", unit="runs", source="judgement")] = (
        500
    )


@check("voice_clipped", Limits)
def voice_clipped(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Sound that is cut off at full scale, and so distorted."""
    if evidence.voice is None:
        return
    runs, count = evidence.voice.clipped, evidence.voice.clipped_runs
    grade = above(count, warn=limits.warn_runs, fail=limits.fail_runs)
    if grade is not None:
        first, last = union(runs, bridge_ns=_ONE_PLACE_NS)[0]
        yield Finding(
            grade[0],
            first,
            last,
            f"The microphone is overdriven {count} times, first here: the voice is distorted",
            "Lower the microphone's level in the system's settings, or move it away a little",
            count,
            grade[1],
            "runs",
            StreamName.VOICE,
        )
