"""Tells when somebody speaks, in sound that comes block by block, and has transcribers write down what."""

from trajectory_recorder.speech import transcribers
from trajectory_recorder.speech.detector import SpeechDetector, SpeechUnavailable
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
    "Model",
    "Span",
    "SpeechDetector",
    "SpeechUnavailable",
    "Transcriber",
    "TranscriberUnavailable",
    "UnusableModel",
    "Word",
    "transcribers",
]
