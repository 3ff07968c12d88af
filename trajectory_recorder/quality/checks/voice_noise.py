"""Does the voice stand out from the room?"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from trajectory_recorder.events import StreamName
from trajectory_recorder.quality.check import check, limit
from trajectory_recorder.quality.evidence import Evidence
from trajectory_recorder.quality.finding import Finding, above, below

_LOWEST_DBFS = -120.0
_ADVICE = "Close the window, switch off fans, or use a headset: its microphone is near your mouth"


@dataclass(frozen=True, slots=True)
class Limits:
    noise_dbfs: Annotated[
        float,
        limit(
            "Loudest pauses",
            unit="dBFS",
            source="audiobooks ask for -60 (ACX); 10 dB more for a room with a computer",
            least=_LOWEST_DBFS,
        ),
    ] = -50.0
    warn_snr_db: Annotated[
        float, limit("Least distance of the voice from the noise", unit="dB", source="judgement")
    ] = 20.0
    fail_snr_db: Annotated[
        float, limit("Less makes the narration unusable", unit="dB", source="judgement")
    ] = 10.0


@check("voice_noise", Limits)
def voice_noise(evidence: Evidence, limits: Limits) -> Iterator[Finding]:
    """Narration in which noise competes with the voice."""
    measures = evidence.voice
    if measures is None:
        return
    grade = (
        below(measures.snr_db, warn=limits.warn_snr_db, fail=limits.fail_snr_db)
        if measures.snr_db is not None
        else None
    )
    if grade is not None and measures.snr_db is not None:
        message = f"Your voice is only {measures.snr_db:.0f} dB louder than the noise around"
        yield Finding(
            grade[0], *evidence.whole, message, _ADVICE, measures.snr_db, grade[1], "dB", StreamName.VOICE
        )
        return  # One cause, one finding.
    grade = above(measures.noise_dbfs, warn=limits.noise_dbfs) if measures.noise_dbfs is not None else None
    if grade is not None and measures.noise_dbfs is not None:
        message = f"It is loud around you: {measures.noise_dbfs:.0f} dBFS while you say nothing"
        yield Finding(
            grade[0],
            *evidence.whole,
            message,
            _ADVICE,
            measures.noise_dbfs,
            grade[1],
            "dBFS",
            StreamName.VOICE,
        )
