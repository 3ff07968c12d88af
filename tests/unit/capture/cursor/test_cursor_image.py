from io import BytesIO

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajectory_recorder.capture.cursor._image import NO_IMAGE, CursorImage, straight
from trajectory_recorder.capture.cursor._png import to_png
from trajectory_recorder.capture.source import Pixels


def image(width: int = 3, height: int = 2, *, value: int = 200, hot: tuple[int, int] = (1, 1)) -> CursorImage:
    return CursorImage(np.full((height, width, 4), value, np.uint8), *hot)


def decode(png: bytes) -> Pixels:
    with av.open(BytesIO(png), format="png_pipe") as container:
        (frame,) = container.decode(video=0)
        assert frame.format.name == "rgba"
        return np.asarray(frame.to_ndarray())


@given(st.integers(1, 70), st.integers(1, 70), st.integers(0, 2**32 - 1))
def test_a_png_holds_every_pixel(width: int, height: int, seed: int) -> None:
    rgba = np.random.default_rng(seed).integers(0, 256, (height, width, 4), np.uint8)
    assert np.array_equal(decode(to_png(rgba)), rgba)


@given(st.integers(0, 255), st.integers(0, 255))
def test_straight_alpha_undoes_what_a_compositor_does(colour: int, alpha: int) -> None:
    premultiplied = np.full((1, 1, 4), round(colour * alpha / 255), np.uint8)
    premultiplied[..., 3] = alpha
    found = straight(premultiplied)
    assert found[0, 0, 3] == alpha
    assert round(int(found[0, 0, 0]) * alpha / 255) == premultiplied[0, 0, 0]


def test_the_shape_is_of_size_hot_spot_and_pixels_and_not_of_the_name() -> None:
    assert image().shape == CursorImage(image().rgba, 1, 1, "left_ptr").shape
    others = [image(2, 3), image(value=201), image(hot=(1, 0))]
    assert len({it.shape for it in (image(), *others)}) == 4
    assert image().shape == "d6bdbacc4b72dadc"  # the same on every machine, in every version


@pytest.mark.parametrize("hidden", [NO_IMAGE, image(value=0), CursorImage(image().rgba, 0, 0, shown=False)])
def test_what_cannot_be_seen_is_not_visible(hidden: CursorImage) -> None:
    assert image().visible
    assert not hidden.visible
