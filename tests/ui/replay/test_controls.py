"""The row of controls."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QSlider, QWidget
from pytestqt.qtbot import QtBot

from trajectory_recorder.ui.replay.controls import PlayControls

SECOND_NS = 1_000_000_000


def controls_of(qtbot: QtBot) -> PlayControls:
    controls = PlayControls(3600 * SECOND_NS)
    qtbot.addWidget(controls)
    with qtbot.waitActive(controls):
        controls.show()
        controls.activateWindow()
    return controls


def named(controls: QWidget, name: str) -> QAbstractButton:
    (button,) = [it for it in controls.findChildren(QAbstractButton) if it.accessibleName() == name]
    return button


def test_a_written_time_is_gone_to(qtbot: QtBot) -> None:
    controls = controls_of(qtbot)
    wanted: list[int] = []
    controls.time_wanted.connect(wanted.append)
    controls.time.show_time(5 * SECOND_NS)
    assert controls.time.text() == "0:00:05.000"
    controls.time.setFocus()
    controls.time.show_time(6 * SECOND_NS)
    assert controls.time.text() == "0:00:05.000"  # somebody is about to write there
    qtbot.keyClicks(controls.time, "59:59.999")
    qtbot.keyClick(controls.time, Qt.Key.Key_Return)
    # More than Qt's integers hold.
    assert wanted == [3599_999_000_000]
    assert not controls.time.hasFocus()


def test_what_is_no_time_stays_to_be_mended_and_escape_gives_it_up(qtbot: QtBot) -> None:
    controls = controls_of(qtbot)
    wanted: list[int] = []
    controls.time_wanted.connect(wanted.append)
    controls.time.show_time(5 * SECOND_NS)
    controls.time.setFocus()
    qtbot.keyClicks(controls.time, "soon")
    qtbot.keyClick(controls.time, Qt.Key.Key_Return)
    assert (wanted, controls.time.text(), controls.time.selectedText()) == ([], "soon", "soon")
    qtbot.keyClick(controls.time, Qt.Key.Key_Escape)
    assert (controls.time.text(), controls.time.hasFocus()) == ("0:00:05.000", False)


def test_it_shows_how_it_plays_without_saying_so_again(qtbot: QtBot) -> None:
    controls = controls_of(qtbot)
    said: list[object] = []
    for signal in (
        controls.rate_chosen,
        controls.skipping_chosen,
        controls.mute_chosen,
        controls.volume_chosen,
    ):
        signal.connect(said.append)
    controls.show_state(rate=5.0, skipping=True, muted=True, volume=0.4)
    controls.show_playing(playing=True)
    (rate,) = controls.findChildren(QComboBox)
    (volume,) = controls.findChildren(QSlider)
    assert (rate.currentText(), volume.value()) == ("5×", 40)
    assert named(controls, "Skip idle stretches").isChecked()
    assert named(controls, "Mute").isChecked()
    assert named(controls, "Pause").isEnabled()
    assert said == []


def test_backwards_the_speed_is_told_and_those_to_choose_are_as_ever(qtbot: QtBot) -> None:
    controls = controls_of(qtbot)
    (rate,) = controls.findChildren(QComboBox)
    choices = [rate.itemText(number) for number in range(rate.count())]
    said: list[float] = []
    controls.rate_chosen.connect(said.append)
    controls.show_state(rate=-2.0, skipping=False, muted=False, volume=1.0)
    assert (rate.currentIndex(), rate.placeholderText()) == (-1, "−2×")
    assert [rate.itemText(number) for number in range(rate.count())] == choices
    controls.show_state(rate=1.5, skipping=False, muted=False, volume=1.0)
    assert rate.currentText() == "1.5×"
    assert said == []


def test_buttons_say_what_is_wanted(qtbot: QtBot) -> None:
    controls = controls_of(qtbot)
    said: list[object] = []
    controls.play_wanted.connect(lambda: said.append("play"))
    for signal in (controls.frames_wanted, controls.skipping_chosen, controls.mute_chosen):
        signal.connect(said.append)
    for name in ("Play", "One frame back", "One frame on", "Skip idle stretches", "Mute"):
        qtbot.mouseClick(named(controls, name), Qt.MouseButton.LeftButton)
    assert said == ["play", -1, 1, True, True]
