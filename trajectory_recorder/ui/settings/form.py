"""A form with one row for each setting of a group: sentence, control, way back, and what was wrong."""

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.settings.fields import Field, field_for
from trajectory_recorder.ui.settings.model import Row

_LINES_A_ROW = 2


class SettingsForm(QWidget):
    """The settings of one group.

    Args:
        rows: Its settings.
    """

    chosen = Signal(object, object)
    """A row, and the value that a person chose."""
    reset_wanted = Signal(object)
    """A row whose default shall hold again."""

    def __init__(self, rows: Iterable[Row]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(self.fontMetrics().height())
        self._lines: dict[str, _Line] = {}
        for number, row in enumerate(rows):
            self._add(number * _LINES_A_ROW, row)
        self._grid.setRowStretch(self._grid.rowCount(), 1)

    def show_row(self, row: Row) -> None:
        """Show a setting as it stands now."""
        self._lines[row.option.name].show_row(row)

    def _add(self, place: int, row: Row) -> None:
        line = self._lines[row.option.name] = _Line(row)
        self._grid.addWidget(line.sentence, place, 0)
        self._grid.addWidget(line.control, place, 1)
        self._grid.addWidget(line.back, place, 2)
        self._grid.addWidget(line.problem, place + 1, 0, 1, 3)
        cast("Field", line.control).chosen.connect(lambda value: self.chosen.emit(line.row, value))
        line.back.clicked.connect(lambda: self.reset_wanted.emit(line.row))


class _Line:
    """What stands in one row of the form."""

    def __init__(self, row: Row) -> None:
        sentence = translate("Settings", row.option.description)
        self.sentence = _text(sentence)
        self.control = field_for(row.option)
        self.control.setObjectName(row.option.name)
        self.control.setAccessibleName(sentence)
        self.sentence.setBuddy(self.control)
        self.back = QToolButton(autoRaise=True)
        self.back.setText(translate("Settings", "Reset"))
        self.back.setAccessibleName(translate("Settings", "Reset: {what}").format(what=sentence))
        policy = self.back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.back.setSizePolicy(policy)
        self.problem = _text("")
        self.show_row(row)

    def show_row(self, row: Row) -> None:
        self.row = row
        cast("Field", self.control).show_value(row.value)
        self.back.setVisible(not row.is_default)
        self.problem.setText(row.problem)
        self.problem.setVisible(bool(row.problem))


def _text(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
