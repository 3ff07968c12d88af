"""Reads what the child wrote: its report, of which only known fields of known size are taken.

The words of a report are repeated here, since nothing of what looks at recordings is loaded by the endpoint.
"""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from trajectory_recorder.bundle.applications import named

FAIL = "fail"
_INTEGRITY = "integrity"
_MOST_FINDINGS = 500
_LONGEST_TEXT = 1_000

_Time = Annotated[int, Meta(ge=0, le=2**63 - 1)]


class Finding(msgspec.Struct, frozen=True):
    """Something that a check found; what is measured stays in the child."""

    severity: Literal["note", "warn", "fail"]
    from_ns: _Time
    to_ns: _Time
    message: str
    suggestion: str
    stream: str = ""


class Judged(msgspec.Struct, frozen=True):
    check: str
    finding: Finding


class CheckReport(msgspec.Struct, frozen=True):
    """The report of a bundle's check, as a stranger may have written it."""

    manifest_sha256: str
    bundle_id: str | None
    policy: str
    policy_version: Annotated[int, Meta(ge=0, le=2**31 - 1)]
    verdict: Literal["pass", "warn", "fail"]
    score: Annotated[int, Meta(ge=0, le=100)]
    findings: list[Judged]
    applications: list[str] | None = None

    @property
    def integrity(self) -> str | None:
        """What is wrong with the bundle's integrity first of all; None if nothing is."""
        return next((_short(it.finding.message) for it in self.findings if it.check == _INTEGRITY), None)

    def kept(self) -> dict[str, Any]:
        """What is kept of it: verdict, score, and where something was found."""
        return {
            "policy": _short(self.policy),
            "policy_version": self.policy_version,
            "verdict": self.verdict,
            "score": self.score,
            "findings": [_kept(it) for it in self.findings[:_MOST_FINDINGS]],
            "findings_count": len(self.findings),
        }

    def kept_applications(self) -> list[str] | None:
        """What is kept of the applications; None where they are not known."""
        found = named(self.applications) if self.applications is not None else None
        return None if found is None else list(found)


def read_report(output: bytes) -> CheckReport:
    """Read the child's output.

    Raises:
        ValueError: It is no report.
    """
    try:
        return msgspec.json.decode(output, type=CheckReport)
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise ValueError(f"it is no report: {error}") from error


def _kept(judged: Judged) -> dict[str, Any]:
    it = judged.finding
    return {
        "check": _short(judged.check),
        "severity": it.severity,
        "from_ns": it.from_ns,
        "to_ns": it.to_ns,
        "message": _short(it.message),
        "suggestion": _short(it.suggestion),
        "stream": _short(it.stream),
    }


def _short(text: str) -> str:
    # PostgreSQL can't keep a NUL.
    return text.replace("\0", "\N{REPLACEMENT CHARACTER}")[:_LONGEST_TEXT]
