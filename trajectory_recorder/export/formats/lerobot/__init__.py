"""LeRobot datasets, format v3.0: video of a constant rate with a row of state and action for each picture."""

from trajectory_recorder.export.formats.lerobot.exporter import LeRobot

__all__ = ["LeRobot"]
