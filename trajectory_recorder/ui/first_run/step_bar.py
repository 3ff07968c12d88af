"""The steps at the side: which one is shown, which are done; any of them can be gone to."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QToolButton, QVBoxLayout

from trajectory_recorder.ui.first_run.steps import Step, step_title
from trajectory_recorder.ui.home.lengths import em
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.shapes import Hue, Shape, icon

_WIDTH_EM = 12.0
_STYLE = """
QToolButton {{ border: 1px solid transparent; border-radius: {radius}px; padding: {padding}px; text-align: left; }}
QToolButton:hover {{ background: palette(midlight); }}
QToolButton:checked {{ background: palette(highlight); color: palette(highlighted-text); }}
QToolButton:focus {{ border-color: palette(highlight); }}
"""


class StepBar(QFrame):
    """One button for each step."""

    wanted = Signal(object)
    """The step to go to."""

    def __init__(self) -> None:
        super().__init__()
        self.setStyleSheet(_STYLE.format(radius=em(self, 0.3), padding=em(self, 0.4)))
        self.setMinimumWidth(em(self, _WIDTH_EM))
        self._buttons = {step: self._button(step) for step in Step}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em(self, 0.6), em(self, 0.8), em(self, 0.6), em(self, 0.6))
        layout.setSpacing(em(self, 0.2))
        for it in self._buttons.values():
            layout.addWidget(it)
        layout.addStretch()

    def show_steps(self, steps: tuple[Step, ...], *, current: Step, done: frozenset[Step]) -> None:
        """Show these steps, one of which is shown, and some of which are done."""
        for step, it in self._buttons.items():
            it.setVisible(step in steps)
            it.setChecked(step is current)
            is_done = step in done
            chosen = self.palette().highlightedText().color()
            sign = (Shape.CHECK, Hue.GREEN) if is_done else (Shape.RING, Hue.GREY)
            it.setIcon(icon(*sign, chosen=chosen))
            name = translate("FirstRun", "{step}, done").format(step=step_title(step))
            it.setAccessibleName(name if is_done else step_title(step))

    def _button(self, step: Step) -> QToolButton:
        made = QToolButton()
        made.setText(f"\N{EN SPACE}{step_title(step)}")
        made.setIconSize(QSize(em(self), em(self)))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        made.setCheckable(True)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.clicked.connect(lambda: self.wanted.emit(step))
        return made
