"""A second start of the app calls the first, and ends."""

import subprocess
import sys
from pathlib import Path

from pytestqt.qtbot import QtBot

from helpers.command_line import PATIENCE_S
from trajectory_recorder.ui.one_app import OneApp

# Another process: a lock that one process has twice says nothing of two.
_SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from trajectory_recorder.ui.one_app import OneApp
application = QCoreApplication([])
one = OneApp(Path(sys.argv[1]))
sys.exit(3 if one.is_first else 0 if one.call_first() else 4)
"""


def begin_second(folder: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "-c", _SECOND, str(folder)])


def test_the_second_calls_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first = OneApp(tmp_path / "data")
    assert first.is_first
    with qtbot.waitSignal(first.called):
        second = begin_second(tmp_path / "data")
    assert second.wait(PATIENCE_S) == 0
    first.end()
    after = OneApp(tmp_path / "data")
    assert after.is_first
    after.end()


def test_another_persons_app_is_another_one(qtbot: QtBot, tmp_path: Path) -> None:  # noqa: ARG001 - an application
    mine, yours = OneApp(tmp_path / "mine"), OneApp(tmp_path / "yours")
    assert mine.is_first
    assert yours.is_first
    mine.end()
    yours.end()
