"""What shall be changed about a recording: one row for each edit, to go there, or to take it back."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from trajectory_recorder.redaction.edits import Edit
from trajectory_recorder.ui.edit_words import edit_title, span_words
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.review.fields import dimmed

_GO, _DELETE = {Qt.Key.Key_Return, Qt.Key.Key_Enter}, {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_MOST_ROWS = 6


class ChangeList(QWidget):
    """Shows edits; Enter goes to one, Delete takes it back."""

    go_wanted = Signal(object)
    """The `Edit`."""
    removal_wanted = Signal(object)
    """The `Edit`."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Edit, ...] = ()
        self.list = _Rows()
        self.list.setAccessibleName(translate("Mending", "Changes"))
        self.list.go_wanted.connect(lambda row: self.go_wanted.emit(self._shown[row]))
        self.list.removal_wanted.connect(lambda row: self.removal_wanted.emit(self._shown[row]))
        self._none = dimmed(
            translate(
                "Mending", "None yet. Select a stretch on the timeline (drag with Shift), then choose a tool."
            )
        )
        self._back = QPushButton(translate("Mending", "Take back"))
        self._back.setToolTip(translate("Mending", "Don't make the chosen change (Delete)"))
        self._back.setAutoDefault(False)
        self._back.clicked.connect(self.list.remove)
        below = QHBoxLayout()
        below.addStretch()
        below.addWidget(self._back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._none, self.list):
            column.addWidget(widget)
        column.addLayout(below)
        self.show_edits(())

    def show_edits(self, edits: Sequence[Edit]) -> None:
        """Show these edits."""
        if self._shown != tuple(edits) or not edits:
            self._shown = tuple(edits)
            self.list.show_texts([_row(it) for it in edits])
        self._none.setVisible(not edits)
        self.list.setVisible(bool(edits))
        self._back.setVisible(bool(edits))


class _Rows(QListWidget):
    """Rows of text; Enter and Delete tell of the chosen one."""

    go_wanted = Signal(int)
    removal_wanted = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.itemClicked.connect(lambda item: self.go_wanted.emit(self.row(item)))

    def show_texts(self, texts: Sequence[str]) -> None:
        row = self.currentRow()
        self.clear()
        self.addItems(list(texts))
        self.setCurrentRow(min(max(row, 0), len(texts) - 1))
        line_px = self.sizeHintForRow(0) if texts else 0
        self.setFixedHeight(min(len(texts), _MOST_ROWS) * line_px + 2 * self.frameWidth())

    def remove(self) -> None:
        if self.currentRow() >= 0:
            self.removal_wanted.emit(self.currentRow())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = Qt.Key(event.key())
        if key in _DELETE:
            self.remove()
        elif key in _GO and self.currentRow() >= 0:
            self.go_wanted.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


def _row(edit: Edit) -> str:
    words = " ".join(edit_title(edit).split())
    return f"{span_words(edit.from_ns, edit.to_ns)}  {words}"
