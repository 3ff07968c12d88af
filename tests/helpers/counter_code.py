"""Reads the number that `counter_window.py` shows out of a picture, also a lossily coded one."""

import numpy as np
import numpy.typing as npt

from helpers.counter_window import BITS, GUARDS, HEIGHT_PX, SQUARE_PX, WIDTH_PX

_MARGIN_PX = SQUARE_PX // 4  # lossy coding and colour subsampling smear the edges
_SURELY_WHITE = 170
_SURELY_BLACK = 85


def read_counter(pixels: npt.NDArray[np.uint8], x_px: int, y_px: int) -> int | None:
    """Decode the number.

    Args:
        pixels: The picture, (height, width, 3 or 4), any order of colours, alpha last.
        x_px: Left edge of the counter's window.
        y_px: Top edge of it.

    Returns:
        The number; None where there is no counter, or one in the middle of a blend.
    """
    code = pixels[y_px : y_px + HEIGHT_PX, x_px : x_px + WIDTH_PX, :3]
    if code.shape[:2] != (HEIGHT_PX, WIDTH_PX):
        return None
    squares = code.reshape(2, SQUARE_PX, WIDTH_PX // SQUARE_PX, SQUARE_PX, 3)
    inner = squares[:, _MARGIN_PX:-_MARGIN_PX, :, _MARGIN_PX:-_MARGIN_PX]
    upper, lower = inner.mean(axis=(1, 3, 4))
    white = (upper > _SURELY_WHITE) & (lower < _SURELY_BLACK)
    black = (upper < _SURELY_BLACK) & (lower > _SURELY_WHITE)
    if not (white | black).all():
        return None
    bits = [int(bit) for bit in white]
    guards = len(GUARDS)
    if tuple(bits[:guards]) != GUARDS or tuple(bits[-guards:]) != GUARDS:
        return None
    return sum(bit << (BITS - 1 - place) for place, bit in enumerate(bits[guards:-guards]))
