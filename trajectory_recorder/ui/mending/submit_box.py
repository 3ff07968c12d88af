"""The way out of a mending: submit, how far that is, what is still wrong, and what becomes of the original."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from trajectory_recorder.ui.flow_layout import FlowLayout
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.mending.word_box import WordBox
from trajectory_recorder.ui.review.fields import dimmed, heading, label

_MOST_TOLD = 5


class SubmitBox(QStackedWidget):
    """Shows one of these at a time, and says what is wanted."""

    submit_wanted = Signal()
    cancel_wanted = Signal()
    reason_given = Signal(str)
    look_wanted = Signal()
    deletion_wanted = Signal()
    close_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._submit = _button(translate("Mending", "Submit"), self.submit_wanted)
        self._submit.setMinimumHeight(2 * self.fontMetrics().height())
        self._why = dimmed(name="submit hint")
        self._reason = WordBox(
            translate("Mending", "Reason"), taking=translate("Mending", "Submit all the same")
        )
        self._reason.written.connect(self.reason_given)
        self._reason.given_up.connect(lambda: self.setCurrentIndex(0))
        self._doing = dimmed(name="doing")
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setAccessibleName(translate("Mending", "Progress"))
        self._still_title, self._still = heading(""), label(name="still wrong")
        self._done = label(name="done")
        self._delete = _button(translate("Mending", "Delete the original"), self.deletion_wanted)
        self._leave = _button(translate("Mending", "Close"), self.close_wanted)
        for page in (self._first(), self._reason_page(), self._working(), self._still_wrong(), self._last()):
            self.addWidget(page)

    def show_ready(self, *, can_submit: bool, why: str) -> None:
        """Show the button, and what is to be known before."""
        self._submit.setEnabled(can_submit)
        self._why.setText(why)
        self._why.setVisible(bool(why))

    def ask_to_submit(self) -> None:
        """Go back to where it can be submitted."""
        self.setCurrentIndex(0)

    def ask_for_reason(self, question: str) -> None:
        """Ask why a recording goes that fails its checks."""
        self.setCurrentIndex(1)
        self._reason.ask(question)

    def show_working(self, doing: str, share: float) -> None:
        """Show how far the new recording is."""
        self.setCurrentIndex(2)
        self._doing.setText(doing)
        self._bar.setValue(round(share * self._bar.maximum()))

    def show_still_wrong(self, title: str, messages: Sequence[str]) -> None:
        """Show what is wrong with the new recording."""
        told = [f"\N{BULLET} {it}" for it in messages[:_MOST_TOLD]]
        if messages[_MOST_TOLD:]:
            told.append(translate("Mending", "And {count} more.").format(count=len(messages) - _MOST_TOLD))
        self._still_title.setText(title)
        self._still.setText("\n".join(told))
        self.setCurrentIndex(3)

    def show_done(self, words: str, *, offers_deletion: bool, prefers_deletion: bool) -> None:
        """Show that it was handed over, and offer to delete the original.

        Args:
            words: What was done, and what there still is.
            offers_deletion: Whether the original holds something that was taken out.
            prefers_deletion: Whether deleting it is what Enter does.
        """
        self._done.setText(words)
        self._delete.setVisible(offers_deletion)
        keeping = translate("Mending", "Keep the original")
        self._leave.setText(keeping if offers_deletion else translate("Mending", "Close"))
        self.setCurrentIndex(4)
        preferred = self._delete if offers_deletion and prefers_deletion else self._leave
        preferred.setDefault(True)
        preferred.setFocus()

    def _first(self) -> QWidget:
        return _column(self._why, self._submit)

    def _reason_page(self) -> QWidget:
        return _column(self._reason)

    def _working(self) -> QWidget:
        return _column(self._doing, self._bar, _button(translate("Mending", "Cancel"), self.cancel_wanted))

    def _still_wrong(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, spacing_px=self.fontMetrics().height() // 3)
        flow.addWidget(_button(translate("Mending", "Look at it"), self.look_wanted))
        flow.addWidget(_button(translate("Mending", "Submit it so"), self.submit_wanted))
        return _column(self._still_title, self._still, row)

    def _last(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, spacing_px=self.fontMetrics().height() // 3)
        flow.addWidget(self._delete)
        flow.addWidget(self._leave)
        return _column(self._done, row)


def _button(text: str, wanted: object) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.clicked.connect(wanted)
    return button


def _column(*widgets: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addStretch()
    for widget in widgets:
        column.addWidget(widget)
    return page
