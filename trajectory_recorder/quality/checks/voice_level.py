"""Is the voice loud enough, and not too loud?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.events import StreamName
from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import Evidence
from trajectory_recorder.quality.finding import Finding, above, below

_LOWEST_LUFS = -120.0


@dataclass(frozen=True, slots=True)
class Limits:
    quiet_lufs: Annotated[
        float,
        limit(
            "Least loudness of speech",
            unit="LUFS",
            source="EBU R 128's -23, and a band around it; judgement",
            least=_LOWEST_LUFS,
        ),
    ] = -30.0
    inaudible_lufs: Annotated[
        float, limit("Speech below it is unusable", unit="LUFS", source="judgement", least=_LOWEST_LUFS)
    ] = -40.0
    loud_lufs: Annotated[
        float, limit("Most loudness of speech", unit="LUFS", source="as for the least", least=_LOWEST_LUFS)
    ] = -16.0


@check("voice_level", Limits, live=True)
def voice_level(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Narration that is too quiet or too loud, judged where somebody speaks."""
    loudness = evidence.voice.loudness_lufs if evidence.voice is not None else None
    if loudness is None or not evidence.speech:
        return
    span = evidence.speech[0][0], evidence.speech[-1][1]
    grade = below(loudness, warn=limits.quiet_lufs, fail=limits.inaudible_lufs)
    said = (
        "Your voice is too quiet",
        "Move the microphone nearer, or raise its level in the system's settings",
    )
    if grade is None:
        grade = above(loudness, warn=limits.loud_lufs)
        said = ("Your voice is too loud", "Lower the microphone's level in the system's settings")
    if grade is not None:
        message = f"{said[0]}: {loudness:.0f} LUFS"
        yield Finding(grade[0], *span, message, said[1], loudness, grade[1], "LUFS", StreamName.VOICE)
