"""The rubric as a form: an item a row, each answered by one key."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from trajectory_recorder.reviewing.content import Score
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.review import words
from trajectory_recorder.ui.review.fields import Choice, dimmed, label, line, show_text
from trajectory_recorder.ui.review.model import Answered
from trajectory_recorder.wire.rubric import RubricItem

_MET, _UNMET, _NOTE = Qt.Key.Key_Y, Qt.Key.Key_N, Qt.Key.Key_Return
_UP, _DOWN = Qt.Key.Key_Up, Qt.Key.Key_Down
_FOCUS_PX = 2
_KEYS = {_MET, _UNMET, _NOTE, _UP, _DOWN}


class RubricForm(QWidget):
    """Shows the items of a rubric, and says what is answered.

    Args:
        items: The items, in the task's order.
    """

    answered = Signal(str, bool)
    noted = Signal(str, str)

    def __init__(self, items: tuple[RubricItem, ...]) -> None:
        super().__init__()
        self.rows = tuple(map(RubricRow, items))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for row in self.rows:
            layout.addWidget(row)
            row.answered.connect(self.answered)
            row.noted.connect(self.noted)
            row.neighbour_wanted.connect(self._go)

    def show_answers(self, rubric: tuple[Answered, ...]) -> None:
        """Show what was said so far."""
        for row, answered in zip(self.rows, rubric, strict=True):
            row.show_score(answered.score)

    def focus_open(self) -> None:
        """Go to the first item without an answer, or else to the first."""
        for row in self.rows:
            if not row.is_answered:
                row.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
        if self.rows:
            self.rows[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _go(self, row: QWidget, by: int) -> None:
        place = next(number for number, it in enumerate(self.rows) if it is row) + by
        if 0 <= place < len(self.rows):
            self.rows[place].setFocus(Qt.FocusReason.TabFocusReason)


class RubricRow(QFrame):
    """One item. With the focus on it, Y and N answer it and go on, Enter goes to its note, and arrows to others.

    Args:
        item: The item.
    """

    answered = Signal(str, bool)
    noted = Signal(str, str)
    neighbour_wanted = Signal(object, int)

    def __init__(self, item: RubricItem) -> None:
        super().__init__()
        self._item = item
        self.is_answered = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._met = Choice(translate("Review", "Met"), translate("Review", "The item is met (Y)"))
        self._unmet = Choice(translate("Review", "Not met"), translate("Review", "The item is not met (N)"))
        for button, met in ((self._met, True), (self._unmet, False)):
            # A click or Tab comes to the row, which knows the keys.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.setAccessibleName(f"{button.text()}: {item.criterion}")
            button.clicked.connect(lambda _=False, met=met: self._answer(met=met))
        self._note = line(
            translate("Review", "Note on: {item}").format(item=item.criterion),
            translate("Review", "Note (Enter)"),
        )
        self._note.textEdited.connect(lambda text: self.noted.emit(item.id, text))
        self._note.returnPressed.connect(lambda: self.neighbour_wanted.emit(self, 1))
        self._lay_out()
        self.show_score(None)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(4)
        layout.addWidget(label(self._item.criterion))
        layout.addWidget(dimmed(words.worth(self._item)))
        if self._item.evidence:
            layout.addWidget(
                dimmed(translate("Review", "Look at: {evidence}").format(evidence=self._item.evidence))
            )
        answers = QHBoxLayout()
        answers.addWidget(self._met)
        answers.addWidget(self._unmet)
        answers.addWidget(self._note, stretch=1)
        layout.addLayout(answers)

    def show_score(self, score: Score | None) -> None:
        """Show what was said, or that nothing was."""
        self.is_answered = score is not None
        self._met.setChecked(score is not None and score.met)
        self._unmet.setChecked(score is not None and not score.met)
        self._note.setEnabled(score is not None)
        show_text(self._note, score.note if score is not None else "")
        self.setAccessibleName(f"{self._item.criterion} {words.worth(self._item)}: {_said(score)}")

    def event(self, event: QEvent) -> bool:
        # The window has other uses for these keys, while something else has the focus.
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            event.setAccepted(plain and Qt.Key(event.key()) in _KEYS)
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        key = Qt.Key(event.key())
        if event.modifiers() != Qt.KeyboardModifier.NoModifier or key not in _KEYS:
            super().keyPressEvent(event)
        elif key in {_MET, _UNMET}:
            self._answer(met=key is _MET)
            self.neighbour_wanted.emit(self, 1)
        elif key is _NOTE:
            self._note.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.neighbour_wanted.emit(self, -1 if key is _UP else 1)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), _FOCUS_PX))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))

    def _answer(self, *, met: bool) -> None:
        self.answered.emit(self._item.id, met)


def _said(score: Score | None) -> str:
    if score is None:
        return translate("Review", "no answer yet")
    return translate("Review", "met") if score.met else translate("Review", "not met")
