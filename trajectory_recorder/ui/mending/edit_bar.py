"""The tools for whatever is selected on the timeline."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from trajectory_recorder.replay.timeline.timeline import Span
from trajectory_recorder.ui.edit_words import Way, span_words, tool_name, tool_tip
from trajectory_recorder.ui.flow_layout import FlowLayout
from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.replay.shortcuts import MENDING_SHORTCUTS, Command

_COMMANDS = {
    Way.CUT: Command.CUT,
    Way.BLANK: Command.BLANK,
    Way.COVER: Command.COVER,
    Way.MASK_TEXT: Command.MASK_TEXT,
    Way.MUTE: Command.SILENCE,
    Way.NARRATE: Command.NARRATE,
    Way.NOTE: Command.NOTE,
}
WAYS = {command: way for way, command in _COMMANDS.items()}
"""Which tool a key means."""


class EditBar(QWidget):
    """Shows what is selected, and says which tool is wanted for it."""

    wanted = Signal(object)
    """A `Way`."""
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Mending", "Tools"))
        self._span = QLabel()
        self._span.setTextFormat(Qt.TextFormat.PlainText)
        self._span.setObjectName("selected stretch")
        self._tools = {way: self._tool(way) for way in Way}
        self._undo = _button(
            translate("Mending", "Undo"),
            _tip(translate("Mending", "Take the last change back"), Command.UNDO),
        )
        self._redo = _button(
            translate("Mending", "Redo"), _tip(translate("Mending", "Make it again"), Command.REDO)
        )
        self._undo.clicked.connect(self.undo_wanted)
        self._redo.clicked.connect(self.redo_wanted)
        em = self.fontMetrics().height()
        flow = FlowLayout(self, spacing_px=em // 4)
        self._span.setMinimumHeight(self._undo.sizeHint().height())
        flow.setContentsMargins(em // 2, em // 4, em // 2, em // 4)
        for widget in (*self._tools.values(), self._undo, self._redo, self._span):
            flow.addWidget(widget)
        self.show_span(None)
        self.show_history(can_undo=False, can_redo=False)

    def show_span(self, span: Span | None) -> None:
        """Show which stretch the tools are for; None for none."""
        for tool in self._tools.values():
            tool.setEnabled(span is not None)
        nothing = translate("Mending", "Select a stretch: drag on the timeline with Shift")
        self._span.setText(span_words(span.from_ns, span.to_ns) if span is not None else nothing)

    def show_history(self, *, can_undo: bool, can_redo: bool) -> None:
        """Show what can be taken back and made again."""
        self._undo.setEnabled(can_undo)
        self._redo.setEnabled(can_redo)

    def _tool(self, way: Way) -> QToolButton:
        tool = _button(tool_name(way), _tip(tool_tip(way), _COMMANDS[way]))
        tool.clicked.connect(lambda: self.wanted.emit(way))
        return tool


def _tip(words: str, command: Command) -> str:
    keys = next(it.names for it in MENDING_SHORTCUTS if it.command is command)
    return f"{words} ({keys[0]})"


def _button(text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setAccessibleName(text)
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
