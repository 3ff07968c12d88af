"""Elements of applications: `ElementSource` says at each press what was pressed and has the focus."""

from trajectory_recorder.capture.elements.source import ElementSource
from trajectory_recorder.capture.elements.system import describe_support

__all__ = ["ElementSource", "describe_support"]
