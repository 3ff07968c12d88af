"""The panel that a recording is judged in, beside its replay. What is decided is decided in `model`."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from trajectory_recorder.replay.timeline.timeline import Span, Step
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.notice_panel import NoticePanel
from trajectory_recorder.ui.review.comment_box import CommentBox
from trajectory_recorder.ui.review.fields import dimmed, heading, lines, show_text
from trajectory_recorder.ui.review.model import ReviewModel
from trajectory_recorder.ui.review.rubric_form import RubricForm
from trajectory_recorder.ui.review.saving_line import SavingLine
from trajectory_recorder.ui.review.step_box import StepBox
from trajectory_recorder.ui.review.verdict_box import VerdictBox
from trajectory_recorder.wire.states import StepVerdict

_MARGIN_PX = 10


class ReviewPanel(QWidget):
    """Shows one review, and hands on what is said.

    Args:
        model: The review. It tells of changes to whoever made it, who then calls `show_model`.
    """

    seek_wanted = Signal(object)
    step_wanted = Signal(int)
    comment_wanted = Signal()
    left = Signal()
    """Somebody is done with writing, and wants to watch again."""

    def __init__(self, model: ReviewModel) -> None:
        super().__init__()
        self._model = model
        self._step: Step | None = None
        self._saving, self._notice = SavingLine(), NoticePanel()
        self.step_box, self.comments = StepBox(), CommentBox()
        self.rubric, self.verdict = RubricForm(model.about.rubric), VerdictBox()
        self.summary = lines(
            translate("Review", "Summary"), translate("Review", "What is to be said of the whole (Ctrl+T)")
        )
        self._lay_out()
        self._connect()
        self.show_model()

    def show_model(self) -> None:
        """Show the review as it is now."""
        model = self._model
        self._saving.show_saving(model.saving)
        self._notice.show_notice(model.notice)
        self.comments.show_remarks(model.content.remarks)
        self.rubric.show_answers(model.rubric)
        show_text(self.summary, model.content.summary)
        self.verdict.show_verdict(model.content.verdict, model.missing, can_finish=model.can_finish)
        self._show_label()
        for part in (self.step_box, self._area, self.verdict):
            part.setEnabled(model.is_open)

    def show_step(self, step: Step | None) -> None:
        """Show the label of the step that is looked at."""
        if step is not self._step:
            self._step = step
            self._show_label()

    def label_step(self, verdict: StepVerdict) -> None:
        """Label the step that is shown."""
        if self._step is not None:
            self._model.label(self._step.number, verdict)

    def go_to_unlabelled(self) -> None:
        """Ask for the next step without a label."""
        number = self._model.next_unlabelled(self._step.number if self._step is not None else None)
        if number is not None:
            self.step_wanted.emit(number)

    def begin_comment(self, span: Span, *, change_wanted: bool = False) -> None:
        """Begin a comment on a span."""
        if self._model.is_open:
            self.comments.save()  # one that was begun elsewhere
            self.comments.begin(span, change_wanted=change_wanted)
            self._area.ensureWidgetVisible(self.comments)

    def focus_summary(self) -> None:
        """Go to the summary."""
        self.summary.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.ensureWidgetVisible(self.summary)

    def focus_rubric(self) -> None:
        """Go to the first item of the rubric without an answer."""
        self.rubric.focus_open()

    def _show_label(self) -> None:
        said = self._model.labels.get(self._step.number) if self._step is not None else None
        self.step_box.show_step(self._step, said, count=self._model.labels_told)

    def _lay_out(self) -> None:
        self._area = QScrollArea()
        self._area.setWidget(self._sections())
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.setSpacing(8)
        for part in (self._saving, self._notice, self.step_box, self._area, self.verdict):
            layout.addWidget(part, stretch=1 if part is self._area else 0)
        for part in (self._saving, self.step_box, self.verdict):
            part.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, 0)

    def _sections(self) -> QWidget:
        """What is longer than most windows are high."""
        sections, about = QWidget(), self._model.about
        column = QVBoxLayout(sections)
        column.setContentsMargins(_MARGIN_PX, 0, _MARGIN_PX, _MARGIN_PX)
        column.setSpacing(8)
        for widget in (
            heading(about.task_title or translate("Review", "No task")),
            dimmed(about.instruction),
            self.comments,
            heading(translate("Review", "Rubric")),
            self.rubric if about.rubric else dimmed(translate("Review", "This task has none.")),
            heading(translate("Review", "Summary")),
            self.summary,
        ):
            column.addWidget(widget)
        column.addStretch()
        return sections

    def _connect(self) -> None:
        model = self._model
        self.step_box.labelled.connect(self.label_step)
        self.step_box.explained.connect(self._explain)
        self.step_box.next_wanted.connect(self.go_to_unlabelled)
        self.comments.comment_wanted.connect(self.comment_wanted)
        self.comments.seek_wanted.connect(self.seek_wanted)
        self.comments.written.connect(lambda span, text, wish: model.remark(span, text, change_wanted=wish))
        self.comments.reworded.connect(lambda it, text, wish: model.reword(it, text, change_wanted=wish))
        self.comments.removed.connect(model.remove)
        self.comments.left.connect(self.left)
        self.rubric.answered.connect(lambda item, met: model.answer(item, met=met))
        self.rubric.noted.connect(model.note)
        self.summary.textChanged.connect(lambda: model.summarize(self.summary.toPlainText()))
        self.verdict.decided.connect(model.decide)
        self.verdict.finish_wanted.connect(model.finish)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._leave)

    def finish(self) -> None:
        """Save the comment that is being written; otherwise hand the review in."""
        if self.comments.is_writing:
            self.comments.save()
        else:
            self._model.finish()

    def _leave(self) -> None:
        focused = QApplication.focusWidget()
        if self.comments.is_writing and focused is not None and self.comments.isAncestorOf(focused):
            self.comments.give_up()
        else:
            self.left.emit()

    def _explain(self, reason: str) -> None:
        if self._step is not None:
            self._model.explain(self._step.number, reason)
