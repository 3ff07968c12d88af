"""A picture in a file has the pixels that it was given."""

import io

import av
import numpy as np
import pytest

from trajectory_recorder.media.still import to_png


@pytest.mark.parametrize(("width_px", "height_px"), [(1, 1), (1919, 3), (64, 49)])
def test_a_picture_is_kept_without_loss(width_px: int, height_px: int) -> None:
    rgb = np.random.default_rng(3).integers(0, 256, (height_px, width_px, 3), dtype=np.uint8)
    with av.open(io.BytesIO(to_png(rgb)), format="png_pipe") as file:
        (frame,) = file.decode(video=0)
    assert np.array_equal(frame.to_ndarray(format="rgb24"), rgb)


def test_a_part_of_a_picture_is_one_too() -> None:
    rgb = np.arange(6 * 8 * 3, dtype=np.uint8).reshape(6, 8, 3)
    assert to_png(rgb[1:5, :3]) == to_png(rgb[1:5, :3].copy())
