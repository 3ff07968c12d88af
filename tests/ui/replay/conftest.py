"""A small recording to be replayed, and settings that are nobody's."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from helpers.pictured_session import PicturedSession
from trajectory_recorder.replay.opening import open_recording
from trajectory_recorder.replay.recording import Recording

SCOPE = QSettings.Format.IniFormat, QSettings.Scope.UserScope


@pytest.fixture(autouse=True)
def _own_settings(tmp_path: Path) -> None:
    QSettings.setPath(*SCOPE, str(tmp_path / "settings"))


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Ten pictures with their numbers, five a second; the fifth comes with a click, the ninth with a key."""
    session = PicturedSession()
    for number in range(2, 11):
        session.rests(180)
        if number == 5:
            session.moves((-600, 240)).clicks()
        if number == 9:
            session.taps("Return")
        session.changes()
    return session.seal(tmp_path_factory.mktemp("replayed")).root


@pytest.fixture
def recording(bundle: Path) -> Recording:
    return open_recording(bundle)
