"""Do clicks do anything?"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.actions import Action, Click
from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import SECOND_NS, Evidence
from trajectory_recorder.quality.finding import Finding, above
from trajectory_recorder.quality.spans import without


@dataclass(frozen=True, slots=True)
class Limits:
    warn_share: Annotated[
        float,
        limit("Most clicks that may change nothing that can be seen", unit="", source="judgement", most=1),
    ] = 0.4
    from_clicks: Annotated[int, limit("Fewer clicks are not judged", unit="clicks", source="judgement")] = 5
    within_s: Annotated[
        float,
        limit(
            "A change after a longer time is not the click's",
            unit="s",
            source="1 s keeps a person's flow of thought (Nielsen)",
        ),
    ] = 1.0


@check("no_visible_effect", Limits)
def no_visible_effect(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Clicks after which nothing changes on any display."""
    unseen = evidence.unseen()
    within_ns = round(limits.within_s * SECOND_NS)
    if not evidence.changes_ns:  # nothing was ever shown: that is another check's matter
        return
    judged, idle = 0, []
    for action in evidence.deeds:
        span = action.start_ns, action.end_ns + within_ns
        if (
            not isinstance(action.deed, Click)
            or span[1] > evidence.to_ns
            or without([span], unseen) != [span]
        ):
            continue
        judged += 1
        if not _is_followed(action, evidence.changes_ns, within_ns):
            idle.append(action)
    grade = above(len(idle) / judged, warn=limits.warn_share) if judged >= limits.from_clicks else None
    if grade is not None:
        yield Finding(
            grade[0],
            idle[0].start_ns,
            idle[-1].end_ns,
            f"{len(idle)} of {judged} clicks change nothing that can be seen",
            "If you clicked without purpose, cut that out; if something did change, the recorder may not see it: "
            "run trajectory-recorder doctor",
            len(idle) / judged,
            grade[1],
            "",
        )


def _is_followed(action: Action, changes_ns: list[int], within_ns: int) -> bool:
    index = bisect_right(changes_ns, action.start_ns)
    return index < len(changes_ns) and changes_ns[index] <= action.end_ns + within_ns
