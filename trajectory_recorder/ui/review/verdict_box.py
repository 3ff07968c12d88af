"""The verdict, what is missing for it, and the way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.review import words
from trajectory_recorder.ui.review.fields import Choice, dimmed, heading
from trajectory_recorder.wire.states import ReviewVerdict

_MOST_TOLD = 2


class VerdictBox(QWidget):
    """Shows which verdict is chosen, and says which one is wanted."""

    decided = Signal(object)
    """A `ReviewVerdict`."""
    finish_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._choices = {
            verdict: Choice(str(name), f"{name} (Alt+{key})")
            for key, (verdict, name) in enumerate(words.VERDICTS.items(), 1)
        }
        for verdict, button in self._choices.items():
            button.clicked.connect(lambda _=False, it=verdict: self.decided.emit(it))
        self._missing = dimmed(name="missing")
        self._missing.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        # What lies above stays where it is while this gets shorter.
        self._missing.setMinimumHeight((_MOST_TOLD + 1) * self._missing.fontMetrics().lineSpacing())
        self._finish = QPushButton(translate("Review", "Finish"))
        self._finish.setToolTip(translate("Review", "Hand the review in; it is final (Ctrl+Enter)"))
        self._finish.setAutoDefault(False)
        self._finish.clicked.connect(self.finish_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        choices, end = QHBoxLayout(), QHBoxLayout()
        for button in self._choices.values():
            choices.addWidget(button, stretch=1)
        end.addWidget(self._missing, stretch=1)
        end.addWidget(self._finish, alignment=Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(heading(translate("Review", "Verdict")))
        layout.addLayout(choices)
        layout.addLayout(end)

    def show_verdict(
        self, verdict: ReviewVerdict | None, missing: tuple[str, ...], *, can_finish: bool
    ) -> None:
        """Show what is chosen, and what is missing."""
        for it, button in self._choices.items():
            button.setChecked(it is verdict)
        told = list(missing[:_MOST_TOLD])
        if missing[_MOST_TOLD:]:
            told.append(translate("Review", "And {count} more.").format(count=len(missing) - _MOST_TOLD))
        self._missing.setText("\n".join(told))
        self._finish.setEnabled(can_finish)
