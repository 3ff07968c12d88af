"""Tells when somebody speaks, in sound that comes block by block, and how good the sound is.

It understands no word of it, and doesn't judge what it measures.
"""

from trajectory_recorder.speech.detector import SpeechDetector, SpeechUnavailable
from trajectory_recorder.speech.measures import Levels, NarrationMeasures, Place, Places
from trajectory_recorder.speech.narration import NarrationMeter
from trajectory_recorder.speech.spans import Span

__all__ = [
    "Levels",
    "NarrationMeasures",
    "NarrationMeter",
    "Place",
    "Places",
    "Span",
    "SpeechDetector",
    "SpeechUnavailable",
]
