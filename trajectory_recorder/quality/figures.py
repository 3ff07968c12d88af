"""Figures that say what a recording is like, for reports and for whoever compares many."""

import math
from collections import Counter

from trajectory_recorder.actions import Typing, Wait
from trajectory_recorder.events import VoiceEvent
from trajectory_recorder.quality.evidence import Evidence
from trajectory_recorder.quality.measures import VoiceMeasures
from trajectory_recorder.quality.spans import total
from trajectory_recorder.speech import NarrationMeasures

# What is below any sound: a level of nothing at all is minus infinity, which JSON does not know.
_LOWEST_DB = -144.0


def of_voice(measured: NarrationMeasures | None) -> VoiceMeasures | None:
    """What checks need to know of a narration; None where there is none."""
    if measured is None:
        return None
    return VoiceMeasures(
        measured.loudness_lufs,
        _finite(measured.noise_floor_dbfs),
        _finite(measured.snr_db),
        tuple((it.from_ns, it.to_ns) for it in measured.clipping.first),
        measured.clipping.count,
        tuple((it.from_ns, it.to_ns) for it in measured.dropouts.first),
    )


def figures(evidence: Evidence) -> dict[str, float | int | None]:
    """Times are in seconds, shares go from 0 to 1, levels are in LUFS, dBFS and dB."""
    kinds = Counter(type(it.deed).__name__ for it in evidence.actions)
    sound = evidence.voice
    speech_s = total(evidence.speech) / 1e9
    heard_s = total(evidence.sound) / 1e9
    deeds = len(evidence.deeds)
    found: dict[str, float | int | None] = {
        "duration_s": round(evidence.duration_s, 3),
        "actions": deeds,
        "actions_per_minute": round(60 * deeds / evidence.duration_s, 2) if evidence.duration_s else None,
        "waits": kinds[Wait.__name__],
        "characters_typed": sum(len(it.deed.text) for it in evidence.deeds if isinstance(it.deed, Typing)),
        "frames": len(evidence.changes_ns),
        "speech_s": round(speech_s, 3),
        "speech_share": round(speech_s / heard_s, 4) if heard_s else None,
        "voice_packets": len(evidence.of(VoiceEvent)),
        "loudness_lufs": _rounded(sound.loudness_lufs if sound is not None else None),
        "noise_dbfs": _rounded(sound.noise_dbfs if sound is not None else None),
        "snr_db": _rounded(sound.snr_db if sound is not None else None),
        "clipped_runs": sound.clipped_runs if sound is not None else None,
    }
    for stream, quantizer in (evidence.pictures.quantizer if evidence.pictures is not None else {}).items():
        found[f"quantizer of {stream}"] = quantizer
    return found


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _finite(level_db: float | None) -> float | None:
    return None if level_db is None else level_db if math.isfinite(level_db) else _LOWEST_DB
