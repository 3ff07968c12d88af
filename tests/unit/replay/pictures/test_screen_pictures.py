import shutil
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

import numpy as np
import pytest

from helpers.damaged_packets import blank_packets
from helpers.pictured_session import DISPLAY
from helpers.replayed import Frame, evenly, number_in, screen
from trajectory_recorder.errors import Unreachable
from trajectory_recorder.replay.media_files import LocalMedia
from trajectory_recorder.replay.pictures.screen_pictures import ScreenPictures, Shown
from trajectory_recorder.replay.timeline.timeline import ScreenTrack

LARGER = replace(DISPLAY, width_px=800, height_px=400)


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ScreenTrack]:
    """70 frames of one size, then 65 of another in a file of its own."""
    folder = tmp_path_factory.mktemp("recorded")
    later = [replace(it, display=LARGER) for it in evenly(65, first=70, from_ms=2_800)]
    return folder, screen(folder, 3, [evenly(70), later])


@pytest.fixture
def track(recorded: tuple[Path, ScreenTrack], tmp_path: Path) -> ScreenTrack:
    """Of files that a test may harm."""
    shutil.copytree(recorded[0] / "data", tmp_path / "data")
    return recorded[1]


class Opened(LocalMedia):
    """Files, and how often each was opened."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.paths: list[str] = []
        self.answers = True

    def open(self, path: str) -> BinaryIO:
        self.paths.append(path)
        if not self.answers:
            raise Unreachable("the endpoint does not answer")
        return super().open(path)


def numbers(shown: Shown) -> tuple[int, int | None, bool]:
    """A picture's place in the track, the number that it shows, and whether it is what was asked for."""
    assert shown.picture is not None
    return shown.picture.index, number_in(shown.picture), shown.picture.exact


def test_the_picture_shown_is_the_one_asked_for(track: ScreenTrack, tmp_path: Path) -> None:
    pictures = ScreenPictures(track, LocalMedia(tmp_path))
    order = np.random.default_rng(2).integers(0, 135, 40).tolist()
    for index in (*order, 134, 0, 69, 70, 69, 71):
        shown = pictures.exact(index)
        assert numbers(shown) == (index, index, True)
        assert not shown.problem
        picture = shown.picture
        assert picture is not None
        size = DISPLAY if index < 70 else LARGER
        assert picture.bgra.shape == (size.height_px, size.width_px, 4)
        assert picture.bgra.flags.c_contiguous
        assert (picture.display_id, picture.at_ns) == (3, index * 40_000_000)
    pictures.close()


def test_a_preview_is_the_key_frame_before(track: ScreenTrack, tmp_path: Path) -> None:
    pictures = ScreenPictures(track, LocalMedia(tmp_path))
    for index, key in ((0, 0), (59, 0), (60, 60), (69, 60), (70, 70), (129, 70), (130, 130)):
        assert numbers(pictures.preview(index)) == (key, key, key == index)
    assert numbers(pictures.exact(65)) == (65, 65, True)
    pictures.close()


def test_files_stay_open_while_they_are_used(track: ScreenTrack, tmp_path: Path) -> None:
    media = Opened(tmp_path)
    pictures = ScreenPictures(track, media)
    for index in (0, 60, 5, 69, 70, 134, 71):
        pictures.exact(index)
    assert media.paths == [track.paths[0], track.paths[1]]
    pictures.preview(80)
    assert media.paths[2:] == [track.paths[1]]
    pictures.close()


def test_where_a_file_is_damaged_the_newest_good_picture_comes_and_why(
    track: ScreenTrack, tmp_path: Path
) -> None:
    blank_packets(tmp_path / track.paths[0], {20})
    blank_packets(tmp_path / track.paths[1], {0})
    pictures = ScreenPictures(track, LocalMedia(tmp_path))
    for asked, came in ((19, 19), (20, 19), (45, 19), (60, 60), (70, 69), (100, 69), (130, 130)):
        shown = pictures.exact(asked)
        assert numbers(shown) == (came, came, asked == came)
        assert bool(shown.problem) == (asked != came)
        assert not shown.problem or track.paths[asked >= 70] in shown.problem
    assert numbers(pictures.preview(100)) == (69, 69, False)
    pictures.close()


def test_a_group_without_any_good_picture_is_passed_over(track: ScreenTrack, tmp_path: Path) -> None:
    blank_packets(tmp_path / track.paths[0], {0, 60})
    pictures = ScreenPictures(track, LocalMedia(tmp_path))
    shown = pictures.exact(65)
    assert shown.picture is None
    assert shown.problem
    assert numbers(pictures.exact(70)) == (70, 70, True)
    pictures.close()


@pytest.mark.parametrize("harm", ["missing", "empty", "nonsense"])
def test_instead_of_an_unusable_file_the_one_before_is_shown(
    track: ScreenTrack, tmp_path: Path, harm: str
) -> None:
    path = tmp_path / track.paths[1]
    path.unlink()
    if harm != "missing":
        path.write_bytes(b"" if harm == "empty" else b"nonsense" * 1000)
    media = Opened(tmp_path)
    pictures = ScreenPictures(track, media)
    for asked in (70, 100, 134):
        shown = pictures.exact(asked)
        assert numbers(shown) == (69, 69, False)
        assert track.paths[1] in shown.problem
    # It was tried once.
    assert media.paths.count(track.paths[1]) == 1
    pictures.close()


def test_frames_that_were_never_written_show_the_last_that_was(tmp_path: Path) -> None:
    track = screen(tmp_path, 0, [evenly(90)])
    path = tmp_path / track.paths[0]
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 6 // 10])
    pictures = ScreenPictures(track, LocalMedia(tmp_path))
    last = pictures.exact(89)
    index, number, exact = numbers(last)
    assert index == number
    assert not exact
    assert 0 < index < 89
    assert numbers(pictures.exact(index)) == (index, index, True)
    assert numbers(pictures.exact(index + 1)) == (index, index, False)
    pictures.close()


def test_a_network_that_fails_is_told_and_forgotten(track: ScreenTrack, tmp_path: Path) -> None:
    media = Opened(tmp_path)
    pictures = ScreenPictures(track, media)
    media.answers = False
    with pytest.raises(Unreachable):
        pictures.exact(3)
    with pytest.raises(Unreachable):
        pictures.preview(3)
    media.answers = True
    assert numbers(pictures.exact(3)) == (3, 3, True)
    pictures.close()


def test_a_still_screen_has_few_frames_far_apart(tmp_path: Path) -> None:
    frames = [Frame(number, number * 30_000) for number in range(5)]
    pictures = ScreenPictures(screen(tmp_path, 0, [frames]), LocalMedia(tmp_path))
    assert [numbers(pictures.exact(index)) for index in (4, 0, 3)] == [
        (4, 4, True),
        (0, 0, True),
        (3, 3, True),
    ]
    pictures.close()
