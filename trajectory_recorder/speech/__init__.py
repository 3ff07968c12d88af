"""Tells when somebody speaks, how good the sound is, and has transcribers write down what was said."""

from trajectory_recorder.speech import transcribers
from trajectory_recorder.speech.detector import SpeechDetector, SpeechUnavailable
from trajectory_recorder.speech.measures import Levels, NarrationMeasures, Place, Places
from trajectory_recorder.speech.narration import NarrationMeter
from trajectory_recorder.speech.spans import Span
from trajectory_recorder.speech.transcriber import (
    TRANSCRIBERS,
    Model,
    Transcriber,
    TranscriberUnavailable,
    UnusableModel,
    Word,
)

__all__ = [
    "TRANSCRIBERS",
    "Levels",
    "Model",
    "NarrationMeasures",
    "NarrationMeter",
    "Place",
    "Places",
    "Span",
    "SpeechDetector",
    "SpeechUnavailable",
    "Transcriber",
    "TranscriberUnavailable",
    "UnusableModel",
    "Word",
    "transcribers",
]
