"""Turns decoded pictures into pixels that a screen takes: BGRA, BT.709 where a file says nothing else."""

from typing import TypeAlias

import av
import numpy as np
import numpy.typing as npt
from av.video.reformatter import ColorRange, Interpolation, VideoReformatter

Bgra: TypeAlias = npt.NDArray[np.uint8]

_BYTES = 4


class BgraConverter:
    """Converts pictures of one video; it keeps what it set up for their size. Use it from one thread at a time."""

    def __init__(self) -> None:
        self._reformatter = VideoReformatter()

    def convert(self, frame: av.VideoFrame, *, width_px: int, height_px: int) -> Bgra:
        """Convert a picture, without the padding at its right and lower edge.

        Args:
            frame: As decoded.
            width_px: The width without padding.
            height_px: The height without padding.

        Returns:
            Pixels, (height, width, 4), C-contiguous; of the picture's size where that is smaller. The fourth byte
            of a pixel means nothing.

        Raises:
            av.FFmpegError: Its pixel format can't be converted.
        """
        converted = self._reformatter.reformat(
            frame,
            format="bgra",
            dst_color_range=ColorRange.JPEG,
            interpolation=Interpolation.POINT,
            threads=2,
        )
        return _cropped(converted, width_px, height_px)

    def enlarge(self, frame: av.VideoFrame, *, width_px: int, height_px: int) -> Bgra:
        """Convert a small picture to this size.

        Raises:
            av.FFmpegError: Its pixel format can't be converted.
        """
        return _cropped(
            self._reformatter.reformat(
                frame,
                width_px,
                height_px,
                format="bgra",
                dst_color_range=ColorRange.JPEG,
                interpolation=Interpolation.FAST_BILINEAR,
                threads=2,
            ),
            width_px,
            height_px,
        )


def _cropped(converted: av.VideoFrame, width_px: int, height_px: int) -> Bgra:
    plane = converted.planes[0]
    rows = np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)
    # Without a copy where neither edge nor rows are padded.
    pixels = rows[:height_px, : min(width_px, converted.width) * _BYTES]
    return np.ascontiguousarray(pixels).reshape(pixels.shape[0], -1, _BYTES)
