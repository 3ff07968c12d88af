"""A recording with something to mend: a stretch in which nothing happens, and a password that was typed."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from helpers.planted import click, good, hush, plant, typed
from trajectory_recorder.ui.mending.mending_view import MendingReplay
from trajectory_recorder.ui.mending.window import MendingWindow

IDLE_S = (6.0, 26.0)
PASSWORD_S, PASSWORD = 31.2, "password=hunter2x9"
Opener = Callable[..., MendingWindow]


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path) -> None:
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    script = good(34)
    first_s, last_s = IDLE_S
    script.input = [it for it in script.input if not first_s < it[0] < last_s and it[0] < PASSWORD_S - 4]
    script.changes = [it for it in script.changes if not first_s < it < last_s]
    hush(script, *IDLE_S)
    # Once more, which the checks tell of once.
    script.input += [*click(PASSWORD_S - 3), *typed(PASSWORD_S - 2.5, PASSWORD)]
    script.input += [*click(PASSWORD_S - 0.5), *typed(PASSWORD_S, PASSWORD)]
    return plant(script, tmp_path_factory.mktemp("planted"))


@pytest.fixture
def root(planted: Path, tmp_path: Path) -> Path:
    copied = tmp_path / "recordings" / planted.name
    shutil.copytree(planted, copied)
    return copied


@pytest.fixture
def opens(qtbot: QtBot) -> Iterator[Opener]:
    windows: list[MendingWindow] = []

    def open_window(root: Path, **how: object) -> MendingWindow:
        window = MendingWindow(root, **{"sound": False, **how})  # type: ignore[arg-type]
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(1300, 900)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield open_window
    for window in windows:
        window.close()


def view_of(qtbot: QtBot, window: MendingWindow) -> MendingReplay:
    """Its recording, once it is read and looked through."""

    def is_checked() -> None:
        assert window.view is not None
        assert window.view.mending.is_checked

    qtbot.waitUntil(is_checked)
    assert window.view is not None
    return window.view
