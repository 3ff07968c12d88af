"""Where recordings come from: a folder, a catalogue or a bucket; what is known of each, and its files brought here."""

from trajectory_recorder.export.sources.fetching import Fetched, fetched
from trajectory_recorder.export.sources.opening import open_source
from trajectory_recorder.export.sources.source import Problem, Report, Source

__all__ = ["Fetched", "Problem", "Report", "Source", "fetched", "open_source"]
