"""Keeps a display's picture as an encoder wants it, converting only the part that changed.

BGRA to planar YCbCr, BT.709, limited range (ITU-R BT.709-6, section 3), with colours at full or at
half resolution. It scales nothing.
"""

from typing import TypeAlias

import av
import numpy as np
import numpy.typing as npt
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

Pixels: TypeAlias = npt.NDArray[np.uint8]

STEPS: dict[str, tuple[tuple[int, int], ...]] = {
    "yuv420p": ((1, 1), (2, 2), (2, 2)),
    "nv12": ((1, 1), (2, 1)),
    "yuv444p": ((1, 1), (1, 1), (1, 1)),
}
"""For each format and plane: picture rows in a row of the plane, and picture columns in a byte of it."""


class PlanarPicture:
    """A picture of even size; odd sizes are padded by repeating the last row and column.

    Args:
        width_px: Width of the pixels that will come.
        height_px: Their height.
        pixel_format: "yuv420p", "nv12" or "yuv444p".
    """

    def __init__(self, width_px: int, height_px: int, pixel_format: str) -> None:
        self._shape = (height_px, width_px)
        self.width_px = width_px + width_px % 2
        self.height_px = height_px + height_px % 2
        self.pixel_format = pixel_format
        self._frame: av.VideoFrame | None = None
        self._planes: list[Pixels] = []
        self._reformatter = VideoReformatter()

    def update(self, pixels: Pixels, x_px: int, y_px: int) -> av.VideoFrame:
        """Put a part into the picture; at the first time the whole.

        Args:
            pixels: The part, (height, width, 4) BGRA. Corner and size are even, but for a size that
                reaches the picture's odd edge.
            x_px: Where its left column lies.
            y_px: Where its top row lies.

        Returns:
            The frame that holds the picture, the same until a whole picture comes in.

        Raises:
            ValueError: The part does not fit, or the first is not the whole.
        """
        whole = pixels.shape[:2] == self._shape
        if not self._fits(pixels, x_px, y_px) or (self._frame is None and not whole):
            height_px, width_px = pixels.shape[:2]
            raise ValueError(f"{width_px}x{height_px} at {x_px},{y_px} doesn't fit into {self._shape}")
        if self._frame is None or whole:
            self._frame = self._convert(_padded(pixels, 2))
            self._planes = planes_of(self._frame)
            return self._frame
        height_px, width_px = (size + size % 2 for size in pixels.shape[:2])
        # Of two rows alone, swscale takes the colours of one.
        part = self._convert(_padded(pixels, 4))
        for (rows, columns), plane, changed in zip(
            STEPS[self.pixel_format], self._planes, planes_of(part), strict=True
        ):
            here = (
                slice(y_px // rows, (y_px + height_px) // rows),
                slice(x_px // columns, (x_px + width_px) // columns),
            )
            plane[here] = changed[: height_px // rows, : width_px // columns]
        return self._frame

    def take_over(self, frame: av.VideoFrame) -> av.VideoFrame:
        """Begin with a frame of another such picture of the same size, in whatever format."""
        self._frame = self._reformatter.reformat(
            frame, format=self.pixel_format, interpolation=Interpolation.POINT, threads=1
        )
        self._planes = planes_of(self._frame)
        return self._frame

    def _fits(self, pixels: Pixels, x_px: int, y_px: int) -> bool:
        return all(
            at >= 0 and at % 2 == 0 and 0 < size <= limit - at and (size % 2 == 0 or at + size == limit)
            for at, size, limit in zip((y_px, x_px), pixels.shape, self._shape, strict=False)
        )

    def _convert(self, pixels: Pixels) -> av.VideoFrame:
        # from_numpy_buffer refers to the pixels; from_ndarray would copy them row by row, which
        # takes twice as long as the conversion. AREA averages 2x2 pixels for the colours, so that
        # coloured text keeps its hue and parts convert alike whatever is converted with them. More
        # threads would save waiting but no processor time.
        return self._reformatter.reformat(
            av.VideoFrame.from_numpy_buffer(np.ascontiguousarray(pixels), format="bgra"),
            format=self.pixel_format,
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            interpolation=Interpolation.AREA,
            threads=1,
        )


def planes_of(frame: av.VideoFrame) -> list[Pixels]:
    """The planes of a frame of a known format, as rows of bytes that can be written to."""
    return [
        np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[
            : frame.height // rows, : frame.width // columns
        ]
        for (rows, columns), plane in zip(STEPS[frame.format.name], frame.planes, strict=True)
    ]


def _padded(pixels: Pixels, least_rows: int) -> Pixels:
    """Repeat the last row and column up to even numbers, and to so many rows at least."""
    height_px, width_px = pixels.shape[:2]
    rows, columns = max(height_px % 2, least_rows - height_px), width_px % 2
    return np.pad(pixels, ((0, rows), (0, columns), (0, 0)), mode="edge") if rows or columns else pixels
