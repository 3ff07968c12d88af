"""Is enough explained?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.events import StreamName
from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import SECOND_NS, Evidence
from trajectory_recorder.quality.finding import Finding, below
from trajectory_recorder.quality.spans import total, without
from trajectory_recorder.quality.wording import share


@dataclass(frozen=True, slots=True)
class Limits:
    warn_share: Annotated[
        float, limit("Least part of the time in which you speak", unit="", source="judgement", most=1)
    ] = 0.15
    fail_share: Annotated[float, limit("Less is no narration", unit="", source="judgement", most=1)] = 0.01
    from_s: Annotated[float, limit("Shorter recordings are not judged", unit="s", source="judgement")] = 20.0


@check("speech_share", Limits)
def speech_share(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Recordings in which hardly anything is said."""
    # Sound that was not recorded or not listened to is neither speech nor silence.
    heard = without(evidence.sound, evidence.unheard())
    heard_s = total(heard) / SECOND_NS
    if not evidence.is_narrated or heard_s < limits.from_s:
        return
    spoken = total(evidence.speech) / SECOND_NS / heard_s
    grade = below(spoken, warn=limits.warn_share, fail=limits.fail_share)
    if grade is not None:
        yield Finding(
            grade[0],
            *evidence.whole,
            f"You speak for {share(spoken)} of the time" if spoken else "Nothing is said at all",
            "Explain why you do what you do: what you look at, what you expect, what you decide",
            spoken,
            grade[1],
            "",
            StreamName.VOICE,
        )
