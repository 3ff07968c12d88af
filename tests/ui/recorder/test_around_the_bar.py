"""The countdown, the border and the tray's sign: come, say, and go."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from helpers.told_recorder import ROOT, Recorder
from trajectory_recorder.events import Rectangle
from trajectory_recorder.ui.recorder.border import Border, BorderLook
from trajectory_recorder.ui.recorder.countdown import Countdown
from trajectory_recorder.ui.recorder.phases import Phase
from trajectory_recorder.ui.recorder.task import RecordingTask
from trajectory_recorder.ui.recorder.tray import Tray

TASK = RecordingTask("1", "<i>Means</i>", "Take five readings.")


def counting(qtbot: QtBot) -> tuple[Recorder, Countdown]:
    recorder = Recorder(countdown_s=3)
    countdown = Countdown(recorder.model)
    qtbot.addWidget(countdown)
    recorder.model.record(TASK)
    countdown.show_model()
    assert countdown.isVisible()
    return recorder, countdown


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def test_the_countdown_lets_hear_the_microphone(qtbot: QtBot) -> None:
    recorder, countdown = counting(qtbot)
    assert texts(countdown) == ["<i>Means</i>", "3", "Opening the microphone…"]
    recorder.do()
    recorder.passes(1)
    countdown.show_model()
    assert texts(countdown) == ["<i>Means</i>", "2", "Say something: does the bar below move?", "too loud"]
    recorder.passes(2)
    countdown.show_model()
    assert recorder.model.phase is Phase.RECORDING
    assert not countdown.isVisible()


def test_escape_cancels_it(qtbot: QtBot) -> None:
    recorder, countdown = counting(qtbot)
    qtbot.keyClick(countdown, Qt.Key.Key_Escape)
    assert recorder.model.phase is Phase.GIVING_UP


def test_a_click_cancels_it(qtbot: QtBot) -> None:
    recorder, countdown = counting(qtbot)
    qtbot.mouseClick(countdown, Qt.MouseButton.LeftButton)
    assert recorder.model.phase is Phase.GIVING_UP
    countdown.show_model()
    assert not countdown.isVisible()


def edges() -> list[QWidget]:
    return [it for it in QApplication.topLevelWidgets() if type(it).__name__ == "_Edge" and it.isVisible()]


def test_the_border_has_four_sides_that_clicks_go_through(qtbot: QtBot) -> None:
    border = Border()
    border.show_around([Rectangle(10, 20, 300, 200)], BorderLook.RECORDING, outside=False)
    qtbot.waitUntil(lambda: len(edges()) == 4)
    assert all(edge.windowFlags() & Qt.WindowType.WindowTransparentForInput for edge in edges())
    around = edges()[0].geometry()
    for edge in edges()[1:]:
        around |= edge.geometry()
    assert (around.x(), around.y(), around.width(), around.height()) == (10, 20, 300, 200)
    colours = {}
    for look in BorderLook:
        border.show_around([Rectangle(10, 20, 300, 200)], look, outside=False)
        image = max(edges(), key=QWidget.width).grab().toImage()
        colours[look] = {image.pixelColor(x, 1).name() for x in range(image.width())}
    assert [len(colours[look]) for look in BorderLook] == [1, 1, 2]
    assert colours[BorderLook.RECORDING] < colours[BorderLook.MASKED]
    assert colours[BorderLook.PAUSED].isdisjoint(colours[BorderLook.RECORDING])
    border.hide()
    assert edges() == []


@pytest.mark.usefixtures("qtbot")
def test_the_tray_says_and_does_what_the_bar_does() -> None:
    recorder, shown = Recorder(), []
    tray = Tray(recorder.model, lambda: shown.append("bar"))
    menu = next(it for it in QApplication.topLevelWidgets() if isinstance(it, QMenu))
    actions = {action.text(): action for action in menu.actions()}
    recorder.recording()
    tray.show_model()
    assert list(actions) == ["Pause", "Mark this moment", "Stop and save", "", "Show the recording bar"]
    actions["Pause"].trigger()
    recorder.do()
    tray.show_model()
    assert actions["Pause"].text() == "Resume"
    actions["Mark this moment"].trigger()
    actions["Show the recording bar"].trigger()
    actions["Stop and save"].trigger()
    recorder.do()
    tray.show_model()
    assert shown == ["bar"]
    assert [it for it in recorder.recordings[0].asked if it != "look"] == [
        *("start", "begin", "pause", "Mark 1", "stop")
    ]
    assert recorder.endings[0].sealed is not None
    assert recorder.endings[0].sealed.root == ROOT
    assert not any(action.isEnabled() for action in list(actions.values())[:3])
