"""The streams of a recording, one row each: light, name, state in a word, and what is wrong."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QWidget

from trajectory_recorder.ui.shapes import STREAM_LIGHTS, Light
from trajectory_recorder.ui.stream_view import StreamRow


class StreamRows(QWidget):
    """Shows as many rows as it is given."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[_Row] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(3, 1)

    def show_rows(self, rows: Sequence[StreamRow]) -> None:
        """Show these rows in place of the last ones."""
        while len(self._rows) > len(rows):
            self._rows.pop().remove()
        while len(self._rows) < len(rows):
            self._rows.append(_Row(self._grid, len(self._rows)))
        for row, content in zip(self._rows, rows, strict=True):
            row.show(content)


class _Row:
    """One row's widgets, in a grid that aligns them with the others'."""

    def __init__(self, grid: QGridLayout, number: int) -> None:
        self._light, self._title, self._word, self._remark = Light(), QLabel(), QLabel(), QLabel()
        self._remark.setWordWrap(True)
        self._remark.setTextFormat(Qt.TextFormat.PlainText)
        self._remark.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._word.setMinimumWidth(self._word.fontMetrics().horizontalAdvance("Starting  "))
        self._widgets = (self._light, self._title, self._word, self._remark)
        for column, widget in enumerate(self._widgets):
            grid.addWidget(widget, number, column)

    def show(self, row: StreamRow) -> None:
        self._light.show_as(*STREAM_LIGHTS[row.state])
        self._title.setText(row.title)
        self._word.setText(row.word)
        self._remark.setText(row.remark)
        self._word.setObjectName(f"state of {row.title}")
        self._word.setAccessibleName(f"{row.title}: {row.word}")
        self._remark.setObjectName(f"remark on {row.title}")
        self._remark.setAccessibleDescription(f"Remark on {row.title}")

    def remove(self) -> None:
        for widget in self._widgets:
            widget.hide()
            widget.deleteLater()
