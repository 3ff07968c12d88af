"""A recording from its file to the timeline on the screen."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from helpers.pictured_session import PicturedSession
from trajectory_recorder.bundle import layout
from trajectory_recorder.replay.opening import open_recording
from trajectory_recorder.replay.thumbnails import Thumbnails
from trajectory_recorder.ui.step_list import StepList
from trajectory_recorder.ui.timeline_view import TimelineView
from trajectory_recorder.ui.timeline_view.rows import GUTTER_PX, Band


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    person = PicturedSession()
    for _ in range(70):
        person.changes()
    person.clicks()
    person.rests(1000)
    return person.seal(tmp_path).root


def test_its_pictures_and_steps_are_shown(bundle: Path, qtbot: QtBot) -> None:
    recording = open_recording(bundle)
    thumbnails = Thumbnails(recording)
    view, steps = TimelineView(recording.timeline, thumbnails), StepList(recording.timeline)
    qtbot.addWidget(view)
    qtbot.addWidget(steps)
    view.resize(900, view.sizeHint().height())
    strip = next(it for it in view._rows if it.what is Band.STRIP)

    def shown() -> QColor:
        image = view.grab().toImage()
        return image.pixelColor(GUTTER_PX + 60, strip.top_px + strip.height_px - 10)

    # What its display showed is grey, but for the code in a corner.
    qtbot.waitUntil(lambda: shown().saturation() < 8 and 110 <= shown().value() <= 130)
    qtbot.waitUntil((bundle / layout.THUMBNAILS).is_file)
    thumbnails.close()
    titles = [it.title for it in steps.list.model.rows]
    assert "click left" in titles
    assert len(titles) == len(recording.timeline.steps)
