"""Obeys the table of keys in one window, wherever its focus is, but never while somebody writes.

Text fields take the keys that they know before any shortcut. Keys that also other controls know are left to
them, and come here only if the focused one has no use for them.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from trajectory_recorder.ui.replay.shortcuts import Command, Shortcut


class Keyboard(QObject):
    """The keys of a window.

    Args:
        window: Whose keys they are.
        shortcuts: Which.
    """

    wanted = Signal(object, str)
    """A `Command`, and the key that asked for it."""

    def __init__(self, window: QWidget, shortcuts: tuple[Shortcut, ...]) -> None:
        super().__init__(window)
        self._yielding: dict[QKeySequence, tuple[Command, str]] = {}
        for shortcut in shortcuts:
            for key in shortcut.keys:
                if shortcut.yields:
                    self._yielding[QKeySequence(key)] = shortcut.command, key
                else:
                    self._bind(window, key, shortcut.command)

    def take(self, event: QKeyEvent) -> None:
        """Obey a key that no control had a use for."""
        pressed = event.keyCombination().toCombined() & ~Qt.KeyboardModifier.KeypadModifier.value
        found = self._yielding.get(QKeySequence(pressed))
        if found is None and _is_sign(event.text()):
            # Where signs lie on a keyboard differs: a plus takes Shift on some, and none on others.
            found = self._yielding.get(QKeySequence(pressed & ~Qt.KeyboardModifier.ShiftModifier.value))
        event.setAccepted(found is not None)
        if found is not None:
            self.wanted.emit(*found)

    def _bind(self, window: QWidget, key: str, command: Command) -> None:
        bound = QShortcut(QKeySequence(key), window)
        bound.activated.connect(self._teller(command, key))
        # Two that claim one key are an error of the table, which its test finds.

    def _teller(self, command: Command, key: str) -> Callable[[], None]:
        def tell() -> None:
            focused = QApplication.focusWidget()
            if key == "Space" and isinstance(focused, QAbstractButton):
                focused.click()  # who came there by Tab means the button
            else:
                self.wanted.emit(command, key)

        return tell


def _is_sign(text: str) -> bool:
    return text.strip() != "" and text.isprintable() and not text.isalnum()
