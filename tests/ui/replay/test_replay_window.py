"""The replay's window on a real recording."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QLineEdit, QSlider, QWidget
from pytestqt.qtbot import QtBot

from helpers.counter_code import read_counter
from helpers.pictured_session import COUNTER_PX, DISPLAY, PicturedSession, counting
from trajectory_recorder.replay.opening import open_recording
from trajectory_recorder.replay.pictures.picture import Picture
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.ui.replay.help_sheet import HelpSheet
from trajectory_recorder.ui.replay.shortcuts import SHORTCUTS
from trajectory_recorder.ui.replay.window import ReplayWindow

MS = 1_000_000
Opener = Callable[[Recording], ReplayWindow]


@pytest.fixture
def opens(qtbot: QtBot) -> Iterator[Opener]:
    windows = []

    def open_window(recording: Recording) -> ReplayWindow:
        window = ReplayWindow(recording, sound=False)
        windows.append(window)
        qtbot.addWidget(window)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(1300, 900)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield open_window
    for window in windows:
        window.close()


@pytest.fixture
def window(opens: Opener, recording: Recording) -> ReplayWindow:
    return opens(recording)


def number(window: ReplayWindow) -> int | None:
    """The number in the picture that is seen."""
    image = window.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    left, top = window.canvas.view.to_widget(0, 0)
    return read_counter(pixels, round(left) + COUNTER_PX[0], round(top) + COUNTER_PX[1])


def sees(qtbot: QtBot, window: ReplayWindow, wanted: int) -> None:
    def is_seen() -> None:
        assert number(window) == wanted

    qtbot.waitUntil(is_seen)


def text(window: QWidget, name: str) -> str:
    label = window.findChild(QLabel, name)
    assert isinstance(label, QLabel)
    return label.text() if label.isVisible() else ""


def test_it_opens_with_the_first_picture_at_its_own_size(qtbot: QtBot, window: ReplayWindow) -> None:
    sees(qtbot, window, 1)
    assert window.canvas.view.scale == 1.0
    assert window.position_ns == 20 * MS
    assert text(window, "notice") == ""


def test_a_panel_that_is_added_can_seek_and_choose(qtbot: QtBot, window: ReplayWindow) -> None:
    panel = QLabel("review")
    window.add_panel("Review", panel)
    frames_ns = window.model.timeline.screens[0].at_ns.tolist()
    window.seek(frames_ns[4])
    sees(qtbot, window, 5)
    clicked = next(it for it in window.model.timeline.steps if it.action.place is not None)
    window.choose_step(clicked.number)
    assert window.position_ns == clicked.action.start_ns
    assert window.selected_span is None
    window.timeline_view.seek_wanted.emit(frames_ns[6] - 1)
    sees(qtbot, window, 6)


def test_the_pictures_of_a_step_are_shown_with_how_far_they_can_be_trusted(
    qtbot: QtBot, window: ReplayWindow
) -> None:
    clicked = next(it for it in window.model.timeline.steps if it.action.place is not None)
    window.choose_step(clicked.number)
    told = f"Step {clicked.number + 1}: click left"
    qtbot.waitUntil(lambda: text(window, "step").startswith(told))
    assert text(window, "before").startswith("Before: Frame of 0:00:00.620: ")
    pane = window.findChild(QWidget, "pictures")
    assert pane is not None

    def frames() -> None:
        sides = [it for it in pane.findChildren(QWidget) if it.accessibleName().startswith("The screen ")]
        found = []
        for side in sides:
            image = side.grab().toImage()
            rows = range(0, image.height(), 2)
            found.append({image.pixel(x, y) for y in rows for x in range(image.width())})
        assert len(found) == 2
        assert all(len(it) > 2 for it in found)  # paper, black and white

    qtbot.waitUntil(frames)


def test_while_a_hand_drags_on_the_pictures_of_steps_wait_until_it_rests(
    qtbot: QtBot, window: ReplayWindow
) -> None:
    sees(qtbot, window, 1)
    click = window.model.timeline.steps[0].action.start_ns + MS
    for moved in range(30):
        window.timeline_view.preview_wanted.emit(click + moved * MS)
        qtbot.wait(20)
        assert text(window, "step") == "No step yet"
    assert window.model.step is not None

    qtbot.waitUntil(lambda: text(window, "step").startswith("Step 1:"))


def test_help_has_every_key(qtbot: QtBot, window: ReplayWindow) -> None:
    qtbot.keyClick(window.canvas, Qt.Key.Key_F1)
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, HelpSheet)
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    assert {str(it.does) for it in SHORTCUTS} <= shown
    sheet.reject()


def test_every_control_has_a_name_for_screen_readers(window: ReplayWindow) -> None:
    kinds = (QAbstractButton, QComboBox, QLineEdit, QSlider)
    controls = [it for kind in kinds for it in window.findChildren(kind) if it.isVisible()]
    assert len(controls) > 15
    unnamed = [
        it
        for it in controls
        if not it.accessibleName() and not (isinstance(it, QAbstractButton) and it.text())
    ]
    assert [it for it in unnamed if not it.objectName().startswith("qt_")] == []


def test_where_somebody_left_the_borders_they_are_the_next_time(
    qtbot: QtBot, opens: Opener, recording: Recording
) -> None:
    first = opens(recording)
    width = first.canvas.width()
    first.findChild(QWidget, "whole").setSizes([700, 600])  # type: ignore[union-attr]
    moved = first.canvas.width()
    assert moved != width
    first.close()
    second = opens(recording)
    qtbot.waitUntil(lambda: second.canvas.width() == moved)


def test_a_damaged_recording_plays_as_far_as_it_can_and_says_where_not(
    qtbot: QtBot, opens: Opener, bundle: Path, tmp_path: Path
) -> None:
    damaged = tmp_path / bundle.name
    shutil.copytree(bundle, damaged, ignore=shutil.ignore_patterns("derived"))
    video = damaged / "data" / "screen-0.mkv"
    video.write_bytes(video.read_bytes()[: video.stat().st_size * 3 // 4])
    window = opens(open_recording(damaged))
    sees(qtbot, window, 1)
    assert text(window, "notice") == "This recording can't be replayed everywhere."
    assert "screen-0.mkv" in text(window, "remedy")
    window.seek(window.model.timeline.duration_ns)
    qtbot.waitUntil(lambda: "screen-0.mkv" in text(window, "notice"))
    last = number(window)
    assert last is not None
    assert 1 <= last < 10


def test_a_display_is_looked_at_pixel_by_pixel(qtbot: QtBot, window: ReplayWindow) -> None:
    sees(qtbot, window, 1)
    window.resize(900, 620)
    qtbot.keyClick(window.canvas, Qt.Key.Key_Z)
    assert window.canvas.view.scale == 1.0
    qtbot.keyClick(window.canvas, Qt.Key.Key_Plus)
    assert window.canvas.view.scale == 1.25
    qtbot.keyClick(window.canvas, Qt.Key.Key_F)
    assert window.canvas.view.scale == window.canvas.width() / DISPLAY.width_px


def test_a_chosen_step_is_told_before_anything_can_be_said_of_it(window: ReplayWindow) -> None:
    told = []
    window.moved.connect(lambda: told.append(window.model.step))
    window.choose_step(1)
    assert told == [window.model.timeline.steps[1]]


def test_a_picture_that_comes_late_is_not_shown_before_the_first(qtbot: QtBot, window: ReplayWindow) -> None:
    sees(qtbot, window, 1)
    window.seek(0)
    late = Picture(0, 4, 0, exact=True, bgra=counting(5, DISPLAY))
    window._relay.picture_came.emit(late)
    assert number(window) is None


@pytest.fixture
def long_window(opens: Opener, tmp_path: Path) -> ReplayWindow:
    """Ten pictures with their numbers, a second apart, and nothing for ten minutes after them."""
    session = PicturedSession()
    for _ in range(9):
        session.rests(980).changes()
    session.rests(600_000)
    return opens(open_recording(session.seal(tmp_path).root))


def speed(window: ReplayWindow) -> tuple[bool, str]:
    """Whether it is seen to play, and how fast; empty where a speed that can't be chosen is not seen."""
    (box,) = [it for it in window.findChildren(QComboBox) if it.accessibleName() == "Speed"]
    (play,) = [it for it in window.findChildren(QAbstractButton) if it.accessibleName() in {"Play", "Pause"}]
    shown = box.currentText() if box.currentIndex() >= 0 else box.placeholderText()
    return play.accessibleName() == "Pause", shown


