"""Transcribers, one file each: loading this registers them. What they run on is loaded once one is made."""

from trajectory_recorder.speech.transcribers.faster_whisper import FasterWhisper

__all__ = ["FasterWhisper"]
