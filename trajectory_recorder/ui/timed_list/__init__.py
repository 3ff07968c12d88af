"""A long list of things at times of a recording, with a search, that goes along with its replay."""

from trajectory_recorder.ui.timed_list.row import ListRow
from trajectory_recorder.ui.timed_list.timed_list import TimedList

__all__ = ["ListRow", "TimedList"]
