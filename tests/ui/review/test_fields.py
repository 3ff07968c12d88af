"""Labels, fields and choices of review work."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from trajectory_recorder.ui.review.fields import Choice, dimmed, line, lines

DISABLED, FAINT = QPalette.ColorGroup.Disabled, QPalette.ColorRole.PlaceholderText


def test_a_choice_takes_no_more_room_once_it_is_chosen(qtbot: QtBot) -> None:
    choice = Choice("Not met", "The item is not met")
    qtbot.addWidget(choice)
    before_px = choice.minimumWidth()
    choice.setChecked(True)
    assert choice.sizeHint().width() <= before_px
    choice.setChecked(False)
    assert choice.minimumWidth() == before_px


@pytest.mark.usefixtures("qapp")
def test_faint_text_is_no_stronger_than_other_where_it_is_disabled() -> None:
    widgets: list[tuple[QWidget, QPalette.ColorRole]] = [
        (dimmed("x"), QPalette.ColorRole.WindowText),
        (line("x", "y"), QPalette.ColorRole.Text),
        (lines("x", "y"), QPalette.ColorRole.Text),
    ]
    for widget, other in widgets:
        palette = widget.palette()
        assert palette.color(DISABLED, FAINT) == palette.color(DISABLED, other)
