"""What was said in a recording, as a list."""

from trajectory_recorder.ui.spoken_list.spoken_list import SpokenList

__all__ = ["SpokenList"]
