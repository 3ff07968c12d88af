import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajectory_recorder.media.planar import PlanarPicture

FORMATS = ["yuv420p", "nv12", "yuv444p"]


@st.composite
def sizes_and_parts(draw: st.DrawFn) -> tuple[tuple[int, int], list[tuple[int, int, int, int]]]:
    """A size, and rectangles in it as a source may send them."""
    height, width = draw(st.integers(3, 70)), draw(st.integers(1, 70))
    parts = []
    for _ in range(draw(st.integers(1, 5))):
        spans = []
        for size in (height, width):
            at = 2 * draw(st.integers(0, (size - 1) // 2))
            spans += [at, min(size, at + 2 * draw(st.integers(1, 1 + (size - at) // 2)))]
        parts.append((spans[0], spans[1], spans[2], spans[3]))
    return (height, width), parts


@pytest.mark.parametrize("pixel_format", FORMATS)
@given(case=sizes_and_parts(), seed=st.integers(0, 1000))
def test_parts_make_the_same_picture_as_the_whole(
    pixel_format: str, case: tuple[tuple[int, int], list[tuple[int, int, int, int]]], seed: int
) -> None:
    (height, width), parts = case
    random = np.random.default_rng(seed)
    pixels = random.integers(0, 256, (height, width, 4), dtype=np.uint8)
    picture = PlanarPicture(width, height, pixel_format)
    picture.update(pixels, 0, 0)
    for y, end_y, x, end_x in parts:
        pixels = pixels.copy()
        pixels[y:end_y, x:end_x] = random.integers(0, 256, (end_y - y, end_x - x, 4))
        frame = picture.update(pixels[y:end_y, x:end_x], x, y)
    whole = PlanarPicture(width, height, pixel_format).update(pixels, 0, 0)
    # swscale's fast paths for wide pictures round another way than those for narrow ones.
    assert np.abs(frame.to_ndarray().astype(int) - whole.to_ndarray()).max() <= 1
    assert (frame.width, frame.height) == (width + width % 2, height + height % 2)


@pytest.mark.parametrize("pixel_format", FORMATS)
def test_a_picture_is_taken_over_into_every_format(pixel_format: str) -> None:
    pixels = np.full((32, 48, 4), 90, np.uint8)
    pixels[8:16, 8:16] = (200, 40, 60, 0)
    first = PlanarPicture(48, 32, "nv12").update(pixels, 0, 0)
    frame = PlanarPicture(48, 32, pixel_format).take_over(first)
    assert frame.format.name == pixel_format
    luma = [np.frombuffer(memoryview(f.planes[0]), np.uint8).reshape(32, -1)[:, :48] for f in (first, frame)]
    assert np.array_equal(*luma)
