"""The window that one recording is reviewed in: its replay, with the review's panel and keys.

What is said is decided in `model`; bringing it to the endpoint is others' work.
"""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent

from trajectory_recorder.replay.lanes import Comment
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.replay.timeline.timeline import Span
from trajectory_recorder.reviewing.draft import Draft, DraftState
from trajectory_recorder.reviewing.drafts import Drafts
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.replay.keyboard import Keyboard
from trajectory_recorder.ui.replay.shortcuts import REVIEW_SHORTCUTS, SHORTCUTS, Command
from trajectory_recorder.ui.replay.title import window_title
from trajectory_recorder.ui.replay.window import ReplayWindow
from trajectory_recorder.ui.review import words
from trajectory_recorder.ui.review.model import ReviewModel
from trajectory_recorder.ui.review.panel import ReviewPanel
from trajectory_recorder.ui.work import Work
from trajectory_recorder.wire.states import ReviewVerdict, StepVerdict

_LOOK_MS = 1000


class ReviewWindow(ReplayWindow):
    """One review, from its opening until it is handed in or put aside. Closing it loses nothing.

    Args:
        recording: What is reviewed.
        draft: What is said of it so far.
        drafts: Where that is kept.
        work: Runs what touches the disk.
        written: Called when there is something that the endpoint has not.
        sound: Whether the voice is to be heard.
    """

    shortcuts = SHORTCUTS + REVIEW_SHORTCUTS
    handed_in = Signal()
    closing = Signal()

    def __init__(
        self,
        recording: Recording,
        draft: Draft,
        drafts: Drafts,
        *,
        work: Work,
        written: Callable[[], None],
        sound: bool = True,
    ) -> None:
        super().__init__(recording, sound=sound)
        self.review = ReviewModel(
            draft,
            recording.timeline.steps,
            drafts,
            work=work,
            changed=self._show_review,
            written=written,
        )
        self.panel = ReviewPanel(self.review)
        self.panel.seek_wanted.connect(self.seek)
        self.panel.step_wanted.connect(self.choose_step)
        self.panel.comment_wanted.connect(self._comment)
        self.panel.left.connect(self.canvas.setFocus)
        self.add_panel(translate("Review", "Review"), self.panel)
        self.show_panel(self.panel)
        self._commands_of_review = self._table()
        Keyboard(self, REVIEW_SHORTCUTS).wanted.connect(
            lambda command, _: self._commands_of_review[command]()
        )
        self.moved.connect(self._show_step)
        self.setWindowTitle(window_title(recording, translate("Review", "Review")))
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self.review.look)
        self._look.start()
        self._show_review()
        self._show_step()

    def _table(self) -> dict[Command, Callable[[], None]]:
        panel, review = self.panel, self.review
        return {
            Command.LABEL_CORRECT: lambda: panel.label_step(StepVerdict.CORRECT),
            Command.LABEL_REDUNDANT: lambda: panel.label_step(StepVerdict.REDUNDANT),
            Command.LABEL_WRONG: lambda: panel.label_step(StepVerdict.WRONG),
            Command.EXPLAIN_LABEL: lambda: self._in_panel(panel.step_box.focus_reason),
            Command.NEXT_UNLABELLED: panel.go_to_unlabelled,
            Command.COMMENT: self._comment,
            Command.WANT_CHANGE: lambda: self._comment(change_wanted=True),
            Command.TO_COMMENTS: lambda: self._in_panel(panel.comments.focus_list),
            Command.TO_RUBRIC: lambda: self._in_panel(panel.focus_rubric),
            Command.TO_SUMMARY: lambda: self._in_panel(panel.focus_summary),
            Command.ACCEPT: lambda: review.decide(ReviewVerdict.ACCEPT),
            Command.REQUEST_CHANGES: lambda: review.decide(ReviewVerdict.REQUEST_CHANGES),
            Command.REJECT: lambda: review.decide(ReviewVerdict.REJECT),
            Command.FINISH: panel.finish,
            Command.UNDO: review.undo,
        }

    def _show_step(self) -> None:
        self.panel.show_step(self.model.step)

    def _show_review(self) -> None:
        self.panel.show_model()
        labels, remarks = self.review.labels, self.review.content.remarks
        self._lists.steps.show_labels(
            {number: str(words.LABELS[it.verdict]) for number, it in labels.items()}
        )
        self.timeline_view.show_comments([Comment(it.from_ns, it.to_ns, it.text) for it in remarks])
        if self.review.state in {DraftState.HANDING_IN, DraftState.DONE} and self._look.isActive():
            self._look.stop()
            self.handed_in.emit()

    def _in_panel(self, go: Callable[[], None]) -> None:
        # What can't be seen takes no focus.
        self.show_panel(self.panel)
        go()

    def _comment(self, *, change_wanted: bool = False) -> None:
        here = Span(self.position_ns, self.position_ns)
        self.show_panel(self.panel)
        self.panel.begin_comment(self.selected_span or here, change_wanted=change_wanted)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._look.stop()
        self.panel.comments.save()
        super().closeEvent(event)
        self.closing.emit()
