"""Reads what the checks found in a bundle, for those who show it: `derived/quality.json`.

A report of another state of the bundle is none of this one. What checks there are, and what a verdict means,
is their business; here only a finding's own fields count, so that a later version's report can be read too.
"""

import logging
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.derived import read_derived
from trajectory_recorder.errors import DamagedBundle

log = logging.getLogger(__name__)

# A finding takes half a kilobyte, and a check makes a few in an hour.
_LARGEST_BYTES = 20_000_000
_FORMAT = "trajectory-quality"
_REMEDY = "remove it, or run check again"


@dataclass(frozen=True, slots=True)
class ReportedFinding:
    """What a check found from `from_ns` to `to_ns` of session time; `stream` is empty where it is about all."""

    severity: Literal["note", "warn", "fail"]
    from_ns: int
    to_ns: int
    message: str
    suggestion: str
    stream: str = ""


@dataclass(frozen=True, slots=True)
class Reported:
    """A finding, and the check that made it."""

    check: str
    finding: ReportedFinding


@dataclass(frozen=True, slots=True)
class QualityReport:
    """What the checks made of a bundle: their verdict, a score from 0 to 100, the policy that they went by, and all
    that they found."""

    format: str
    format_version: str
    manifest_sha256: str
    policy: str
    policy_version: int
    verdict: Literal["pass", "warn", "fail"]
    score: int
    findings: tuple[Reported, ...]


def read_quality_report(root: Path, *, manifest_sha256: str) -> QualityReport | None:
    """Read what the checks made of a bundle; None where nobody checked it as it is now.

    Args:
        root: The bundle's folder.
        manifest_sha256: Of its manifest. A report of another one is left aside, and a warning goes to the log.

    Raises:
        DamagedBundle: There is a report that can't be read.
    """
    data = read_derived(root, layout.QUALITY, most_bytes=_LARGEST_BYTES, remedy=_REMEDY)
    if data is None:
        return None
    report = decode_quality_report(data, manifest_sha256=manifest_sha256)
    if report is None:
        log.warning("%s in %s is of another state of it and is left aside", layout.QUALITY, root.name)
    return report


def decode_quality_report(data: bytes, *, manifest_sha256: str) -> QualityReport | None:
    """Parse a report's bytes; None where it is of another manifest.

    Raises:
        DamagedBundle: It is no report.
    """
    try:
        report = msgspec.json.decode(data, type=QualityReport)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise DamagedBundle(f"{layout.QUALITY} is no quality report: {error}", _REMEDY) from error
    if report.format != _FORMAT or report.format_version.partition(".")[0] != "1":
        raise DamagedBundle(f"{layout.QUALITY} is no quality report that this version reads", _REMEDY)
    return report if report.manifest_sha256 == manifest_sha256 else None
