"""Comparing and keeping pixels, with a painted display."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from helpers.painted_display import DISPLAY, PaintedDisplay
from trajectory_recorder.capture.screen._canvas import Canvas, difference
from trajectory_recorder.capture.screen._region import Region, whole
from trajectory_recorder.capture.source import Picture, Pixels


def begun() -> tuple[Canvas, PaintedDisplay]:
    camera, canvas = PaintedDisplay(), Canvas(DISPLAY)
    canvas.read(camera, [whole(DISPLAY)])
    camera.reads.clear()
    return canvas, camera


@given(
    width=st.integers(1, 70),
    height=st.integers(1, 140),
    changes=st.lists(st.tuples(st.integers(0, 139), st.integers(0, 69), st.integers(0, 3)), max_size=4),
)
def test_the_difference_is_what_a_plain_comparison_finds(
    width: int, height: int, changes: list[tuple[int, int, int]]
) -> None:
    before = np.arange(width * height * 4, dtype=np.uint8).reshape(height, width, 4)
    after = before.copy()
    for row, column, channel in changes:
        after[row % height, column % width, channel] ^= 0x80
    rows, columns = np.nonzero((before != after).any(axis=2))
    expected = None
    if rows.size:
        expected = Region(columns.min(), rows.min(), columns.max() + 1, rows.max() + 1)
    words = [pixels.view(np.uint32)[:, :, 0] for pixels in (before, after)]
    assert difference(*words) == expected


def test_two_corners_are_read_alone_and_go_out_as_what_really_changed() -> None:
    canvas, camera = begun()
    camera.pixels[10:12, 10:11] = 255
    camera.pixels[690:700, 980:985] = 255
    changed = canvas.read(camera, [Region(8, 8, 20, 30), Region(900, 680, 1001, 703)])
    assert changed == [Region(10, 10, 11, 12), Region(980, 690, 985, 700)]
    assert camera.reads == [Region(8, 8, 20, 30), Region(900, 680, 1001, 703)]
    picture = canvas.picture(changed)
    assert (picture.x_px, picture.y_px, picture.pixels.shape) == (10, 10, (690, 976, 4))
    assert np.array_equal(picture.pixels, camera.pixels[10:700, 10:986])


def test_what_did_not_really_change_is_not_told() -> None:
    canvas, camera = begun()
    assert canvas.read(camera, [whole(DISPLAY)]) == []
    assert canvas.read(camera, []) == []


def test_a_picture_that_was_given_away_never_changes() -> None:
    canvas, camera = begun()
    given_away: list[tuple[Picture, Pixels]] = []
    for step in range(1, 7):
        if step % 3:  # whole pictures in a row, and a part after them
            camera.pixels[:] = step
        else:
            camera.pixels[100:102, 50:90] = 99
        picture = canvas.picture(canvas.read(camera, [whole(DISPLAY)]))
        given_away.append((picture, picture.pixels.copy()))
    assert [picture.pixels.shape[0] for picture, _ in given_away] == [703, 703, 2, 703, 703, 2]
    for picture, as_it_was in given_away:
        assert np.array_equal(picture.pixels, as_it_was)
