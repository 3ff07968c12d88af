"""Elements of applications: `ElementSource` says at each press what was pressed and has the focus."""

from trajectory_recorder.capture.elements.source import ElementSource

__all__ = ["ElementSource"]
