"""The sync probe: measures how far recorded times lie from true ones, and makes a certificate of it."""

from trajectory_recorder.calibration.goals import GOALS, Goal
from trajectory_recorder.calibration.measurement import Calibration, calibrate

__all__ = ["GOALS", "Calibration", "Goal", "calibrate"]
