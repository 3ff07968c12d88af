"""The row above the pictures."""

from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from trajectory_recorder.ui.replay.view_bar import ViewBar


def displays_of(qtbot: QtBot, *display_ids: int) -> tuple[ViewBar, QComboBox]:
    bar = ViewBar(display_ids)
    qtbot.addWidget(bar)
    (box,) = bar.findChildren(QComboBox)
    return bar, box


def test_it_says_which_displays_are_shown(qtbot: QtBot) -> None:
    bar, box = displays_of(qtbot, 3, 5)
    for shown, words in (((3,), "Display 3"), ((5,), "Display 5"), ((3, 5), "All displays")):
        bar.show_displays(shown)
        assert box.currentText() == words


def test_a_choice_is_told_by_the_displays_numbers(qtbot: QtBot) -> None:
    bar, box = displays_of(qtbot, 3, 5)
    told: list[object] = []
    bar.displays_chosen.connect(told.append)
    for index in range(3):
        box.activated.emit(index)
    assert told == [(3, 5), (3,), (5,)]


def test_one_display_leaves_nothing_to_choose(qtbot: QtBot) -> None:
    _, box = displays_of(qtbot, 3)
    assert box.isHidden()
