"""A list that goes along with a replay, until somebody scrolls elsewhere; with a search that keeps their place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.timed_list.delegate import RowDelegate
from trajectory_recorder.ui.timed_list.model import RowsModel
from trajectory_recorder.ui.timed_list.row import ListRow, begun_last

# Rows that stay in sight above the one that is under way.
_LEAD = 2
_COUNT_MARGIN_PX = 8


class TimedList(QWidget):
    """Rows by time, a search above them, and a button to go along with the replay.

    `row_chosen` tells the place of a row that somebody chose, by mouse or by keyboard.

    Args:
        name: What the list is called for those who can't see it.
        rows: All of them, by their beginning.
        find: From a text to the places of the rows that have it, in order.
        nothing: What to say where there are no rows at all.
    """

    row_chosen = Signal(int)

    def __init__(
        self, name: str, rows: Sequence[ListRow], *, find: Callable[[str], Sequence[int]], nothing: str
    ) -> None:
        super().__init__()
        self._find, self._nothing = find, nothing
        self._chosen: int | None = None
        self._current: int | None = None
        self._selecting = False
        self._moved = False
        self.model = RowsModel(rows, self)
        self.view = _view(name, self.model)
        self.search = _search(name)
        self.follow = _follow_button()
        self._count = QLabel()
        self._count.setTextFormat(Qt.TextFormat.PlainText)
        self._count.setContentsMargins(_COUNT_MARGIN_PX, 0, _COUNT_MARGIN_PX, 0)
        self.bar = QHBoxLayout()
        self._lay_out()
        self.search.textChanged.connect(self.refresh)
        self.follow.toggled.connect(self._scroll_along)
        self.view.selectionModel().currentChanged.connect(self._moved_to)
        self.view.clicked.connect(self._clicked)
        self.view.installEventFilter(self)
        self.view.viewport().installEventFilter(self)
        self.view.verticalScrollBar().sliderMoved.connect(self._stay)
        self.view.verticalScrollBar().actionTriggered.connect(self._stay)
        self._tell_count()

    @property
    def chosen(self) -> int | None:
        """The place of the row that was chosen last, though it may not be shown now."""
        return self._chosen

    def show_position(self, at_ns: int) -> None:
        """Point out what is under way at a time, and have it in sight unless somebody scrolled elsewhere."""
        self.show_current(begun_last(self.model.rows, at_ns))

    def show_current(self, place: int | None) -> None:
        """Point out a row, or none, as the one that is under way."""
        if place != self._current:
            before, self._current = self._current, place
            self.model.set_current(place)
            for it in (before, place):
                self.view.update(self.model.index_of(it))
            self._scroll_along()

    def choose(self, place: int) -> None:
        """Choose a row as if somebody had clicked on it."""
        self._select(place)
        self.view.scrollTo(self.model.index_of(place))
        self.row_chosen.emit(place)

    def choose_neighbour(self, direction: int) -> None:
        """Choose the next shown row (1) or the one before (-1), from the chosen one or from what is under way."""
        from_place = self._chosen if self._chosen is not None else self._current
        place = self.model.neighbour(from_place, direction)
        if place is not None:
            self.choose(place)

    def show_chosen(self, place: int | None) -> None:
        """Have a row as the chosen one, or none, without a signal."""
        self._select(place)

    def focus_search(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def refresh(self) -> None:
        """Search anew; what was in sight and what was chosen stay so, as far as they are still shown."""
        top = self.view.indexAt(self.view.viewport().rect().topLeft())
        place = self.model.place(top) if top.isValid() else 0
        offset_px = self.view.visualRect(top).top() if top.isValid() else 0
        self.model.show_only(self._find(self.search.text().strip()))
        self._select(self._chosen)
        nearest = self.model.nearest(place)
        if nearest is not None:
            self.view.scrollTo(self.model.index(nearest), QAbstractItemView.ScrollHint.PositionAtTop)
            bar = self.view.verticalScrollBar()
            bar.setValue(bar.value() - offset_px)
        self._tell_count()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Somebody who turns the wheel wants to look elsewhere; who comes by Tab goes nowhere by that."""
        if event.type() is QEvent.Type.Wheel:
            self._stay()
        elif event.type() is QEvent.Type.MouseButtonPress:
            self._moved = False
        elif event.type() is QEvent.Type.FocusIn and watched is self.view:
            self._stand()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.bar.addWidget(self.search, stretch=1)
        self.bar.addWidget(self.follow)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self.bar)
        layout.addWidget(self.view, stretch=1)
        layout.addWidget(self._count)

    def _stay(self) -> None:
        self.follow.setChecked(False)

    def _scroll_along(self) -> None:
        """Have what is under way in sight, with some rows before it.

        Not by `scrollTo`, which asks for every row there is: in thousands that takes longer than a picture.
        """
        index = self.model.index_of(self._current)
        if self.follow.isChecked() and index.isValid():
            bar, row_px = self.view.verticalScrollBar(), self.view.sizeHintForRow(0)
            highest = max(index.row() - _LEAD, 0) * row_px
            lowest = (index.row() + 1) * row_px - self.view.viewport().height()
            bar.setValue(max(min(bar.value(), highest), lowest))

    def _stand(self) -> None:
        """Have the row under way as the one that keys go on from: else the list would choose its first."""
        index = self.model.index_of(self._current)
        if not self.view.currentIndex().isValid():
            self._selecting = True
            first = self.model.index(0)
            self.view.selectionModel().setCurrentIndex(
                index if index.isValid() else first, QItemSelectionModel.SelectionFlag.NoUpdate
            )
            self._selecting = False

    def _moved_to(self, index: QModelIndex) -> None:
        """Somebody went to a row, by a press of the mouse or by keyboard."""
        if index.isValid() and not self._selecting:
            self._moved = True
            self._chosen = self.model.place(index)
            self.row_chosen.emit(self._chosen)

    def _clicked(self, index: QModelIndex) -> None:
        """Somebody let go of the mouse: the press was a choice already, but on the row that they were on."""
        if not self._moved:
            self._moved_to(index)

    def _select(self, place: int | None) -> None:
        """Have a row as the chosen one without a signal, and without scrolling to it."""
        self._chosen = place
        self._selecting = True
        self.view.setAutoScroll(False)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.view.selectionModel().setCurrentIndex(self.model.index_of(place), flag)
        self.view.setAutoScroll(True)
        self._selecting = False

    def _tell_count(self) -> None:
        shown, total = self.model.rowCount(), len(self.model.rows)
        self._count.setText(_counted(shown, total) if total else self._nothing)


def _counted(shown: int, total: int) -> str:
    if shown != total:
        return translate("Lists", "{shown} of {total}").format(shown=shown, total=total)
    return translate("Lists", "{total} in all").format(total=total)


def _view(name: str, model: RowsModel) -> QListView:
    view = QListView()
    view.setAccessibleName(name)
    view.setUniformItemSizes(True)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setItemDelegate(RowDelegate(view))
    view.setModel(model)
    return view


def _search(name: str) -> QLineEdit:
    search = QLineEdit()
    search.setPlaceholderText(translate("Lists", "Search"))
    search.setAccessibleName(translate("Lists", "Search: {list}").format(list=name))
    search.setClearButtonEnabled(True)
    return search


def _follow_button() -> QToolButton:
    follow = QToolButton()
    follow.setText(translate("Lists", "Follow"))
    follow.setToolTip(translate("Lists", "Go along with the replay"))
    follow.setAccessibleName(translate("Lists", "Go along with the replay"))
    follow.setCheckable(True)
    follow.setChecked(True)
    return follow
