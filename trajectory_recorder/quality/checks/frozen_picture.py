"""Does the picture still follow what happens?"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated

from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import SECOND_NS, Evidence
from trajectory_recorder.quality.finding import Finding, above
from trajectory_recorder.quality.spans import union, without
from trajectory_recorder.quality.wording import lasting

_REST_NS = 5 * SECOND_NS


@dataclass(frozen=True, slots=True)
class Limits:
    strokes: Annotated[
        int,
        limit(
            "Presses of keys and buttons without any change on a display that make a still screen suspicious",
            unit="presses",
            source="judgement; typing and clicking nearly always change something",
        ),
    ] = 15
    warn_s: Annotated[float, limit("Longest time that they may go on", unit="s", source="judgement")] = 10.0
    fail_s: Annotated[
        float, limit("A longer one makes the recording unusable", unit="s", source="judgement")
    ] = 30.0


@check("frozen_picture", Limits, live=True)
def frozen_picture(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Stretches in which the person acts and no display changes. A screen at which nobody acts may rest."""
    strokes = evidence.strokes_ns
    edges = [evidence.from_ns, *evidence.changes_ns, evidence.to_ns]
    if not evidence.looks:  # nobody looked: that is another check's matter
        return
    # A display that nobody looked at did not freeze.
    unseen = evidence.unseen()
    for from_ns, to_ns in pairwise(edges):
        # The last press before a change is what changed it.
        pressed = strokes[bisect_right(strokes, from_ns) : bisect_right(strokes, to_ns)]
        idle = pressed if to_ns == evidence.to_ns else pressed[:-1]
        for first_ns, last_ns in union(((at, at) for at in idle), bridge_ns=_REST_NS):
            count = bisect_right(idle, last_ns) - bisect_left(idle, first_ns)
            length_s = (last_ns - first_ns) / SECOND_NS
            grade = above(length_s, warn=limits.warn_s, fail=limits.fail_s)
            seen = without([(first_ns, last_ns)], unseen) == [(first_ns, last_ns)]
            if grade is not None and count > limits.strokes and seen:
                yield Finding(
                    grade[0],
                    first_ns,
                    last_ns,
                    f"You acted for {lasting(length_s)} ({count} presses), and the picture did not change at all",
                    "The picture seems frozen: stop, run trajectory-recorder doctor, and record this again",
                    length_s,
                    grade[1],
                    "s",
                )
