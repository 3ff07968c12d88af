"""Tells when somebody speaks, in sound that comes block by block. It understands no word of it."""

from trajectory_recorder.speech.detector import SpeechDetector, SpeechUnavailable
from trajectory_recorder.speech.spans import Span

__all__ = ["Span", "SpeechDetector", "SpeechUnavailable"]
