"""Runs the checks of a policy on what is known of a recording."""

from dataclasses import dataclass

from trajectory_recorder.quality import checks as _built_in  # noqa: F401 - registers them
from trajectory_recorder.quality.check import CHECKS
from trajectory_recorder.quality.evidence import Evidence
from trajectory_recorder.quality.finding import Finding
from trajectory_recorder.quality.policy import Policy


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding and the check that made it."""

    check: str
    finding: Finding


def look(evidence: Evidence, policy: Policy, *, live: bool = False) -> list[Judged]:
    """Run the policy's checks, or of them those that make sense while a recording goes on."""
    return [
        Judged(name, finding)
        for name, check in CHECKS
        if name in policy.limits and (check.live or not live)
        for finding in check.look(evidence, policy.limits[name])
    ]
