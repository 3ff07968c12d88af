"""The sheet with all keys of the replay, made from their table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.replay.shortcuts import Shortcut

_COLUMNS = 2
_BETWEEN_PX = 28


class HelpSheet(QDialog):
    """Shows every key; Esc closes it.

    Args:
        window: What it lies over.
        shortcuts: The keys.
    """

    def __init__(self, window: QWidget, shortcuts: tuple[Shortcut, ...]) -> None:
        super().__init__(window)
        self.setWindowTitle(translate("Replay", "Keys"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        rows = -(-len(shortcuts) // _COLUMNS)
        for number, shortcut in enumerate(shortcuts):
            row, column = number % rows, number // rows * 3
            keys = QLabel("  ".join(shortcut.names))
            font = keys.font()
            font.setBold(True)
            keys.setFont(font)
            keys.setTextFormat(Qt.TextFormat.PlainText)
            grid.addWidget(keys, row, column, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(QLabel(str(shortcut.does)), row, column + 1)
        for column in range(2, 3 * _COLUMNS - 1, 3):
            grid.setColumnMinimumWidth(column, _BETWEEN_PX)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(grid)
        layout.addWidget(close)
