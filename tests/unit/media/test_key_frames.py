"""Key frames are shown alone, small, and nothing else in their place."""

from pathlib import Path

import numpy as np
import pytest

from helpers.damaged_packets import blank_packets
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.media.key_frames import KeyFrames

MS = 1_000_000
FRAME_MS = 40
GROUP = 60


def test_key_frames_are_shown_in_any_order(small_video: Path) -> None:
    with small_video.open("rb") as file:
        video = KeyFrames(file, "small.mkv")
        for number in (GROUP, 0, GROUP, 0):
            rgb = video.picture(number * FRAME_MS * MS, width_px=16, height_px=12)
            assert rgb.shape == (12, 16, 3)
            assert abs(rgb.mean() - 2 * number) < 6
        video.close()


def test_rows_of_any_width_lie_one_behind_the_other(small_video: Path) -> None:
    with small_video.open("rb") as file:
        video = KeyFrames(file, "small.mkv")
        for width_px in (15, 63, 64):
            assert video.picture(0, width_px=width_px, height_px=12).flags.c_contiguous
        video.close()


@pytest.mark.parametrize("at_ms", [FRAME_MS, 59 * FRAME_MS, 41, 99_000])
def test_nothing_else_is_shown_in_their_place(small_video: Path, at_ms: int) -> None:
    with small_video.open("rb") as file:
        video = KeyFrames(file, "small.mkv")
        with pytest.raises(DamagedBundle, match=r"small\.mkv .* no key frame at"):
            video.picture(at_ms * MS, width_px=16, height_px=12)
        assert video.picture(0, width_px=16, height_px=12).mean() < 6
        video.close()


def test_a_damaged_key_frame_is_not_made_up(small_video: Path) -> None:
    blank_packets(small_video, {GROUP})
    with small_video.open("rb") as file:
        video = KeyFrames(file, "small.mkv")
        with pytest.raises(DamagedBundle):
            video.picture(GROUP * FRAME_MS * MS, width_px=16, height_px=12)
        assert np.ptp(video.picture(0, width_px=16, height_px=12)) < 6
        video.close()


def test_what_is_no_video_says_so(tmp_path: Path, small_voice: Path) -> None:
    nonsense = tmp_path / "nonsense.mkv"
    nonsense.write_bytes(bytes(range(256)) * 40)
    for path in (nonsense, small_voice):
        with path.open("rb") as file, pytest.raises(DamagedBundle, match=path.name):
            KeyFrames(file, path.name)
