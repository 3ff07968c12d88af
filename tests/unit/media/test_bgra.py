from pathlib import Path

import numpy as np
import pytest

from trajectory_recorder.media.bgra import BgraConverter
from trajectory_recorder.media.seeking import Seeker
from trajectory_recorder.media.video import VideoFile

COLOURS = [(0, 0, 255), (0, 255, 0), (255, 0, 0), (255, 255, 255), (0, 0, 0), (32, 128, 200)]


@pytest.mark.parametrize(("width_px", "height_px"), [(640, 48), (641, 49), (643, 50)])
def test_colours_and_size_come_back(tmp_path: Path, width_px: int, height_px: int) -> None:
    path = tmp_path / "colours.mkv"
    pixels = np.zeros((height_px, width_px, 4), np.uint8)
    for number, colour in enumerate(COLOURS):
        pixels[:, 100 * number : 100 * number + 100, :3] = colour
    with path.open("xb", buffering=0) as file:
        video = VideoFile(file, width_px=width_px, height_px=height_px, fps=30)
        video.write(video.encode(pixels, 0, 0, session_ns=0))
        video.close()
    seeker = Seeker(path.open("rb"), "colours")
    found = seeker.at(0, key_ns=0)
    assert found is not None
    shown = BgraConverter().convert(found.frame, width_px=width_px, height_px=height_px)
    seeker.close()
    assert shown.shape == (height_px, width_px, 4)
    assert shown.dtype == np.uint8
    assert shown.flags.c_contiguous
    for number, colour in enumerate(COLOURS):
        assert np.abs(shown[20, 100 * number + 50, :3].astype(int) - colour).max() <= 6


def test_a_picture_smaller_than_told_stays_as_small(small_video: Path) -> None:
    seeker = Seeker(small_video.open("rb"), "small")
    found = seeker.at(0, key_ns=0)
    assert found is not None
    assert BgraConverter().convert(found.frame, width_px=4000, height_px=3000).shape == (48, 64, 4)
    seeker.close()
