"""The bar: what it shows of the model, and what its controls ask for."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from helpers.told_recorder import SECOND_NS, Recorder, health
from trajectory_recorder.events import StreamState
from trajectory_recorder.recording.states import PauseReason, State
from trajectory_recorder.ui.notices import Notice
from trajectory_recorder.ui.recorder.bar import RecordingBar
from trajectory_recorder.ui.recorder.bar_place import Place
from trajectory_recorder.ui.recorder.instruction import Instruction
from trajectory_recorder.ui.recorder.live_recording import Snapshot
from trajectory_recorder.ui.recorder.task import RecordingTask
from trajectory_recorder.ui.shapes import Light

FORGET = "Forget the last 30 seconds"
MASK = "Mask: nothing is recorded while it is held, or until the next click"


class Shown:
    """A bar of a recording that runs."""

    def __init__(self, qtbot: QtBot, task: RecordingTask | None = None) -> None:
        self.qtbot = qtbot
        self.recorder = Recorder()
        self.bar = RecordingBar(self.recorder.model)
        qtbot.addWidget(self.bar)
        self.recorder.model.record(task)
        self.does()
        self.bar.put(None)
        self.bar.show()

    def does(self) -> None:
        """Let what was asked for happen, and show it."""
        self.recorder.do()
        self.bar.show_model()

    def button(self, name: str) -> QToolButton:
        (button,) = (it for it in self.bar.findChildren(QToolButton) if it.accessibleName() == name)
        return button

    def clicks(self, name: str) -> None:
        self.qtbot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)
        self.does()

    def text(self, name: str) -> str:
        label = self.bar.findChild(QLabel, name)
        assert isinstance(label, QLabel)
        return label.text() if label.isVisible() else ""

    @property
    def asked(self) -> list[str]:
        return [what for what in self.recorder.recordings[0].asked if what != "look"][2:]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    shown = Shown(qtbot)
    yield shown
    shown.bar.close()


def lights(shown: Shown) -> list[str]:
    return [light.accessibleName() for light in shown.bar.findChildren(Light) if light.isVisible()]


def test_calm_while_all_is_well(shown: Shown) -> None:
    assert shown.text("session time") == "0:00:01"
    assert shown.text("status") == ""
    assert lights(shown) == ["Recording", "Screen: Live", "Voice: Live"]
    names = [button.accessibleName() for button in shown.bar.findChildren(QToolButton) if button.isVisible()]
    assert names == ["Pause", "Mark this moment", FORGET, MASK, "Stop and save"]
    assert all(button.toolTip() for button in shown.bar.findChildren(QToolButton))


def test_its_buttons_ask(shown: Shown) -> None:
    shown.clicks("Mark this moment")
    assert shown.text("status") == "Marked at 0:00:01"
    shown.clicks(FORGET)
    assert shown.text("status").startswith("0:00:00 to 0:00:01 will be cut out for good")
    shown.clicks("Pause")
    assert shown.text("status") == "Paused · Nothing is recorded until you resume."
    assert lights(shown)[0] == "Paused"
    shown.clicks("Resume")
    shown.clicks("Stop and save")
    assert shown.asked == ["Mark 1", "forget 30", "pause", "resume", "stop"]


def test_the_mask_is_held_or_clicked(shown: Shown) -> None:
    button = shown.button(MASK)
    presses(button, QEvent.Type.MouseButtonPress, at_ms=5_000)
    shown.does()
    assert button.isChecked()
    assert shown.text("status").startswith("Masked · Time goes on; nothing")
    presses(button, QEvent.Type.MouseButtonRelease, at_ms=6_000)
    shown.does()
    assert not button.isChecked()
    presses(button, QEvent.Type.MouseButtonPress, at_ms=7_000)
    shown.recorder.now_ns += SECOND_NS  # it hears late of what was a click
    presses(button, QEvent.Type.MouseButtonRelease, at_ms=7_100)
    shown.does()
    assert button.isChecked()
    button.click()  # as a screen reader does
    shown.does()
    assert not button.isChecked()
    button.click()
    shown.does()
    assert button.isChecked()
    assert shown.asked == ["mask True", "mask False"] * 2 + ["mask True"]


def presses(button: QToolButton, what: QEvent.Type, *, at_ms: int) -> None:
    """Press its middle, or let it go, at a time of the window system's."""
    middle, left = QPointF(button.rect().center()), Qt.MouseButton.LeftButton
    down = left if what is QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
    event = QMouseEvent(what, middle, button.mapToGlobal(middle), left, down, Qt.KeyboardModifier.NoModifier)
    event.setTimestamp(at_ms)
    QApplication.sendEvent(button, event)


