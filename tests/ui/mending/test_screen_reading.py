"""The pictures of a real recording read from the window that it is mended in."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from helpers.lettered_session import LetteredSession
from trajectory_recorder.reading.readers import RapidOcr
from trajectory_recorder.redaction.edits import Cover
from ui.mending.conftest import Opener, view_of

LOOK = "Look for secrets on the screen"
PAGE = {(30, 20): "Quarterly figures of the ward"}
SECRETS = {**PAGE, (30, 120): "password: horse-battery-42", (30, 220): "mail jane.doe@hospital.org"}
MS = 1_000_000


def buttons(window: QWidget, words: str) -> list[QAbstractButton]:
    return [it for it in window.findChildren(QAbstractButton) if it.text() == words and it.isVisible()]


def button(window: QWidget, words: str) -> QAbstractButton:
    (found,) = buttons(window, words)
    return found


def told(window: QWidget) -> str:
    (found,) = window.findChildren(QLabel, "screen read")
    return found.text() if found.isVisible() else ""


def test_what_is_found_is_covered_one_by_one_or_all_at_once(
    qtbot: QtBot, opens: Opener, tmp_path: Path
) -> None:
    window = opens(LetteredSession((PAGE, 6), (SECRETS, 6)).seal(tmp_path).root)
    view = view_of(qtbot, window)
    before = len(view.mending.found)
    qtbot.mouseClick(button(window, LOOK), Qt.MouseButton.LeftButton)
    assert button(window, "Stop").isEnabled()
    qtbot.waitUntil(lambda: len(view.mending.found) == before + 2)
    assert button(window, LOOK).isEnabled()
    assert view.model.timeline.remarks == view.mending.timeline.remarks
    qtbot.mouseClick(
        button(window, "Cover all 2 places that were found on the screen"), Qt.MouseButton.LeftButton
    )
    first, second = view.mending.edits
    assert isinstance(first, Cover)
    assert isinstance(second, Cover)
    assert first.from_ns == second.from_ns == 6_020 * MS
    assert first.area.y_px < second.area.y_px
    view.mending.take_back(first)
    # What is offered for a finding is laid out anew once nothing else is to be done.
    qtbot.waitUntil(lambda: len(buttons(window, "Cover it")) == 1)
    qtbot.mouseClick(button(window, "Cover it"), Qt.MouseButton.LeftButton)
    assert view.mending.edits == (second, first)
    assert view.mending.covers == ()


def test_where_nothing_is_found_it_is_said(qtbot: QtBot, opens: Opener, tmp_path: Path) -> None:
    window = opens(LetteredSession((PAGE, 6)).seal(tmp_path).root)
    view_of(qtbot, window)
    qtbot.mouseClick(button(window, LOOK), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: told(window).startswith("Nothing was found"))


def test_it_can_be_stopped(qtbot: QtBot, opens: Opener, tmp_path: Path) -> None:
    window = opens(LetteredSession((PAGE, 6), (SECRETS, 6)).seal(tmp_path).root)
    view = view_of(qtbot, window)
    before = view.mending.found
    qtbot.mouseClick(button(window, LOOK), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(window, "Stop"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: told(window) == "")
    assert button(window, LOOK).isEnabled()
    assert view.mending.found == before
    assert view.mending.notice is None


def test_without_a_reader_it_is_said_what_to_install(
    qtbot: QtBot, opens: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(RapidOcr, "is_installed", lambda: False)
    window = opens(LetteredSession((PAGE, 6)).seal(tmp_path).root)
    view_of(qtbot, window)
    assert not button(window, LOOK).isEnabled()
    assert "trajectory-recorder[ocr]" in told(window)
