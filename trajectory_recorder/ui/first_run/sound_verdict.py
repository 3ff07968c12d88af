"""How a test of the microphone sounds, in words, by the limits that recordings are checked by. Knows no Qt."""

import math
from collections.abc import Sequence

from trajectory_recorder.quality.checks import voice_clipped, voice_level, voice_noise
from trajectory_recorder.speech.detector import SpeechDetector, SpeechUnavailable
from trajectory_recorder.speech.measures import NarrationMeasures
from trajectory_recorder.speech.narration import NarrationMeter
from trajectory_recorder.speech.sound import RATE_HZ, Pcm, duration_ns
from trajectory_recorder.speech.spans import Span
from trajectory_recorder.ui.home.standing import Mood, Standing
from trajectory_recorder.ui.language import translate

_BLOCK = RATE_HZ // 20
_SILENT = 0.9
"""Share of digital silence from which on a microphone is dead: a live one hears at least its own noise."""


def judge(pcm: Pcm) -> Standing:
    """Listen to a test and say how it sounds. It loads the model that knows speech: not for a window's thread.

    Args:
        pcm: Samples of 48 kHz, shape (n,).
    """
    spans = _spoken(pcm)
    meter = NarrationMeter(spans)
    for first in range(0, len(pcm), _BLOCK):
        meter.take(pcm[first : first + _BLOCK], at_ns=duration_ns(first))
    return verdict(meter.finish(), has_spoken=bool(spans))


def verdict(measures: NarrationMeasures, *, has_spoken: bool) -> Standing:
    """Say how something sounds that was measured; the worst of it, if there is more."""
    level, clipped, noise = voice_level.Limits(), voice_clipped.Limits(), voice_noise.Limits()
    loudness_lufs = measures.loudness_lufs if measures.loudness_lufs is not None else -math.inf
    snr_db = measures.snr_db if measures.snr_db is not None else math.inf
    found = (
        (measures.silence_share >= _SILENT, _dead),
        (not has_spoken, _nobody),
        (measures.clipping.count > clipped.warn_runs, _distorted),
        (loudness_lufs < level.quiet_lufs, _too_quiet),
        (loudness_lufs > level.loud_lufs, _too_loud),
        (snr_db < noise.warn_snr_db, _noisy),
    )
    return next((say() for holds, say in found if holds), _good())


def _spoken(pcm: Pcm) -> Sequence[Span]:
    try:
        detector = SpeechDetector()
    except SpeechUnavailable:
        # What can't be told from silence is taken for speech: the level is judged all the same.
        return [Span(0, duration_ns(len(pcm)), 1.0)]
    return [*detector.take(pcm, at_ns=0), *detector.finish()]


def _good() -> Standing:
    return Standing(
        translate("Sound", "That sounds good."),
        Mood.GOOD,
        translate("Sound", "Your voice is clear, and loud enough."),
    )


def _dead() -> Standing:
    return Standing(
        translate("Sound", "Nothing is heard at all."),
        Mood.BAD,
        translate("Sound", "See whether the microphone is switched on, or choose another one."),
    )


def _nobody() -> Standing:
    return Standing(
        translate("Sound", "No voice was heard."),
        Mood.LOOK,
        translate("Sound", "Test it again, and say a sentence or two meanwhile."),
    )


def _distorted() -> Standing:
    return Standing(
        translate("Sound", "Your voice is distorted."),
        Mood.LOOK,
        translate(
            "Sound", "Lower the microphone's level in the system's settings, or move it away a little."
        ),
    )


def _too_quiet() -> Standing:
    return Standing(
        translate("Sound", "Your voice is too quiet."),
        Mood.LOOK,
        translate("Sound", "Move the microphone nearer, or raise its level in the system's settings."),
    )


def _too_loud() -> Standing:
    return Standing(
        translate("Sound", "Your voice is too loud."),
        Mood.LOOK,
        translate("Sound", "Lower the microphone's level in the system's settings."),
    )


def _noisy() -> Standing:
    return Standing(
        translate("Sound", "It is loud around you."),
        Mood.LOOK,
        translate(
            "Sound", "Close the window, switch off fans, or use a headset: its microphone is near your mouth."
        ),
    )
