"""What a check can say about a recording."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: worth knowing, worth mending, not acceptable."""

    NOTE = "note"
    WARN = "warn"
    FAIL = "fail"

    @property
    def rank(self) -> int:
        """0 for a note to 2 for a failure."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found, from `from_ns` to `to_ns` of session time.

    `message` says it in a sentence that the person who recorded understands, `suggestion` what they can
    do about it. `measured` is what was measured and `limit` the threshold that it passed, both in `unit`;
    None where it is no matter of more or less. `stream` names the stream it is about, empty for all.
    """

    severity: Severity
    from_ns: int
    to_ns: int
    message: str
    suggestion: str
    measured: float | None = None
    limit: float | None = None
    unit: str = ""
    stream: str = ""


def above(
    measured: float, *, warn: float, fail: float | None = None, note: float | None = None
) -> tuple[Severity, float] | None:
    """How bad it is that so much was measured, and the limit that it passed; None if none was."""
    for severity, limit in ((Severity.FAIL, fail), (Severity.WARN, warn), (Severity.NOTE, note)):
        if limit is not None and measured > limit:
            return severity, limit
    return None


def below(measured: float, *, warn: float, fail: float | None = None) -> tuple[Severity, float] | None:
    """How bad it is that so little was measured, and the limit that it missed; None if none was."""
    for severity, limit in ((Severity.FAIL, fail), (Severity.WARN, warn)):
        if limit is not None and measured < limit:
            return severity, limit
    return None
