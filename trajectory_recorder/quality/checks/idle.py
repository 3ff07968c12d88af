"""Were there times in which nothing happened at all?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.events import KeyEvent, PointerEvent
from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import SECOND_NS, Evidence
from trajectory_recorder.quality.finding import Finding, above
from trajectory_recorder.quality.spans import Span, total, without
from trajectory_recorder.quality.wording import lasting, share


@dataclass(frozen=True, slots=True)
class Limits:
    note_s: Annotated[
        float, limit("Longest idle stretch that is not worth a note", unit="s", source="judgement")
    ] = 15.0
    warn_s: Annotated[float, limit("Longest idle stretch that may stay in", unit="s", source="judgement")] = (
        60.0
    )
    warn_share: Annotated[
        float, limit("Most of a recording that may be idle", unit="", source="judgement", most=1)
    ] = 0.3


@check("idle", Limits, live=True)
def idle(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Stretches without any input, any change on a screen and any speech."""
    stretches = [
        it
        for it in without(evidence.quiet(_moments(evidence)), evidence.unrecorded(*evidence.frames))
        if it[1] - it[0] > limits.note_s * SECOND_NS
    ]
    for from_ns, to_ns in stretches:
        length_s = (to_ns - from_ns) / SECOND_NS
        grade = above(length_s, warn=limits.warn_s, note=limits.note_s)
        if grade is not None:
            message = f"For {lasting(length_s)} nothing happens: no input, no change, no word"
            yield Finding(grade[0], from_ns, to_ns, message, "Cut this stretch out", length_s, grade[1], "s")
    if evidence.manifest is None:
        return  # What part of a recording is idle is known at its end.
    part = total(stretches) / max(1, evidence.to_ns - evidence.from_ns)
    grade = above(part, warn=limits.warn_share)
    if grade is not None:
        message = f"In {share(part)} of the recording nothing happens"
        advice = "Pause the recording while you do something else, and cut the idle stretches out"
        yield Finding(grade[0], *evidence.whole, message, advice, part, grade[1], "")


def _moments(evidence: Evidence) -> list[Span]:
    """All that happened, as stretches; most of them without length."""
    times = [at for at, _ in evidence.of(KeyEvent)]
    times += [at for at, _ in evidence.of(PointerEvent)]
    times += evidence.changes_ns
    return [*((at, at) for at in times), *evidence.speech]
