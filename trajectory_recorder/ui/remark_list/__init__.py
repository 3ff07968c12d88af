"""What there is to know of a recording, as a list."""

from trajectory_recorder.ui.remark_list.remark_list import RemarkList

__all__ = ["RemarkList"]
