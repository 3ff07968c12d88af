"""The displays in small, of a desktop that is really there."""

from pathlib import Path
from queue import SimpleQueue

import numpy as np
import pytest
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from helpers.command_line import PATIENCE_S
from trajectory_recorder.settings import load
from trajectory_recorder.ui.first_run.displays_page import DisplaysPage
from trajectory_recorder.ui.first_run.thumbnails import Seen, Thumbnails
from trajectory_recorder.virtual_desktop import VirtualDesktop


@pytest.fixture
def _here(shared_desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", shared_desktop.display)


@pytest.mark.usefixtures("_here")
def test_pictures_show_what_is_on_the_display(shared_desktop: VirtualDesktop) -> None:
    seen: SimpleQueue[Seen] = SimpleQueue()
    thumbnails = Thumbnails(seen.put)
    first = seen.get(timeout=PATIENCE_S)
    terminal = shared_desktop.open("xterm", "-bg", "white", "-geometry", "40x10+10+10")
    shared_desktop.wait_for_window("xterm")
    while (later := seen.get(timeout=PATIENCE_S)).pictures[0][..., :3].max() != 255:
        pass
    thumbnails.stop()
    thumbnails.join()
    shared_desktop.close(terminal)
    assert [(it.width_px, it.height_px) for it in first.displays] == [(1280, 720)]
    (picture,) = later.pictures
    assert (picture.shape, picture.dtype) == ((240, 426, 4), np.uint8)
    assert (picture[20, 20, :3] > 200).all()


@pytest.mark.usefixtures("_here")
def test_the_choice_is_kept(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('[record]\ndisplay = "7"\n')
    page = DisplaysPage(file)
    qtbot.addWidget(page)
    page.show()
    page.enter()
    qtbot.waitUntil(page.notice.isVisible)
    (button,) = page.findChildren(QRadioButton)
    assert not button.isChecked()
    button.click()
    qtbot.waitUntil(lambda: load(file).display == "all")
    qtbot.waitUntil(lambda: not page.notice.isVisible())
    page.end()


def test_without_a_display_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    seen: SimpleQueue[Seen] = SimpleQueue()
    thumbnails = Thumbnails(seen.put)
    assert "DISPLAY is not set" in str(seen.get(timeout=PATIENCE_S).problem)
    thumbnails.stop()
    thumbnails.join()
