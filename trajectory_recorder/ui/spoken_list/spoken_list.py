"""What was said in a recording as a list: the transcript, or when somebody spoke."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trajectory_recorder.replay.lanes import spoken_words
from trajectory_recorder.replay.timeline.search import find_spoken
from trajectory_recorder.replay.timeline.timeline import Spoken, Timeline
from trajectory_recorder.times import length
from trajectory_recorder.ui.language import say, translate
from trajectory_recorder.ui.timed_list import ListRow, TimedList
from trajectory_recorder.ui.timed_list.row import begun_last


class SpokenList(QWidget):
    """Shows what was said. `seek_wanted` tells when the stretch began that somebody chose.

    Args:
        timeline: The recording.
    """

    seek_wanted = Signal(object)

    def __init__(self, timeline: Timeline) -> None:
        super().__init__()
        self._spoken = timeline.spoken
        self.list = TimedList(
            translate("Lists", "Speech"),
            [_row(it) for it in timeline.spoken],
            find=lambda text: find_spoken(timeline, text),
            nothing=translate("Lists", "No speech was found"),
        )
        self.list.row_chosen.connect(lambda place: self.seek_wanted.emit(self._spoken[place].from_ns))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        self.setFocusProxy(self.list.view)

    def show_position(self, at_ns: int) -> None:
        """Point out what is being said."""
        place = begun_last(self.list.model.rows, at_ns)
        is_said = place is not None and at_ns < self._spoken[place].to_ns
        self.list.show_current(place if is_said else None)

    def focus_search(self) -> None:
        """Put the cursor into the search."""
        self.list.focus_search()


def _row(it: Spoken) -> ListRow:
    lasts = "" if it.text is not None else length(it.to_ns - it.from_ns)
    return ListRow(
        it.from_ns, it.to_ns, say(spoken_words(it)) if it.text is None else spoken_words(it), lasts
    )
