"""Rows as Qt's views read them: those that are shown, by their places among all rows."""

import html
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from trajectory_recorder.ui.timed_list.row import ListRow

ROW_ROLE = Qt.ItemDataRole.UserRole
CURRENT_ROLE = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractListModel):
    """Some of the rows of a list, and which of them is under way.

    Args:
        rows: All of them, by their beginning.
        parent: Who owns it.
    """

    def __init__(self, rows: Sequence[ListRow], parent: QObject) -> None:
        super().__init__(parent)
        self.rows = rows
        self._shown: Sequence[int] = range(len(rows))
        self._current: int | None = None

    def rowCount(self, parent: Index | None = None) -> int:  # noqa: N802 - Qt's name
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's way
        place = self._shown[index.row()]
        row = self.rows[place]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            # What it says is text, whatever it looks like.
            return f"<p>{html.escape(row.title)}</p><p>{html.escape(row.detail)}</p>"
        if role == ROW_ROLE:
            return row
        return place == self._current if role == CURRENT_ROLE else None

    def show_only(self, places: Sequence[int]) -> None:
        """Show the rows at these places, in their order."""
        self.beginResetModel()
        self._shown = places
        self.endResetModel()

    def set_current(self, place: int | None) -> None:
        """Point out the row that is under way, or none; whoever shows the rows paints those two anew.

        It tells of no change: a list that is told of one lays out all of its rows again.
        """
        self._current = place

    def place(self, index: Index) -> int:
        """Which of all rows stands there."""
        return self._shown[index.row()]

    def index_of(self, place: int | None) -> QModelIndex:
        """Where a row stands; an index that is not valid where it isn't shown."""
        found = self.nearest(place) if place is not None else None
        is_shown = found is not None and self._shown[found] == place
        return self.index(found) if found is not None and is_shown else QModelIndex()

    def nearest(self, place: int) -> int | None:
        """Which shown row is the one at a place, or the last one before it, or the first; None without rows."""
        return max(bisect_right(self._shown, place) - 1, 0) if self._shown else None

    def neighbour(self, place: int | None, direction: int) -> int | None:
        """The next shown row behind a place (1) or before it (-1), or None; no place is before the first row."""
        from_place = -1 if place is None else place
        find = bisect_right if direction > 0 else bisect_left
        index = find(self._shown, from_place) - (direction < 0)
        return self._shown[index] if 0 <= index < len(self._shown) else None

    def _told_of(self, place: int) -> None:
        index = self.index_of(place)
        if index.isValid():
            self.dataChanged.emit(index, index)
