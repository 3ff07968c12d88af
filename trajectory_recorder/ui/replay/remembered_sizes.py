"""How somebody arranged a window, kept until the next time. What can't be read is as if nothing was kept."""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QSplitter, QWidget

from trajectory_recorder import paths

_WINDOW = "window"


class RememberedSizes:
    """The sizes of a window and of its parts.

    Args:
        window: The window.
        splitters: What divides it, by names that stay.
    """

    def __init__(self, window: QWidget, splitters: Mapping[str, QSplitter]) -> None:
        self._window = window
        self._splitters = splitters
        self._settings = QSettings(
            QSettings.Format.IniFormat, QSettings.Scope.UserScope, paths.APPLICATION, "replay"
        )

    def restore(self) -> None:
        """Arrange it as the last time."""
        self._restore(_WINDOW, self._window)
        for name, splitter in self._splitters.items():
            self._restore(name, splitter)

    def remember(self) -> None:
        """Keep how it is arranged now."""
        self._settings.setValue(_WINDOW, self._window.saveGeometry())
        for name, splitter in self._splitters.items():
            self._settings.setValue(name, splitter.saveState())

    def _restore(self, name: str, part: QWidget) -> None:
        state = self._settings.value(name)
        if not isinstance(state, QByteArray):
            return
        if isinstance(part, QSplitter):
            part.restoreState(state)
        else:
            part.restoreGeometry(state)
