"""The lists beside the pictures, one tab each: steps, what was said, findings; and what others add."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget

from trajectory_recorder.replay.timeline.timeline import Timeline
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.remark_list import RemarkList
from trajectory_recorder.ui.spoken_list import SpokenList
from trajectory_recorder.ui.step_list import StepList


class Lists(QTabWidget):
    """Follows the replay, and says where somebody wants to go.

    Args:
        timeline: The recording.
    """

    seek_wanted = Signal(object)
    step_chosen = Signal(int)

    def __init__(self, timeline: Timeline) -> None:
        super().__init__()
        self.setAccessibleName(translate("Lists", "Lists"))
        self.setDocumentMode(True)
        self.steps = StepList(timeline)
        self._spoken, self._remarks = SpokenList(timeline), RemarkList(timeline)
        self.steps.step_chosen.connect(self.step_chosen)
        self._spoken.seek_wanted.connect(self.seek_wanted)
        self._remarks.remark_chosen.connect(self.seek_wanted)
        self.addTab(self.steps, translate("Lists", "Steps"))
        self.addTab(self._spoken, translate("Lists", "Speech"))
        self.addTab(self._remarks, translate("Lists", "Findings"))

    def show_remarks(self, timeline: Timeline) -> None:
        """Show what is known of the same recording by now."""
        place, current = self.indexOf(self._remarks), self.currentIndex()
        self.removeTab(place)
        self._remarks.deleteLater()
        self._remarks = RemarkList(timeline)
        self._remarks.remark_chosen.connect(self.seek_wanted)
        self.insertTab(place, self._remarks, translate("Lists", "Findings"))
        self.setCurrentIndex(current)

    def show_position(self, at_ns: int) -> None:
        """Follow the replay to a time."""
        self.steps.show_position(at_ns)
        self._spoken.show_position(at_ns)
        self._remarks.show_position(at_ns)

    def focus_search(self) -> None:
        """Let somebody write which steps to search for."""
        self.setCurrentWidget(self.steps)
        self.steps.focus_search()
