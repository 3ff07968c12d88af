"""Declared settings: one declaration drives the command line, the settings file, the form and the docs."""

from trajectory_recorder.settings.declared import Option, Quality, RecordSettings, WhenExcluded, options
from trajectory_recorder.settings.desktop import AppSettings, Language
from trajectory_recorder.settings.file import load, load_app, load_serving, save
from trajectory_recorder.settings.serving import ServeSettings

__all__ = [
    "AppSettings",
    "Language",
    "Option",
    "Quality",
    "RecordSettings",
    "ServeSettings",
    "WhenExcluded",
    "load",
    "load_app",
    "load_serving",
    "options",
    "save",
]
