"""Comments on stretches and moments of a recording: the list, and the field that they are written in."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from trajectory_recorder.replay.timeline.timeline import Span
from trajectory_recorder.reviewing.content import Remark
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.review import words
from trajectory_recorder.ui.review.fields import dimmed, heading, lines, show_text

_GO, _DELETE, _EDIT = Qt.Key.Key_Return, Qt.Key.Key_Delete, Qt.Key.Key_F2
_MOST_ROWS = 5


class CommentBox(QWidget):
    """Shows comments, and says what is written, changed and taken back."""

    comment_wanted = Signal()
    written = Signal(object, str, bool)
    """A `Span`, the text, and whether a change is wanted."""
    reworded = Signal(object, str, bool)
    """The `Remark` as it was, the text, and whether a change is wanted."""
    removed = Signal(str)
    seek_wanted = Signal(object)
    left = Signal()
    """Nothing is written any more."""

    def __init__(self) -> None:
        super().__init__()
        self._editor = CommentEditor()
        self._editor.hide()
        self._editor.done.connect(self._take)
        self._editor.given_up.connect(self.give_up)
        self._list = _CommentList()
        self._list.go_wanted.connect(lambda remark: self.seek_wanted.emit(remark.from_ns))
        self._list.edit_wanted.connect(self._edit)
        self._list.removal_wanted.connect(lambda remark: self.removed.emit(remark.id))
        self._none = dimmed(
            translate("Review", "None yet. Select a stretch on the timeline, or comment on this moment.")
        )
        new = QPushButton(translate("Review", "Comment"))
        new.setToolTip(translate("Review", "Comment on the selected stretch, or on this moment (C)"))
        new.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        new.setAutoDefault(False)
        new.clicked.connect(self.comment_wanted)
        top = QHBoxLayout()
        top.addWidget(heading(translate("Review", "Comments")), stretch=1)
        top.addWidget(new)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        for widget in (self._editor, self._none, self._list):
            layout.addWidget(widget)

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        """Show these comments."""
        self._list.show_remarks(remarks)
        self._list.setVisible(bool(remarks))
        self._none.setVisible(not remarks)

    def begin(self, span: Span, *, change_wanted: bool) -> None:
        """Begin a comment on a span."""
        self._editor.begin(span, change_wanted=change_wanted)

    @property
    def is_writing(self) -> bool:
        """Whether a comment is being written."""
        return self._editor.isVisibleTo(self)

    def save(self) -> None:
        """Save the comment that is being written, if there is one."""
        if self.is_writing:
            self._editor.save()

    def give_up(self) -> None:
        """Give the comment up that is being written."""
        self._editor.hide()
        self.left.emit()

    def focus_list(self) -> None:
        """Go to the comments."""
        self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _edit(self, remark: Remark) -> None:
        span = Span(remark.from_ns, remark.to_ns)
        self._editor.begin(span, change_wanted=remark.change_wanted, remark=remark)

    def _take(self, text: str, change_wanted: bool) -> None:  # noqa: FBT001 - Qt's protocol
        remark, span = self._editor.remark, self._editor.span
        if remark is None:
            self.written.emit(span, text, change_wanted)
        else:
            self.reworded.emit(remark, text, change_wanted)
        self.give_up()


class CommentEditor(QWidget):
    """Writes one comment: Enter keeps it, Shift+Enter begins another line, and Esc, which the panel has, gives it up."""

    done = Signal(str, bool)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.span = Span(0, 0)
        self.remark: Remark | None = None
        self._when = dimmed(name="comment span")
        self._text = lines(translate("Review", "Comment"), translate("Review", "What is to be said here"))
        self._change = QCheckBox(translate("Review", "A &change is wanted here"))
        save, give_up = QPushButton(translate("Review", "Save")), QPushButton(translate("Review", "Cancel"))
        save.setToolTip(translate("Review", "Save the comment (Enter)"))
        give_up.setToolTip(translate("Review", "Give it up (Esc)"))
        save.clicked.connect(self.save)
        give_up.clicked.connect(self.given_up)
        self._text.installEventFilter(self)
        self._change.installEventFilter(self)
        buttons = QHBoxLayout()
        buttons.addWidget(self._change, stretch=1)
        for button in (save, give_up):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._when)
        layout.addWidget(self._text)
        layout.addLayout(buttons)

    def begin(self, span: Span, *, change_wanted: bool, remark: Remark | None = None) -> None:
        """Begin to write."""
        show_text(self._text, remark.text if remark is not None else "")
        self.span, self.remark = span, remark
        self._when.setText(words.span(span.from_ns, span.to_ns))
        self._change.setChecked(change_wanted)
        self.show()
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, _watched: object, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
                self.save()
                return True
        return False

    def save(self) -> None:
        """Say what is written."""
        self.done.emit(self._text.toPlainText(), self._change.isChecked())


class _CommentList(QListWidget):
    """The comments; Enter goes to one, F2 edits it, Delete takes it back."""

    go_wanted = Signal(object)
    edit_wanted = Signal(object)
    removal_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Review", "Comments"))
        self.setToolTip(translate("Review", "Enter: go there; F2: edit; Delete: take back"))
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._shown: tuple[Remark, ...] = ()
        self.itemClicked.connect(lambda item: self.go_wanted.emit(self._remark(item)))
        self.itemDoubleClicked.connect(lambda item: self.edit_wanted.emit(self._remark(item)))

    def show_remarks(self, remarks: Sequence[Remark]) -> None:
        if self._shown == tuple(remarks):
            return
        row = self.currentRow()
        self._shown = tuple(remarks)
        self.clear()
        for remark in remarks:
            wish = translate("Review", "Change wanted: {text}") if remark.change_wanted else "{text}"
            told = wish.format(text=remark.text)
            self.addItem(f"{words.span(remark.from_ns, remark.to_ns)}\n{told}")
        self.setCurrentRow(min(max(row, 0), len(remarks) - 1))
        rows = min(len(remarks), _MOST_ROWS)
        self.setFixedHeight(rows * (2 * self.fontMetrics().lineSpacing() + 6) + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        told = {_GO: self.go_wanted, _EDIT: self.edit_wanted, _DELETE: self.removal_wanted}
        wanted = told.get(Qt.Key(event.key()))
        item = self.currentItem()
        if wanted is None or item is None:
            super().keyPressEvent(event)
        else:
            wanted.emit(self._remark(item))

    def _remark(self, item: QListWidgetItem) -> Remark:
        return self._shown[self.row(item)]
