"""The label of the step that is looked at."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from trajectory_recorder.actions import words as action_words
from trajectory_recorder.replay.timeline.timeline import Step
from trajectory_recorder.reviewing.content import Label
from trajectory_recorder.ui.language import Phrase, say, translate
from trajectory_recorder.ui.review import words
from trajectory_recorder.ui.review.fields import Choice, dimmed, heading, label, line, show_text
from trajectory_recorder.wire.states import StepVerdict

_TIPS = {
    StepVerdict.CORRECT: Phrase("Review", "The step is correct (Ctrl+1)"),
    StepVerdict.REDUNDANT: Phrase("Review", "The step is redundant (Ctrl+2)"),
    StepVerdict.WRONG: Phrase("Review", "The step is wrong (Ctrl+3)"),
}


class StepBox(QWidget):
    """Shows one step's label, and says which one is wanted."""

    labelled = Signal(object)
    """A `StepVerdict`."""
    explained = Signal(str)
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._step = label(translate("Review", "No step yet"), name="labelled step")
        self._count = dimmed(name="labelled steps")
        self._choices = {it: Choice(str(name), str(_TIPS[it])) for it, name in words.LABELS.items()}
        for verdict, button in self._choices.items():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _=False, it=verdict: self.labelled.emit(it))
        self._reason = line(
            translate("Review", "Reason for the label"), translate("Review", "Reason (Ctrl+E)")
        )
        self._reason.textEdited.connect(self.explained)
        next_one = QPushButton(translate("Review", "Next unlabelled"))
        next_one.setToolTip(translate("Review", "The next step without a label (U)"))
        next_one.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        next_one.setAutoDefault(False)
        next_one.clicked.connect(self.next_wanted)
        self._lay_out(next_one)

    def _lay_out(self, next_one: QPushButton) -> None:
        top, choices = QHBoxLayout(), QHBoxLayout()
        top.addWidget(heading(translate("Review", "Step")))
        top.addWidget(self._count, stretch=1)
        top.addWidget(next_one)
        for button in self._choices.values():
            choices.addWidget(button, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self._step)
        layout.addLayout(choices)
        layout.addWidget(self._reason)

    def show_step(self, step: Step | None, said: Label | None, *, count: str) -> None:
        """Show a step and its label; None before the first step."""
        self._count.setText(count)
        self._step.setText(_told(step))
        for verdict, button in self._choices.items():
            button.setEnabled(step is not None)
            button.setChecked(said is not None and said.verdict is verdict)
        self._reason.setEnabled(said is not None)
        show_text(self._reason, said.reason if said is not None else "")

    def focus_reason(self) -> None:
        """Go to the reason, where there is a label to give one for."""
        if self._reason.isEnabled():
            self._reason.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _told(step: Step | None) -> str:
    if step is None:
        return translate("Review", "No step yet")
    return f"{step.number + 1}. {say(action_words.done(step.action))}"
