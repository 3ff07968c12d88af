"""Was the same thing done again and again?"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated

from trajectory_recorder.actions import Action, Click, Drag, Hotkey, LongPress, Typing
from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import Evidence
from trajectory_recorder.quality.finding import Finding, above

_SAME_PLACE_PX = 5


@dataclass(frozen=True, slots=True)
class Limits:
    warn_times: Annotated[
        int,
        limit(
            "Most times that the same may be done in a row",
            unit="times",
            source="more than three of six are counted as redundant by builders of models; one more for people",
        ),
    ] = 4


@check("repeated_actions", Limits)
def repeated_actions(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Identical clicks, drags, texts or hotkeys in a row. Keys that move the cursor may be repeated."""
    row: list[Action] = []
    ends = [*evidence.deeds, None]
    for before, action in pairwise([None, *ends]):
        if before is not None and action is not None and _is_same(before, action):
            row = row or [before]
            row.append(action)
            continue
        grade = above(len(row), warn=limits.warn_times)
        if grade is not None:
            yield Finding(
                grade[0],
                row[0].start_ns,
                row[-1].end_ns,
                f"You do the same {len(row)} times in a row",
                "If it had no effect, cut the repetitions out; if it is right, say so in a note",
                len(row),
                grade[1],
                "times",
            )
        row = []


def _is_same(one: Action, other: Action) -> bool:
    if isinstance(one.deed, Click | LongPress | Drag) and isinstance(other.deed, type(one.deed)):
        ends = zip(_ends(one), _ends(other), strict=True)
        near = all((ax - bx) ** 2 + (ay - by) ** 2 <= _SAME_PLACE_PX**2 for (ax, ay), (bx, by) in ends)
        return one.deed.button is other.deed.button and near
    return isinstance(one.deed, Typing | Hotkey) and one.deed == other.deed


def _ends(action: Action) -> list[tuple[int, int]]:
    """Where a deed of the pointer began, and where a drag led."""
    ends = [(action.place.x_px, action.place.y_px)] if action.place is not None else []
    if isinstance(action.deed, Drag):
        ends.append((action.deed.path[-1].x_px, action.deed.path[-1].y_px))
    return ends