def test_what_is_wrong_is_told_below_and_can_be_dismissed(shown: Shown) -> None:
    lost = health("voice", StreamState.FAILED, problem="the microphone is gone")
    shown.recorder.recordings[0].answers["look"] = Snapshot(State.RECORDING, 0, (health("screen/0"), lost))
    shown.recorder.passes(0.2)
    shown.bar.show_model()
    assert shown.text("notice") == "Not being recorded: Voice."
    assert shown.text("remedy") == "The microphone is gone."
    assert lights(shown)[2] == "Voice: Failed (The microphone is gone.)"
    shown.clicks("Dismiss")
    assert shown.text("notice") == ""


def test_markup_from_elsewhere_is_text(shown: Shown) -> None:
    shown.recorder.model.warn(Notice("<b>bold</b>", "<img src=x>"))
    shown.bar.show_model()
    labels = shown.bar.findChildren(QLabel)
    assert {label.textFormat() for label in labels if label.text()} == {Qt.TextFormat.PlainText}


def test_a_pause_of_the_engines_own_says_why(shown: Shown) -> None:
    shown.recorder.recordings[0].answers["look"] = Snapshot(
        State.PAUSED, 0, (health("screen/0", StreamState.PAUSED),), reason=PauseReason.EXCLUDED
    )
    shown.recorder.passes(0.2)
    shown.bar.show_model()
    assert "a window is in front that is never recorded" in shown.text("status")


def test_the_instruction_is_at_hand_as_plain_text(qtbot: QtBot) -> None:
    shown = Shown(qtbot, RecordingTask("1", "Means", "<b>Take</b> five readings."))
    instruction = shown.bar.findChild(Instruction)
    assert isinstance(instruction, Instruction)
    assert not instruction.isVisible()
    height = shown.bar.sizeHint().height()
    shown.clicks("Show what the task is")
    assert instruction.isVisible()
    assert instruction.toPlainText() == "Means\n\n<b>Take</b> five readings."
    qtbot.waitUntil(lambda: shown.bar.height() > height)
    assert shown.bar.screen().availableGeometry().contains(shown.bar.geometry())


def test_it_is_dragged_and_stays_on_the_screen(shown: Shown) -> None:
    screen = shown.bar.screen().availableGeometry()
    assert screen.contains(shown.bar.geometry())
    moved: list[Place] = []
    shown.bar.moved.connect(moved.append)
    at = QPoint(2, 2)
    shown.qtbot.mousePress(shown.bar, Qt.MouseButton.LeftButton, pos=at)
    shown.qtbot.mouseMove(shown.bar, shown.bar.mapFromGlobal(QPoint(102, 52)))
    shown.qtbot.mouseRelease(shown.bar, Qt.MouseButton.LeftButton)
    assert moved == [Place(100, 50)]
    shown.bar.put(Place(-500, 9_000))
    assert screen.contains(shown.bar.geometry())


def test_it_takes_no_focus_until_somebody_wants_it(shown: Shown) -> None:
    handle = shown.bar.windowHandle()
    refuses = Qt.WindowType.WindowDoesNotAcceptFocus
    assert handle.flags() & refuses
    shown.bar.take_keyboard()
    assert not handle.flags() & refuses
    shown.bar.leave_keyboard()
    assert handle.flags() & refuses
    buttons = [it for it in shown.bar.findChildren(QToolButton) if it.isVisible()]
    assert all(it.focusPolicy() & Qt.FocusPolicy.TabFocus for it in buttons)
