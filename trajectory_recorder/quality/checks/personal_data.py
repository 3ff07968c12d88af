"""Does the recording hold what identifies people?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.detectors import PERSONAL
from trajectory_recorder.quality.disclosures import disclosures
from trajectory_recorder.quality.evidence import Evidence
from trajectory_recorder.quality.finding import Finding, Severity

_ADVICE = "Take it out, or use made-up data, unless the task is about it and the person agreed"


@dataclass(frozen=True, slots=True)
class Limits:
    warn_count: Annotated[
        int, limit("Most that may be in a recording", unit="places", source="judgement")
    ] = 0


@check("personal_data", Limits)
def personal_data(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """E-mail addresses, card, account, telephone and social security numbers that were typed, copied or
    shown in titles and fields."""
    found = [
        Finding(Severity.WARN, it.from_ns, it.to_ns, f"{it.what} {it.where}", _ADVICE, stream=it.stream)
        for it in disclosures(evidence, PERSONAL)
    ]
    if len(found) > limits.warn_count:
        yield from found
