"""The steps of a recording, as a list."""

from trajectory_recorder.ui.step_list.step_list import StepList

__all__ = ["StepList"]
