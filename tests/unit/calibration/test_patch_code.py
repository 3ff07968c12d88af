"""The code on the patch: what is drawn is what is read, also out of lossy video, and nothing else is."""

from fractions import Fraction
from typing import Any

import av
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trajectory_recorder.calibration import patch_code
from trajectory_recorder.events import Rectangle

VALUES = st.integers(0, 2**patch_code.BITS - 1)
AREA = Rectangle(38, 52, 24 * patch_code.COLUMNS, 24 * patch_code.ROWS)


def picture_of(value: int, square_px: int = 24) -> patch_code.Rgb:
    code = np.kron(np.array(patch_code.squares(value)), np.ones((square_px, square_px))) * 255
    picture = np.full((240, 60 + code.shape[1] + code.shape[1] % 2, 3), 90, np.uint8)
    picture[AREA.y_px : AREA.y_px + code.shape[0], AREA.x_px : AREA.x_px + code.shape[1]] = code[..., None]
    return picture


@given(VALUES)
def test_every_value_can_be_read(value: int) -> None:
    assert patch_code.read(picture_of(value), AREA) == value


@given(VALUES, VALUES)
def test_a_blend_of_two_values_is_no_value(one: int, other: int) -> None:
    blend = picture_of(one) // 2 + picture_of(other) // 2
    assert patch_code.read(blend, AREA) == (one if one == other else None)


@pytest.mark.parametrize("square_px", [12, 37, 48])
def test_squares_of_another_size_can_be_read(square_px: int) -> None:
    area = Rectangle(AREA.x_px, AREA.y_px, square_px * patch_code.COLUMNS, square_px * patch_code.ROWS)
    assert patch_code.read(picture_of(4711, square_px), area) == 4711


def test_where_no_code_is_none_is_read() -> None:
    picture = picture_of(12345)
    for x_px, y_px in [(AREA.x_px + 48, AREA.y_px), (AREA.x_px, AREA.y_px + 24), (400, 200)]:
        assert patch_code.read(picture, Rectangle(x_px, y_px, AREA.width_px, AREA.height_px)) is None


def test_the_code_survives_lossy_video() -> None:
    values = [0, 1, 21845, 43690, 65535, 4711]
    codec: Any = av.CodecContext.create("libx264", "w")
    codec.height, codec.width = picture_of(0).shape[:2]
    codec.pix_fmt, codec.time_base = "yuv420p", Fraction(1, 30)
    codec.options = {"crf": "38", "preset": "ultrafast", "tune": "zerolatency"}
    packets = []
    for number, value in enumerate(values):
        frame = av.VideoFrame.from_ndarray(picture_of(value), format="rgb24").reformat(format="yuv420p")
        frame.pts = number
        packets += codec.encode(frame)
    decoder: Any = av.CodecContext.create("h264", "r")
    frames = [frame for packet in [*packets, *codec.encode(None), None] for frame in decoder.decode(packet)]
    assert [patch_code.read(frame.to_ndarray(format="rgb24"), AREA) for frame in frames] == values
