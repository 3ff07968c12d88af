"""Keys in a window, wherever its focus is."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from trajectory_recorder.ui.replay.keyboard import Keyboard
from trajectory_recorder.ui.replay.shortcuts import SHORTCUTS, Command

SHIFT = Qt.KeyboardModifier.ShiftModifier


class Desk(QWidget):
    """A window with something of everything that knows keys."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[Command, str]] = []
        self.pressed = 0
        self.keyboard = Keyboard(self, SHORTCUTS)
        self.keyboard.wanted.connect(lambda command, key: self.said.append((command, key)))
        self.field, self.rows, self.button = QLineEdit(), QListWidget(), QPushButton("Press")
        self.rows.addItems(["one", "two", "nine"])
        self.button.clicked.connect(self._count)
        layout = QVBoxLayout(self)
        for widget in (self.field, self.rows, self.button):
            layout.addWidget(widget)

    def _count(self) -> None:
        self.pressed += 1

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        self.keyboard.take(event)


def desk(qtbot: QtBot) -> Desk:
    made = Desk()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_every_key_is_obeyed_without_a_click_before(qtbot: QtBot) -> None:
    here = desk(qtbot)
    here.setFocus()
    for shortcut in SHORTCUTS:
        for key in shortcut.keys:
            qtbot.keySequence(here, key)
    assert here.said == [(it.command, key) for it in SHORTCUTS for key in it.keys]


def test_a_sign_is_obeyed_wherever_it_lies_on_a_keyboard(qtbot: QtBot) -> None:
    here = desk(qtbot)
    here.setFocus()
    for key, text in ((Qt.Key.Key_Plus, "+"), (Qt.Key.Key_Home, "")):
        QApplication.sendEvent(here, QKeyEvent(QEvent.Type.KeyPress, key, SHIFT, text))
    assert here.said == [(Command.ZOOM_IN, "+")]


def test_nothing_is_obeyed_while_somebody_writes(qtbot: QtBot) -> None:
    here = desk(qtbot)
    here.field.setFocus()
    qtbot.keyClicks(here.field, "k 1,+")
    qtbot.keyClick(here.field, Qt.Key.Key_Home)
    assert (here.said, here.field.text()) == ([], "k 1,+")


def test_lists_keep_their_arrows_and_leave_letters(qtbot: QtBot) -> None:
    here = desk(qtbot)
    here.rows.setFocus()
    here.rows.setCurrentRow(0)
    qtbot.keyClick(here.rows, Qt.Key.Key_End)
    assert here.rows.currentRow() == 2
    qtbot.keyClick(here.rows, Qt.Key.Key_N)
    qtbot.keyClick(here.rows, Qt.Key.Key_Space)
    assert here.said == [(Command.NEXT_STEP, "N"), (Command.PLAY_OR_PAUSE, "Space")]


def test_space_presses_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    here = desk(qtbot)
    here.button.setFocus()
    qtbot.keyClick(here.button, Qt.Key.Key_Space)
    assert (here.said, here.pressed) == ([], 1)
