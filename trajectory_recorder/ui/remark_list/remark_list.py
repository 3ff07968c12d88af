"""All that is to be known of a recording as a list: findings, damages, gaps and markers."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trajectory_recorder.replay.remarks import WRITTEN_BY_PEOPLE, ListedRemark, listed
from trajectory_recorder.replay.timeline.timeline import Timeline
from trajectory_recorder.ui.language import say, translate
from trajectory_recorder.ui.remark_words import REMARK_WORDS
from trajectory_recorder.ui.timed_list import ListRow, TimedList
from trajectory_recorder.ui.timed_list.row import begun_last


class RemarkList(QWidget):
    """Shows what there is to know, by time. `remark_chosen` tells when that begins which somebody chose.

    Args:
        timeline: The recording.
    """

    remark_chosen = Signal(object)

    def __init__(self, timeline: Timeline) -> None:
        super().__init__()
        self._remarks = [_in_our_language(it) for it in listed(timeline)]
        self._texts = [f"{it.message}\n{it.suggestion}\n{_kind(it)}".casefold() for it in self._remarks]
        rows = [_row(it) for it in self._remarks]
        self.list = TimedList(
            translate("Lists", "Findings"),
            rows,
            find=self._find,
            nothing=translate("Lists", "Nothing was found"),
        )
        self.list.row_chosen.connect(lambda place: self.remark_chosen.emit(self._remarks[place].from_ns))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        self.setFocusProxy(self.list.view)

    def show_position(self, at_ns: int) -> None:
        """Point out what is to be known of a time; of several, what began last."""
        place = begun_last(self.list.model.rows, at_ns)
        is_there = place is not None and at_ns <= self._remarks[place].to_ns
        self.list.show_current(place if is_there else None)

    def focus_search(self) -> None:
        """Put the cursor into the search."""
        self.list.focus_search()

    def _find(self, text: str) -> list[int]:
        folded = text.casefold()
        return [place for place, told in enumerate(self._texts) if folded in told]


def _in_our_language(it: ListedRemark) -> ListedRemark:
    """What the program says of it; what a person wrote stays as it is."""
    if it.mark in WRITTEN_BY_PEOPLE:
        return it
    return replace(it, message=say(it.message), suggestion=say(it.suggestion))


def _row(it: ListedRemark) -> ListRow:
    detail = f"{_kind(it)}: {it.suggestion}" if it.suggestion else _kind(it)
    return ListRow(it.from_ns, it.to_ns, it.message, detail, marks=(it.mark,))


def _kind(it: ListedRemark) -> str:
    return str(REMARK_WORDS[it.mark])
