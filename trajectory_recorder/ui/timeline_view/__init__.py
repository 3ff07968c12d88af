"""The timeline of a recording, as a widget."""

from trajectory_recorder.replay.lanes import Comment
from trajectory_recorder.ui.timeline_view.view import TimelineView

__all__ = ["Comment", "TimelineView"]
