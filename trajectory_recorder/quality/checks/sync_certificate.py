"""Is it known how exact the recorded times are?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import Evidence
from trajectory_recorder.quality.finding import Finding, Severity, above

_CALIBRATE = "Run: trajectory-recorder doctor --calibrate (a minute), before the next recording"


@dataclass(frozen=True, slots=True)
class Limits:
    warn_ms: Annotated[
        float,
        limit(
            "Largest error of recorded times (95th percentile)",
            unit="ms",
            source="45 ms: ITU-R BT.1359, detectability of early sound",
        ),
    ] = 45.0
    fail_ms: Annotated[
        float,
        limit(
            "A larger one makes the recording unusable",
            unit="ms",
            source="90 ms: ITU-R BT.1359, acceptability",
        ),
    ] = 90.0
    drift_ms: Annotated[
        float, limit("Most that the error may grow in ten minutes", unit="ms", source="40 ms: EBU R 37")
    ] = 40.0


@check("sync_certificate", Limits)
def sync_certificate(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Recordings of a computer whose errors of time are not known, or large."""
    manifest = evidence.manifest
    if manifest is None:
        return
    if manifest.sync is None:
        yield Finding(
            Severity.NOTE,
            *evidence.whole,
            "It was never measured how exact times are on this computer",
            _CALIBRATE,
        )
        return
    for offset in manifest.sync.offsets:
        error_ms, drift_ms = offset.p95_ns / 1e6, abs(offset.drift_ns or 0) / 1e6
        grades = [
            (error_ms, above(error_ms, warn=limits.warn_ms, fail=limits.fail_ms), "are up to {:.0f} ms off"),
            (drift_ms, above(drift_ms, warn=limits.drift_ms), "drift by {:.0f} ms in ten minutes"),
        ]
        for measured, grade, words in grades:
            if grade is not None:
                yield Finding(
                    grade[0],
                    *evidence.whole,
                    f"By its sync certificate, times of {offset.name} {words.format(measured)} on this computer",
                    f"{_CALIBRATE}; if that does not help, use another microphone or display connection",
                    measured,
                    grade[1],
                    "ms",
                )
