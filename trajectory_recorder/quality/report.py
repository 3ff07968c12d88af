"""The verdict on a recording, its score and why, and its file in the bundle."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.derived import write_derived
from trajectory_recorder.errors import DamagedBundle, OutputUnusable
from trajectory_recorder.quality.finding import Severity
from trajectory_recorder.quality.looking import Judged

FORMAT = "trajectory-quality"
FORMAT_VERSION = "1.1"

_POINTS = {Severity.NOTE: 1, Severity.WARN: 8, Severity.FAIL: 40}
# The same thing many times is one habit, not many faults.
_MOST_OF_A_CHECK = {Severity.NOTE: 3, Severity.WARN: 16, Severity.FAIL: 60}


class Verdict(StrEnum):
    """`PASS` has nothing or notes, `WARN` something to mend, `FAIL` something that can't be accepted."""

    PASS = "pass"  # noqa: S105 - a verdict, no password
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Deduction:
    """Points that a check costs, for so many findings of which the worst is of this severity."""

    check: str
    points: int
    severity: Severity
    findings: int


@dataclass(frozen=True, slots=True)
class Report:
    """What was found in a bundle.

    `bundle_id` and `duration_ns` are None where integrity failed and nothing else could be looked at.
    `measures` are figures that say what the recording is like, whether good or bad; those that could not
    be measured are None. `applications` are as `bundle.applications` tells them.
    """

    bundle_id: str | None
    duration_ns: int | None
    policy: str
    policy_version: int
    verdict: Verdict
    score: int
    deductions: tuple[Deduction, ...]
    findings: tuple[Judged, ...]
    measures: dict[str, float | int | None]
    applications: tuple[str, ...] | None = None


def report(
    findings: Iterable[Judged],
    *,
    bundle_id: str | None,
    duration_ns: int | None,
    policy: tuple[str, int],
    measures: dict[str, float | int | None],
    applications: tuple[str, ...] | None = None,
) -> Report:
    """Sum up what was found: the worst first, then by time. The score is 100 less the deductions."""
    listed = sorted(findings, key=lambda it: (-it.finding.severity.rank, it.finding.from_ns, it.check))
    deductions = _deductions(listed)
    worst = max((it.finding.severity for it in listed), key=lambda it: it.rank, default=Severity.NOTE)
    verdict = {Severity.FAIL: Verdict.FAIL, Severity.WARN: Verdict.WARN}.get(worst, Verdict.PASS)
    score = max(0, 100 - sum(it.points for it in deductions))
    return Report(
        bundle_id, duration_ns, *policy, verdict, score, deductions, tuple(listed), measures, applications
    )


def _deductions(listed: list[Judged]) -> tuple[Deduction, ...]:
    by_check: dict[str, list[Severity]] = {}
    for it in listed:
        by_check.setdefault(it.check, []).append(it.finding.severity)
    found = []
    for check, severities in by_check.items():
        worst = max(severities, key=lambda it: it.rank)
        points = min(sum(_POINTS[it] for it in severities), _MOST_OF_A_CHECK[worst])
        found.append(Deduction(check, points, worst, len(severities)))
    return tuple(sorted(found, key=lambda it: -it.points))


def document(made: Report, *, manifest_sha256: str, recorder: str) -> dict[str, Any]:
    """The report as JSON has it; `manifest_sha256` says of which state of the bundle."""
    head = {"format": FORMAT, "format_version": FORMAT_VERSION, "recorder": recorder}
    return {**head, "manifest_sha256": manifest_sha256, **msgspec.to_builtins(made)}


def keep(root: Path, content: dict[str, Any]) -> Path:
    """Put the report into the bundle's folder of derived files, whole or not at all.

    Raises:
        OutputUnusable: The folder can't be written to.
    """
    encoded = msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"
    try:
        return write_derived(root, layout.QUALITY, encoded)
    except (OSError, DamagedBundle) as error:
        why = error.strerror if isinstance(error, OSError) else error.message
        raise OutputUnusable(
            f"the report can't be kept in {root / layout.QUALITY}: {why}",
            "copy the bundle to where you may write",
        ) from error
