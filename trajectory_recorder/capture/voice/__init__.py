"""The voice: one microphone, on every system through PortAudio."""

from trajectory_recorder.capture.voice.hushed import Hushed
from trajectory_recorder.capture.voice.source import VoiceSource

__all__ = ["Hushed", "VoiceSource"]
