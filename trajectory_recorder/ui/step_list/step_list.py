"""The steps of a recording as a list, locked to its time both ways."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from trajectory_recorder.replay.timeline.search import StepSearch, Wanted
from trajectory_recorder.replay.timeline.timeline import Timeline
from trajectory_recorder.ui.language import say, translate
from trajectory_recorder.ui.step_list.rows import KINDS, StepRows
from trajectory_recorder.ui.timed_list import TimedList

_WANTED = tuple(KINDS.values())


class StepList(QWidget):
    """Shows what was done, step by step. `step_chosen` tells the number of a step that somebody chose.

    Args:
        timeline: The recording.
    """

    step_chosen = Signal(int)

    def __init__(self, timeline: Timeline) -> None:
        super().__init__()
        self._rows = StepRows(timeline)
        self._timeline = timeline
        self._kinds = QComboBox()
        self._kinds.addItems([str(it) for it in KINDS])
        self._kinds.setAccessibleName(translate("Lists", "Which steps are shown"))
        self.list = TimedList(
            translate("Lists", "Steps"),
            self._rows,
            find=self._find,
            nothing=translate("Lists", "Nothing was done"),
        )
        self.list.bar.insertWidget(1, self._kinds)
        self.setTabOrder(self.list.search, self._kinds)
        self.setTabOrder(self._kinds, self.list.follow)
        self.list.row_chosen.connect(self.step_chosen)
        self._kinds.currentIndexChanged.connect(self.list.refresh)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        self.setFocusProxy(self.list.view)

    def show_position(self, at_ns: int) -> None:
        """Point out the step that is under way, or was begun last."""
        self.list.show_position(at_ns)

    def show_step(self, number: int | None) -> None:
        """Have a step as the chosen one, or none, without a signal."""
        self.list.show_chosen(number)

    def show_labels(self, labels: Mapping[int, str]) -> None:
        """Show what reviewers called steps, by number, in place of what was shown before."""
        self._rows.labels = dict(labels)
        self.list.refresh()

    def choose_next(self) -> None:
        """Choose the next step of those shown, as if somebody had clicked on it."""
        self.list.choose_neighbour(1)

    def choose_previous(self) -> None:
        """Choose the step before, of those shown."""
        self.list.choose_neighbour(-1)

    def focus_search(self) -> None:
        """Put the cursor into the search."""
        self.list.focus_search()

    def _find(self, text: str) -> Sequence[int]:
        wanted = replace(_WANTED[self._kinds.currentIndex()], text=text)
        if wanted == Wanted():
            return range(len(self._rows))
        return self._search.numbers(wanted, self._rows.labels)

    @cached_property
    def _search(self) -> StepSearch:
        # Put together when somebody first searches: most look at a recording without it.
        return StepSearch(self._timeline, say=say)
