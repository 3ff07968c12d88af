from pathlib import Path

import numpy as np
import pytest

from trajectory_recorder.media.bgra import BgraConverter
from trajectory_recorder.media.seeking import Seeker
from trajectory_recorder.media.sketch import from_sketch, sketch
from trajectory_recorder.media.video import VideoFile

COLOURS = [(0, 0, 255), (0, 255, 0), (255, 0, 0), (255, 255, 255), (0, 0, 0), (32, 128, 200)]


@pytest.mark.parametrize(
    ("width_px", "height_px", "small"),
    [(640, 48, (640, 48)), (1921, 1081, (960, 540)), (1920, 64, (960, 32))],
)
def test_a_picture_comes_back_in_its_size_and_colours(
    tmp_path: Path, width_px: int, height_px: int, small: tuple[int, int]
) -> None:
    path = tmp_path / "colours.mkv"
    pixels = np.zeros((height_px, width_px, 4), np.uint8)
    wide = width_px // len(COLOURS)
    for number, colour in enumerate(COLOURS):
        pixels[:, wide * number : wide * (number + 1), :3] = colour
    with path.open("xb", buffering=0) as file:
        video = VideoFile(file, width_px=width_px, height_px=height_px, fps=30)
        video.write(video.encode(pixels, 0, 0, session_ns=0))
        video.close()
    seeker = Seeker(path.open("rb"), "colours", single=True)
    found = seeker.at(0, key_ns=0)
    assert found is not None
    frame = from_sketch(sketch(found.frame))
    assert (frame.width, frame.height) == small
    shown = BgraConverter().enlarge(frame, width_px=width_px, height_px=height_px)
    seeker.close()
    assert shown.shape == (height_px, width_px, 4)
    assert shown.flags.c_contiguous
    for number, colour in enumerate(COLOURS):
        assert np.abs(shown[20, wide * number + wide // 2, :3].astype(int) - colour).max() <= 8
