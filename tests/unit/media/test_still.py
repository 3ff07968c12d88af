"""A picture in a file has the pixels that it was given."""

import io

import av
import numpy as np
import pytest

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.media.still import from_png, to_png


@pytest.mark.parametrize(("width_px", "height_px"), [(1, 1), (1919, 3), (64, 49)])
def test_a_picture_is_kept_without_loss(width_px: int, height_px: int) -> None:
    rgb = np.random.default_rng(3).integers(0, 256, (height_px, width_px, 3), dtype=np.uint8)
    with av.open(io.BytesIO(to_png(rgb)), format="png_pipe") as file:
        (frame,) = file.decode(video=0)
    assert np.array_equal(frame.to_ndarray(format="rgb24"), rgb)
    assert np.array_equal(from_png(to_png(rgb), width_px=width_px, height_px=height_px), rgb)


def test_a_part_of_a_picture_is_one_too() -> None:
    rgb = np.arange(6 * 8 * 3, dtype=np.uint8).reshape(6, 8, 3)
    assert to_png(rgb[1:5, :3]) == to_png(rgb[1:5, :3].copy())


@pytest.mark.parametrize("size", [(8, 7), (7, 8), (4, 4), (100, 100)])
def test_a_picture_of_another_size_is_refused(size: tuple[int, int]) -> None:
    data = to_png(np.zeros((8, 8, 3), np.uint8))
    with pytest.raises(DamagedBundle):
        from_png(data, width_px=size[0], height_px=size[1])


@pytest.mark.parametrize(
    "data", [b"", b"\x89PNG\r\n\x1a\n", b"nonsense" * 40, to_png(np.ones((9, 9, 3), np.uint8))[:-20]]
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(DamagedBundle):
        from_png(data, width_px=9, height_px=9)
