import numpy as np

from trajectory_recorder.capture.cursor._win32_bitmaps import colour_cursor, monochrome_cursor
from trajectory_recorder.capture.source import Pixels

_CLEAR, _BLACK, _WHITE = [0, 0, 0, 0], [0, 0, 0, 255], [255, 255, 255, 255]


def bitmap(*pixels: list[int]) -> Pixels:
    return np.array([pixels], np.uint8)


def test_colours_with_alpha_need_no_mask() -> None:
    bgra = bitmap([1, 2, 3, 200], [9, 9, 9, 0])
    assert colour_cursor(bgra, bitmap(_WHITE, _WHITE)).tolist() == [[[3, 2, 1, 200], _CLEAR]]


def test_colours_without_alpha_are_where_the_mask_is_black() -> None:
    bgra = bitmap([1, 2, 3, 0], [0, 0, 0, 0])
    assert colour_cursor(bgra, bitmap(_BLACK, _WHITE)).tolist() == [[[3, 2, 1, 255], _CLEAR]]


def test_two_masks_make_a_cursor_without_colours() -> None:
    keeps = bitmap(_BLACK, _BLACK, _WHITE, _WHITE)
    whitens = bitmap(_BLACK, _WHITE, _BLACK, _WHITE)
    masks = np.concatenate((keeps, whitens))
    assert monochrome_cursor(masks).tolist() == [[_BLACK, _WHITE, _CLEAR, _BLACK]]
