"""Were there times at which a stream was not recorded?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.events import GapReason, StreamName
from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import SECOND_NS, Evidence
from trajectory_recorder.quality.finding import Finding, above
from trajectory_recorder.quality.spans import Span, clipped, total, union, without
from trajectory_recorder.quality.wording import called, lasting

# Without these there is nothing to learn from; of the others a part may be missing.
_VITAL = {StreamName.SCREEN, StreamName.VOICE, StreamName.INPUT}
_TOLD = (StreamName.INPUT, StreamName.WINDOW, StreamName.CLIPBOARD, StreamName.ELEMENTS, StreamName.CURSOR)
_SOURCE = "a display is looked at twice a second at least; judgement"


@dataclass(frozen=True, slots=True)
class Limits:
    warn_s: Annotated[
        float, limit("Longest stretch of a stream that may be missing", unit="s", source=_SOURCE)
    ] = 1.0
    fail_s: Annotated[
        float,
        limit(
            "A longer one of screen, voice or input makes the recording unusable", unit="s", source=_SOURCE
        ),
    ] = 3.0


@check("capture_gap", Limits, live=True)
def capture_gap(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Stretches in which a stream was not recorded, by its own word or because nobody looked."""
    for stream, missing in _missing(evidence):
        for from_ns, to_ns in missing:
            length_s = (to_ns - from_ns) / SECOND_NS
            vital = stream.partition("/")[0] in _VITAL
            grade = above(length_s, warn=limits.warn_s, fail=limits.fail_s if vital else None)
            if grade is not None:
                why = _why(evidence, stream, (from_ns, to_ns))
                yield Finding(
                    grade[0],
                    from_ns,
                    to_ns,
                    f"For {lasting(length_s)} nothing was recorded of {called(stream)}{why}",
                    "Cut this stretch out, or record the step again",
                    length_s,
                    grade[1],
                    "s",
                    stream,
                )


def _missing(evidence: Evidence) -> Iterator[tuple[str, list[Span]]]:
    for name in _TOLD:
        yield name, union((gap.from_ns, gap.to_ns) for gap in evidence.gaps_of(name))
    away = evidence.unrecorded()
    for stream, looks in evidence.looks.items():
        yield stream, _holes(evidence, stream, looks, away)
    if evidence.sound:
        yield StreamName.VOICE, _holes(evidence, StreamName.VOICE, evidence.sound, away)


def _holes(evidence: Evidence, stream: str, seen: list[Span], away: list[Span]) -> list[Span]:
    """What lies between the first and the last that was seen, but is not covered by any of it; while the
    recording goes on, up to now."""
    ends_ns = max(to_ns for _, to_ns in seen) if evidence.manifest is not None else evidence.to_ns
    inner = without([(seen[0][0], max(ends_ns, seen[0][0]))], union(seen))
    told = union((gap.from_ns, gap.to_ns) for gap in evidence.gaps_of(stream))
    # Between two single looks lies a hole of its own: holes that touch are not one.
    return clipped(sorted([*without(inner, union([*away, *told])), *told]), *evidence.whole)


def _why(evidence: Evidence, stream: str, span: Span) -> str:
    reasons = {
        gap.reason
        for gap in evidence.gaps_of(stream)
        if total(clipped([(gap.from_ns, gap.to_ns)], *span)) or gap.from_ns == gap.to_ns == span[0]
    }
    words = {
        GapReason.SUSPEND: "the computer slept",
        GapReason.SOURCE_FAILED: "the device failed",
        GapReason.SOURCE_STALLED: "the device stopped answering",
        GapReason.DISPLAY_CHANGED: "the displays were rearranged",
        GapReason.QUEUE_FULL: "the disk was too slow",
    }
    said = [words[reason] for reason in words if reason in reasons]
    return f": {', '.join(said)}" if said else ""
