"""The way through the first run, from its first page to its last."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from trajectory_recorder.settings import AppSettings, RecordSettings
from trajectory_recorder.ui.first_run import permissions
from trajectory_recorder.ui.first_run.finished import FirstRun
from trajectory_recorder.ui.first_run.sign_in_model import Accounts
from trajectory_recorder.ui.first_run.steps import Step
from trajectory_recorder.ui.first_run.summary import summary
from trajectory_recorder.ui.first_run.window import FirstRunWindow
from trajectory_recorder.ui.home.blocks import Facts, Point, Words
from trajectory_recorder.ui.home.standing import Mood
from trajectory_recorder.virtual_desktop import VirtualDesktop


@pytest.fixture
def window(qtbot: QtBot, accounts: Accounts, tmp_path: Path) -> FirstRunWindow:
    made = FirstRunWindow(accounts, tmp_path / "recordings")
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def button(window: FirstRunWindow, name: str) -> QPushButton:
    found = window.findChild(QPushButton, name)
    assert found is not None
    return found


def test_it_leads_without_an_account_to_its_end(qtbot: QtBot, window: FirstRunWindow) -> None:
    assert window.step is Step.SIGN_IN
    assert not button(window, "back").isVisible()
    button(window, "skip").click()
    been = [window.step]
    while button(window, "next").text() == "Next":
        button(window, "next").click()
        been.append(window.step)
    assert been == [it for it in Step if it not in {Step.SIGN_IN, Step.CONSENT}]
    button(window, "back").click()
    assert window.step is Step.PRACTICE
    qtbot.keyClick(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    finished: list[object] = []
    window.finished.connect(finished.append)
    with qtbot.waitSignal(window.closed):
        button(window, "next").click()
    assert finished == [FirstRun("", practised=False)]
    assert not window.isVisible()


def test_any_step_can_be_gone_to_and_says_what_it_is(window: FirstRunWindow) -> None:
    steps = {it.text().strip(): it for it in window.findChildren(QToolButton) if it.isCheckable()}
    assert [name for name, it in steps.items() if not it.isVisible()] == ["Consent"]
    steps["Good to know"].click()
    assert window.step is Step.SUMMARY
    assert steps["Good to know"].isChecked()
    assert button(window, "next").text() == "Finish"
    window.close()


def test_who_closes_it_has_not_finished(qtbot: QtBot, window: FirstRunWindow) -> None:
    finished: list[object] = []
    window.finished.connect(finished.append)
    with qtbot.waitSignal(window.closed):
        window.close()
    assert finished == []


def test_all_that_is_wrong_with_the_desktop_is_said_once(
    shared_desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", shared_desktop.display)
    for name in ("WAYLAND_DISPLAY", "XDG_SESSION_TYPE"):
        monkeypatch.delenv(name, raising=False)
    seen = permissions.look()
    assert [it.name for it in seen[:2]] == ["Screen", "Keyboard and mouse"]
    assert [it.standing.mood for it in seen[:2]] == [Mood.GOOD, Mood.GOOD]
    assert permissions.is_enough(seen)
    monkeypatch.setenv("XDG_SESSION_TYPE", "wayland")
    screen, _microphone = permissions.look()
    assert screen.standing.mood is Mood.BAD
    assert "Wayland" in screen.standing.detail
    assert "X11" in screen.standing.detail
    assert not permissions.is_enough((screen,))


def test_the_page_of_permissions_shows_a_row_for_each(
    qtbot: QtBot, window: FirstRunWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    window.go_to(Step.PERMISSIONS)
    page = window.pages[Step.PERMISSIONS]
    qtbot.waitUntil(lambda: page.findChild(QLabel, "permission Screen") is not None)
    shown = page.findChild(QLabel, "permission Screen")
    assert shown is not None
    assert shown.text() == "Screen: Not possible"
    assert not page.is_settled
    window.close()


def test_it_says_what_is_never_recorded_and_which_keys_there_are(tmp_path: Path) -> None:
    app, record = AppSettings(hot_key_mark=""), RecordSettings(display="2", narration=False)
    blocks = summary(record, app, tmp_path)
    points = [it.text for it in blocks if isinstance(it, Point)]
    assert points[0] == "The pictures of display 2"
    assert "Not your voice: you switched that off" in points
    assert any(record.excluded_applications in it for it in points)
    assert any(str(tmp_path) in it.text for it in blocks if isinstance(it, Words))
    (keys,) = [it.rows for it in blocks if isinstance(it, Facts)]
    assert [combination for _, combination in keys] == ["Ctrl+Alt+P", "Ctrl+Alt+X", "Ctrl+Alt+S"]
