import shutil
from pathlib import Path
from typing import BinaryIO

import pytest

from helpers.damaged_packets import blank_packets
from helpers.pictured_session import DISPLAY
from helpers.replayed import evenly, number_in, screen
from trajectory_recorder.errors import Unreachable
from trajectory_recorder.replay.media_files import LocalMedia
from trajectory_recorder.replay.pictures import previews
from trajectory_recorder.replay.pictures.previews import Previews
from trajectory_recorder.replay.pictures.screen_pictures import ScreenPictures
from trajectory_recorder.replay.timeline.timeline import ScreenTrack

KEYS = [0, 60, 120, 180, 200, 260]


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ScreenTrack]:
    folder = tmp_path_factory.mktemp("recorded")
    return folder, screen(folder, 3, [evenly(200), evenly(70, first=200, from_ms=8_000)])


@pytest.fixture
def track(recorded: tuple[Path, ScreenTrack], tmp_path: Path) -> ScreenTrack:
    """Of files that a test may harm."""
    shutil.copytree(recorded[0] / "data", tmp_path / "data")
    return recorded[1]


def test_there_is_one_of_every_key_frame_the_coarse_ones_first(track: ScreenTrack, tmp_path: Path) -> None:
    made = Previews([track], LocalMedia(tmp_path))
    order = []
    while made.prepare():
        order += [key for key in KEYS if made.find(3, key) and key not in order]
    assert sorted(order) == KEYS
    assert order[:2] == [0, 200]
    assert made.find(3, 1) is None
    assert made.find(4, 0) is None


def test_they_are_shown_instead_of_what_has_to_be_decoded(track: ScreenTrack, tmp_path: Path) -> None:
    made = Previews([track], LocalMedia(tmp_path))
    while made.prepare():
        pass
    for path in track.paths:
        (tmp_path / path).unlink()
    pictures = ScreenPictures(track, LocalMedia(tmp_path), made)
    for index, key in ((0, 0), (59, 0), (150, 120), (269, 260)):
        picture = pictures.preview(index).picture
        assert picture is not None
        assert (picture.index, number_in(picture), picture.exact) == (key, key, False)
        assert picture.bgra.shape == (DISPLAY.height_px, DISPLAY.width_px, 4)
        assert picture.bgra.flags.c_contiguous
    pictures.close()


def test_memory_is_bounded(track: ScreenTrack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(previews, "_MOST_BYTES", 1)
    made = Previews([track], LocalMedia(tmp_path))
    assert made.prepare()
    assert not made.prepare()
    assert made._open is None
    assert made.find(3, 0)
    assert not made.find(3, 200)


def test_what_is_damaged_is_left_out(track: ScreenTrack, tmp_path: Path) -> None:
    blank_packets(tmp_path / track.paths[0], {60})
    (tmp_path / track.paths[1]).write_bytes(b"nonsense")
    made = Previews([track], LocalMedia(tmp_path))
    while made.prepare():
        pass
    assert [key for key in KEYS if made.find(3, key)] == [0, 120, 180]


def test_a_network_that_fails_is_told(track: ScreenTrack) -> None:
    class Silent:
        def open(self, path: str) -> BinaryIO:
            raise Unreachable(f"no answer for {path}")

    with pytest.raises(Unreachable):
        Previews([track], Silent()).prepare()


def test_of_nothing_there_is_nothing(tmp_path: Path) -> None:
    assert not Previews([], LocalMedia(tmp_path)).prepare()
