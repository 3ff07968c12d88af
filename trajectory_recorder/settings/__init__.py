"""Declared settings: one declaration drives the command line, the settings file and the docs."""

from trajectory_recorder.settings.declared import Option, Quality, RecordSettings, options
from trajectory_recorder.settings.file import load

__all__ = ["Option", "Quality", "RecordSettings", "load", "options"]
