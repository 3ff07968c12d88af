"""The list of recordings: rows that can be sorted by any column, of which one is chosen."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.home.rows import Column, RecordingRow, column_names
from trajectory_recorder.ui.home.signs import SIGNS
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.shapes import icon

_ROW_EM = 2.0
_SIGN_EM = 0.8
_NUMBERS = frozenset({Column.LENGTH, Column.SIZE})
_Index = QModelIndex | QPersistentModelIndex


class RecordingTable(QTableView):
    """Shows rows; a double click or Enter opens one."""

    chosen = Signal(str)
    open_wanted = Signal(str)
    sort_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Recordings", "Recordings"))
        self._model = _Rows(self)
        self.setModel(self._model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setIconSize(QSize(em(self, _SIGN_EM), em(self, _SIGN_EM)))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(em(self, _ROW_EM))
        self._prepare_header()
        self._is_filling = False
        self.selectionModel().currentRowChanged.connect(self._tell)
        self.activated.connect(lambda index: self.open_wanted.emit(self._model.rows[index.row()].key))

    def show_rows(self, rows: Sequence[RecordingRow], chosen: str, *, by: Column, descending: bool) -> None:
        """Show these rows in this order, and this one chosen.

        Args:
            rows: In the order in which they are shown.
            chosen: The key of the chosen one; none has an empty one.
            by: The column that they are sorted by.
            descending: Whether the largest comes first.
        """
        self._is_filling = True
        self._model.show(tuple(rows))
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(by, order)
        keys = [row.key for row in self._model.rows]
        if chosen in keys:
            if self.currentIndex().row() != keys.index(chosen):
                self.selectRow(keys.index(chosen))
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        self._is_filling = False

    def _prepare_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Column.TITLE, QHeaderView.ResizeMode.Stretch)
        header.sectionClicked.connect(self.sort_wanted)

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid() and not self._is_filling:
            self.chosen.emit(self._model.rows[current.row()].key)


class _Rows(QAbstractTableModel):
    """What the table asks for cells; says of as little as possible that it changed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[RecordingRow, ...] = ()
        self._names = column_names()

    def show(self, rows: tuple[RecordingRow, ...]) -> None:
        if [row.key for row in rows] != [row.key for row in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        before, self.rows = self.rows, rows
        for number, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(number, 0), self.index(number, Column.STATE))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name, and Qt's default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's name, and Qt's default
        return 0 if parent.isValid() else len(self._names)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: N802, ANN401 - Qt's
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _set_off(self._names[section], section)
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = 0) -> Any:  # noqa: ANN401 - Qt's
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _set_off(row.cells[index.column()], index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == Column.STATE:
            return icon(*SIGNS[row.standing.mood], chosen=QGuiApplication.palette().highlightedText().color())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


def _set_off(text: str, column: int) -> str:
    """Keep a number, which ends at the right, away from the text that begins there."""
    return f"{text}\N{EN SPACE}" if column in _NUMBERS else text
