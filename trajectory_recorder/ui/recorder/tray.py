"""The sign in the system's tray: state, and a menu with what the bar does. Decides nothing."""

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from trajectory_recorder.ui.language import translate
from trajectory_recorder.ui.recorder.model import RecorderModel
from trajectory_recorder.ui.recorder.phases import Action, Phase
from trajectory_recorder.ui.shapes import Hue, Shape, icon

_SIGNS = {Phase.RECORDING: (Shape.DISC, Hue.RED), Phase.PAUSED: (Shape.BARS, Hue.AMBER)}
_BUSY = (Shape.RING, Hue.BLUE)
_MASKED = (Shape.MASK, Hue.RED)


class Tray:
    """There while something is recorded, where the system has a tray.

    Args:
        model: What it shows and asks.
        show_bar: Brings the bar, and the keyboard to it.
    """

    def __init__(self, model: RecorderModel, show_bar: Callable[[], None]) -> None:
        self._model = model
        self._sign: tuple[Shape, Hue] | None = None
        self._menu = QMenu()
        self._tray = QSystemTrayIcon()
        self._pause = self._add(translate("Bar", "Pause"), model.pause_or_resume)
        self._mark = self._add(translate("Bar", "Mark this moment"), model.mark)
        self._stop = self._add(translate("Bar", "Stop and save"), model.stop)
        self._menu.addSeparator()
        self._add(translate("Bar", "Show the recording bar"), show_bar)
        self._tray.setContextMenu(self._menu)

    def show_model(self) -> None:
        """Show what the model says now: come with a recording, and go with it."""
        model = self._model
        sign = _MASKED if model.masked else _SIGNS.get(model.phase, _BUSY)
        if sign != self._sign:
            self._sign = sign
            self._tray.setIcon(icon(*sign))
        self._tray.setToolTip(f"Trajectory Recorder: {model.headline}")
        self._pause.setText(model.pause_word)
        self._pause.setEnabled(Action.PAUSE_OR_RESUME in model.actions)
        self._mark.setEnabled(Action.MARK in model.actions)
        self._stop.setEnabled(Action.STOP in model.actions)
        if self._tray.isVisible() != model.busy:
            self._tray.setVisible(model.busy)

    def _add(self, words: str, do: Callable[[], None]) -> QAction:
        action = self._menu.addAction(words)
        action.triggered.connect(do)
        return action
