"""A table of the desk: rows of plain text, of which one may be chosen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from trajectory_recorder.ui.desk.content import Table
from trajectory_recorder.ui.home.lengths import em

_ROW_EM = 1.9
_MOST_SHOWN, _WIDEST_EM = 12, 26.0


class TableView(QTableWidget):
    """Shows a table; a double click or Enter opens a row.

    Args:
        fits: Whether it is as tall as its rows, up to some, instead of as tall as there is room.
    """

    chosen = Signal(str)
    open_wanted = Signal(str)

    def __init__(self, *, fits: bool = False) -> None:
        super().__init__()
        self._shown: Table | None = None
        self._fits = fits
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(em(self, _ROW_EM))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.itemSelectionChanged.connect(lambda: self.chosen.emit(self.key))
        self.itemActivated.connect(lambda _: self.open_wanted.emit(self.key))

    @property
    def key(self) -> str:
        """The key of the chosen row; empty where none is."""
        rows = self.selectionModel().selectedRows()
        return self._shown.rows[rows[0].row()].key if rows and self._shown is not None else ""

    def show_table(self, table: Table) -> None:
        """Show this; what is chosen stays so, if it is still there."""
        if table == self._shown:
            return
        chosen = self.key
        is_new = self._shown is None or not self._shown.rows
        self.blockSignals(True)
        self._fill(table)
        keys = [it.key for it in table.rows]
        if chosen in keys:
            self.selectRow(keys.index(chosen))
        self.blockSignals(False)
        if is_new or self._fits:
            self._size_columns()
        if self._fits:
            rows = min(len(table.rows), _MOST_SHOWN)
            self.setFixedHeight(
                em(self, _ROW_EM) * rows + self.horizontalHeader().sizeHint().height() + em(self)
            )
        if chosen and chosen not in keys:
            self.chosen.emit("")

    def _fill(self, table: Table) -> None:
        self._shown = table
        self.setAccessibleName(table.name)
        self.clearSelection()
        self.setColumnCount(len(table.columns))
        self.setRowCount(len(table.rows))
        for at, column in enumerate(table.columns):
            self.setHorizontalHeaderItem(at, _item(column.name, is_number=column.is_number))
        for at, row in enumerate(table.rows):
            for column_at, text in enumerate(row.cells):
                self.setItem(at, column_at, _item(text, is_number=table.columns[column_at].is_number))

    def _size_columns(self) -> None:
        self.resizeColumnsToContents()
        # The last one takes what room is left.
        for at in range(self.columnCount() - 1):
            wide = self.columnWidth(at) + em(self)
            self.setColumnWidth(at, min(wide, em(self, _WIDEST_EM)))


def _item(text: str, *, is_number: bool) -> QTableWidgetItem:
    one_line = " ".join(text.split())
    item = QTableWidgetItem(one_line)
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    return item
