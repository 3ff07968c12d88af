"""The code that the probe shows: a number as squares that survive lossy coding. It draws nothing.

Two rows, white for 1 and black for 0, the lower one the negative of the upper, with two fixed squares
at either end. So a picture in the middle of a change, or of something else, is not taken for a number,
and neither is one that coding or a colour profile has shifted as a whole.
"""

import numpy as np
import numpy.typing as npt

from trajectory_recorder.events import Rectangle

BITS = 16
_GUARDS = (1, 0)
COLUMNS = BITS + 2 * len(_GUARDS)
ROWS = 2
_SURELY_WHITE, _SURELY_BLACK = 170, 85

Rgb = npt.NDArray[np.uint8]


def squares(value: int) -> tuple[tuple[int, ...], ...]:
    """The rows of squares that stand for a value below 2**16, left to right; 1 is white."""
    upper = (*_GUARDS, *(value >> bit & 1 for bit in reversed(range(BITS))), *_GUARDS)
    return upper, tuple(1 - square for square in upper)


def read(picture: Rgb, area: Rectangle) -> int | None:
    """Read the number out of a picture.

    Args:
        picture: (height, width, 3).
        area: Where in the picture the code is; its squares are taken to be of equal size.

    Returns:
        The number; None where there is none, or one in the middle of a change.
    """
    code = picture[
        area.y_px : area.y_px + area.height_px,
        area.x_px : area.x_px + area.width_px,
    ]
    if code.shape[:2] != (area.height_px, area.width_px):
        return None
    upper, lower = (
        np.array([_middle(code, row, column).mean() for column in range(COLUMNS)]) for row in range(ROWS)
    )
    white = (upper > _SURELY_WHITE) & (lower < _SURELY_BLACK)
    black = (upper < _SURELY_BLACK) & (lower > _SURELY_WHITE)
    bits = tuple(int(bit) for bit in white)
    ends = len(_GUARDS)
    if not (white | black).all() or bits[:ends] != _GUARDS or bits[-ends:] != _GUARDS:
        return None
    return sum(bit << (BITS - 1 - place) for place, bit in enumerate(bits[ends:-ends]))


def _middle(code: Rgb, row: int, column: int) -> Rgb:
    """The inner half of a square: coding and subsampled colour smear its edges."""
    height, width = code.shape[0] / ROWS, code.shape[1] / COLUMNS
    top, left = (row + 0.25) * height, (column + 0.25) * width
    return code[round(top) : round(top + height / 2), round(left) : round(left + width / 2)]
