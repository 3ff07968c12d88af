"""Does the recording hold passwords or keys?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.events import StreamName
from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.detectors import SECRETS
from trajectory_recorder.quality.disclosures import disclosures, typed_passwords
from trajectory_recorder.quality.evidence import Evidence
from trajectory_recorder.quality.finding import Finding, Severity

_ADVICE = "Take it out before you hand this in, and change it: whoever sees the recording sees it"


@dataclass(frozen=True, slots=True)
class Limits:
    fail_count: Annotated[
        int, limit("Most that may be in a recording", unit="secrets", source="none may leave the machine")
    ] = 0


@check("secrets", Limits)
def secrets(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Passwords, access keys and tokens that were typed, copied or shown in titles and fields."""
    found = [*_passwords(evidence), *_written(evidence)]
    if len(found) > limits.fail_count:
        yield from sorted(found, key=lambda it: it.from_ns)


def _passwords(evidence: Evidence) -> Iterator[Finding]:
    for action, characters in typed_passwords(evidence):
        message = f"A password was typed ({characters} characters)"
        yield Finding(
            Severity.FAIL, action.start_ns, action.end_ns, message, _ADVICE, stream=StreamName.INPUT
        )


def _written(evidence: Evidence) -> Iterator[Finding]:
    for it in disclosures(evidence, SECRETS):
        message = f"{it.what} {it.where}"
        yield Finding(Severity.FAIL, it.from_ns, it.to_ns, message, _ADVICE, stream=it.stream)
