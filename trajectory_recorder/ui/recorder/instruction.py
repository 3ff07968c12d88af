"""What the task is, at hand below the bar. The text is the endpoint's, and is shown as it is."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit

from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.recorder.task import RecordingTask

_LINES = 8


class Instruction(QPlainTextEdit):
    """Title and instruction, to be read and scrolled; hidden to begin with."""

    def __init__(self) -> None:
        super().__init__()
        self._task: RecordingTask | None = None
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(translate("Bar", "The task"))
        self.setVisible(False)

    def show_task(self, task: RecordingTask | None) -> None:
        """Show a task; nothing is hidden again by that."""
        if task != self._task:
            self._task = task
            self.setPlainText(f"{task.title}\n\n{task.instruction}" if task else "")
        if task is None:
            self.setVisible(False)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        line_px = self.fontMetrics().lineSpacing()
        return QSize(line_px * 20, line_px * _LINES)