def plays(qtbot: QtBot, window: ReplayWindow, shown: str) -> None:
    qtbot.waitUntil(lambda: speed(window) == (True, shown))


def stands(qtbot: QtBot, window: ReplayWindow, shown: str) -> None:
    qtbot.waitUntil(lambda: speed(window) == (False, shown))


def test_j_plays_backwards_and_faster_each_time_until_k_and_l_goes_on_as_before(
    qtbot: QtBot, long_window: ReplayWindow
) -> None:
    window = long_window
    qtbot.keyClick(window.canvas, Qt.Key.Key_2)
    stands(qtbot, window, "2×")
    window.seek(window.model.timeline.duration_ns)
    at_ns = window.position_ns
    for shown in ("−1×", "−2×", "−4×", "−8×", "−10×", "−10×"):
        qtbot.keyClick(window.canvas, Qt.Key.Key_J)
        plays(qtbot, window, shown)
        qtbot.waitUntil(lambda before=at_ns: window.position_ns < before)
        at_ns = window.position_ns
    qtbot.keyClick(window.canvas, Qt.Key.Key_Less)
    plays(qtbot, window, "−9×")
    qtbot.keyClick(window.canvas, Qt.Key.Key_K)
    stands(qtbot, window, "2×")
    at_ns = window.player.position_ns
    qtbot.keyClick(window.canvas, Qt.Key.Key_L)
    plays(qtbot, window, "2×")
    qtbot.waitUntil(lambda: window.position_ns > at_ns)


