"""Was much of what was done taken back?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.actions import Action, Hotkey
from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import SECOND_NS, Evidence
from trajectory_recorder.quality.finding import Finding, above

_UNDO = {("control", "z"), ("super", "z")}


@dataclass(frozen=True, slots=True)
class Limits:
    warn_undos: Annotated[
        int, limit("Most that may be undone in one go", unit="times", source="judgement")
    ] = 6
    within_s: Annotated[float, limit("How long one go is", unit="s", source="judgement")] = 30.0


@check("undo_storm", Limits)
def undo_storm(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Many undos within a short time."""
    row: list[Action] = []
    for action in [*(it for it in evidence.deeds if _undos(it)), None]:
        if action is not None and (
            not row or action.start_ns - row[0].start_ns <= limits.within_s * SECOND_NS
        ):
            row.append(action)
            continue
        count = sum(_undos(it) for it in row)
        grade = above(count, warn=limits.warn_undos)
        if grade is not None:
            yield Finding(
                grade[0],
                row[0].start_ns,
                row[-1].end_ns,
                f"You undo {count} times within {limits.within_s:g} s",
                "If this was a detour, cut it out, or say what went wrong and why",
                count,
                grade[1],
                "times",
            )
        row = [action] if action is not None else []


def _undos(action: Action) -> int:
    """How often an action undoes something."""
    deed = action.deed
    return deed.count if isinstance(deed, Hotkey) and deed.keys in _UNDO else 0
