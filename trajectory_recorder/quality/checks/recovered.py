"""Was the recording broken off by a crash, and what did that cost?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.events import StreamName
from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import SECOND_NS, Evidence
from trajectory_recorder.quality.finding import Finding, Severity
from trajectory_recorder.quality.wording import called, lasting

_STEADY = {StreamName.SCREEN, StreamName.VOICE}


@dataclass(frozen=True, slots=True)
class Limits:
    warn_s: Annotated[
        float,
        limit(
            "Most of a stream that a crash may cost",
            unit="s",
            source="what the recorder guarantees after a kill",
        ),
    ] = 1.0


@check("recovered", Limits)
def recovered(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Recordings that were broken off by a crash and sealed later."""
    recovery = evidence.manifest.recovered if evidence.manifest is not None else None
    if recovery is None:
        return
    # Of streams that are silent while nothing changes, the last word says nothing.
    steady = [it for it in recovery.lost_tail_ns.items() if it[0].partition("/")[0] in _STEADY]
    stream, lost_ns = max(steady, key=lambda it: it[1], default=("", 0))
    much = lost_ns / SECOND_NS > limits.warn_s
    what = f"; {lasting(lost_ns / SECOND_NS)} of {called(stream)} are missing at its end" if lost_ns else ""
    yield Finding(
        Severity.WARN if much else Severity.NOTE,
        max(evidence.from_ns, evidence.to_ns - lost_ns),
        evidence.to_ns,
        f"The recording was broken off by a crash{what}",
        "Check that the last step is there; if not, record it again",
        lost_ns / SECOND_NS,
        limits.warn_s,
        "s",
        stream,
    )
