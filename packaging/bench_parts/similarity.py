"""How like two pictures are: SSIM and PSNR of their luma. It knows nothing of videos.

SSIM is that of Z. Wang, A. C. Bovik, H. R. Sheikh and E. P. Simoncelli, "Image Quality Assessment:
From Error Visibility to Structural Similarity", IEEE Transactions on Image Processing 13 (4), 2004,
with K1 = 0.01 and K2 = 0.03, over square windows of 8x8 pixels, one every four pixels, equally
weighted, as x264 and ffmpeg's filter `ssim` have them; a test holds it against that filter. Luma is
that of ITU-R BT.709, full range.
"""

import math

import numpy as np
import numpy.typing as npt

_RED, _GREEN, _BLUE = 0.2126, 0.7152, 0.0722  # BT.709, item 3.2
_PEAK = 255.0
_C1, _C2 = (0.01 * _PEAK) ** 2, (0.03 * _PEAK) ** 2
_STEP_PX = 4
_WINDOW = 64  # pixels in a window

Luma = npt.NDArray[np.float32]


def luma_of_rgb(pixels: npt.NDArray[np.uint8]) -> Luma:
    """The luma, 0 to 255, of a picture of shape (height, width, 3): red, green, blue."""
    return _weigh(pixels, (_RED, _GREEN, _BLUE))


def luma_of_bgra(pixels: npt.NDArray[np.uint8]) -> Luma:
    """The luma, 0 to 255, of a picture of shape (height, width, 4): blue, green, red, anything."""
    return _weigh(pixels, (_BLUE, _GREEN, _RED, 0))


def ssim(one: Luma, other: Luma) -> float:
    """The mean structural similarity of two pictures of one size, at least 8x8; 1 if they are equal."""
    sums = [_windows(picture) for picture in (one, other, one * one, other * other, one * other)]
    mean_1, mean_2 = sums[0] / _WINDOW, sums[1] / _WINDOW
    variance_1 = (sums[2] - sums[0] * mean_1) / (_WINDOW - 1)
    variance_2 = (sums[3] - sums[1] * mean_2) / (_WINDOW - 1)
    covariance = (sums[4] - sums[0] * mean_2) / (_WINDOW - 1)
    alike = (2 * mean_1 * mean_2 + _C1) * (2 * covariance + _C2)
    most = (mean_1**2 + mean_2**2 + _C1) * (variance_1 + variance_2 + _C2)
    return float((alike / most).mean())


def psnr_db(one: Luma, other: Luma) -> float:
    """The peak signal-to-noise ratio in decibels; infinite if the pictures are equal."""
    error = float(np.mean(np.square(one - other), dtype=np.float64))
    return 10 * math.log10(_PEAK**2 / error) if error else math.inf


def _weigh(pixels: npt.NDArray[np.uint8], weights: tuple[float, ...]) -> Luma:
    height, width, channels = pixels.shape
    flat = pixels.reshape(height * width, channels).astype(np.float32)
    return (flat @ np.array(weights, np.float32)).reshape(height, width)


def _windows(picture: Luma) -> npt.NDArray[np.float64]:
    """The sum of the values in each window."""
    rows, columns = (length // _STEP_PX * _STEP_PX for length in picture.shape)
    strips = sum(picture[row:rows:_STEP_PX] for row in range(_STEP_PX))
    # 16 values of at most 2**16 each: their sums are exact enough in single precision, windows are not.
    tiles = sum(strips[:, column:columns:_STEP_PX] for column in range(_STEP_PX)).astype(np.float64)
    return tiles[:-1, :-1] + tiles[1:, :-1] + tiles[:-1, 1:] + tiles[1:, 1:]
