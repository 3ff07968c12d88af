"""Controls side by side, and below each other where there is no room."""

from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from trajectory_recorder.ui.flow_layout import FlowLayout


def test_what_has_no_room_goes_into_the_next_row(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    flow = FlowLayout(row, spacing_px=10)
    buttons = [QPushButton() for _ in range(3)]
    for button in buttons:
        button.setFixedSize(100, 30)
        flow.addWidget(button)
    row.resize(320, 200)
    row.show()
    assert [(it.x(), it.y()) for it in buttons] == [(0, 0), (110, 0), (220, 0)]
    row.resize(319, 200)
    assert [(it.x(), it.y()) for it in buttons] == [(0, 0), (110, 0), (0, 40)]
    assert [flow.heightForWidth(it) for it in (320, 319, 100)] == [30, 70, 110]
    buttons[1].hide()
    flow.invalidate()
    flow.activate()
    assert [(buttons[0].x(), buttons[0].y()), (buttons[2].x(), buttons[2].y())] == [(0, 0), (110, 0)]


def test_it_gives_back_what_it_holds(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    flow = FlowLayout(row)
    button = QPushButton()
    flow.addWidget(button)
    item = flow.itemAt(0)
    assert item is not None
    assert item.widget() is button
    assert flow.takeAt(0) is item
    assert (flow.count(), flow.itemAt(0), flow.takeAt(5)) == (0, None, None)
