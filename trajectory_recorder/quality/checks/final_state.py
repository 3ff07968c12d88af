"""Can one see how the task ended?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.actions import Action, Hotkey
from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import SECOND_NS, Evidence
from trajectory_recorder.quality.finding import Finding, Severity, below
from trajectory_recorder.quality.wording import lasting

_STOPS_RECORDER = Hotkey(("control", "c"))
_ADVICE = "Wait until the result is to be seen before you stop; record the last step again"


@dataclass(frozen=True, slots=True)
class Limits:
    warn_s: Annotated[
        float,
        limit(
            "Least time from the last deed to the end",
            unit="s",
            source="a screen at rest for 0.5 s has settled",
        ),
    ] = 0.5


@check("final_state", Limits)
def final_state(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Recordings that were stopped in the middle of an action, or before its result could be seen."""
    last = max(_task(evidence.deeds), key=lambda it: it.end_ns, default=None)
    if last is None:
        return
    if not last.complete and last.end_ns >= evidence.to_ns - SECOND_NS:
        message = "The recording ends while a key or button is still held down"
        yield Finding(Severity.WARN, last.start_ns, evidence.to_ns, message, _ADVICE)
        return
    left_s = (evidence.to_ns - last.end_ns) / SECOND_NS
    grade = below(left_s, warn=limits.warn_s)
    if grade is not None:
        message = f"The recording ends {lasting(left_s)} after the last action: its result can't be seen"
        yield Finding(grade[0], last.start_ns, evidence.to_ns, message, _ADVICE, left_s, grade[1], "s")


def _task(deeds: list[Action]) -> list[Action]:
    """Without the Ctrl+C that stops the recorder where it was started in a terminal."""
    stopped = bool(deeds) and deeds[-1].deed == _STOPS_RECORDER
    return deeds[:-1] if stopped else deeds