def test_l_turns_what_plays_backwards_around_and_j_what_plays_forwards(
    qtbot: QtBot, long_window: ReplayWindow
) -> None:
    window = long_window
    window.seek(30_000 * MS)
    for key, shown in (("L", "1×"), ("L", "2×"), ("J", "−1×"), ("J", "−2×"), ("L", "1×"), ("J", "−1×")):
        qtbot.keyClick(window.canvas, key)
        plays(qtbot, window, shown)
    qtbot.keyClick(window.canvas, Qt.Key.Key_4)
    plays(qtbot, window, "4×")


def test_backwards_the_pictures_before_come_down_to_the_beginning(
    qtbot: QtBot, long_window: ReplayWindow
) -> None:
    window = long_window
    window.seek(window.model.timeline.screens[0].at_ns.tolist()[9])
    sees(qtbot, window, 10)
    came: list[int] = []
    window._relay.picture_came.connect(lambda picture: came.append(picture.index))
    qtbot.keyClick(window.canvas, Qt.Key.Key_J)
    sees(qtbot, window, 9)
    for _ in range(3):
        qtbot.keyClick(window.canvas, Qt.Key.Key_J)
    stands(qtbot, window, "1×")
    assert window.player.position_ns == 0
    assert came == sorted(came, reverse=True)
    assert came[-1] == 0


def test_seconds_back_are_on_the_arrow(qtbot: QtBot, long_window: ReplayWindow) -> None:
    long_window.seek(30_000 * MS)
    qtbot.keyClick(long_window.canvas, Qt.Key.Key_Left)
    assert long_window.position_ns == 25_000 * MS
