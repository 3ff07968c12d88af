"""Keeps a display's picture as an encoder wants it, converting only the rows that changed.

BGRA to planar 4:2:0, BT.709, limited range (ITU-R BT.709-6, section 3). It scales nothing.
"""

import av
import numpy as np
import numpy.typing as npt
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

Pixels = npt.NDArray[np.uint8]


class I420Picture:
    """A picture of even size; odd sizes are padded by repeating the last row and column.

    Args:
        width_px: Width of the pixels that will come.
        height_px: Their height.
    """

    def __init__(self, width_px: int, height_px: int) -> None:
        self._shape = (height_px, width_px, 4)
        self.width_px = width_px + width_px % 2
        self.height_px = height_px + height_px % 2
        self._frame: av.VideoFrame | None = None
        self._planes: list[Pixels] = []
        self._reformatter = VideoReformatter()

    def update(self, pixels: Pixels, first_row: int, end_row: int) -> av.VideoFrame:
        """Take over rows `first_row` up to `end_row`; at the first time all of them.

        Args:
            pixels: The whole picture, (height, width, 4) BGRA with contiguous rows.
            first_row: First row that may differ from the picture before.
            end_row: Row behind the last that may differ.

        Returns:
            The frame that holds the picture, the same until a whole picture comes in.

        Raises:
            ValueError: `pixels` has another size, or there are no such rows.
        """
        height_px = self._shape[0]
        if pixels.shape != self._shape or not 0 <= first_row <= end_row <= height_px:
            raise ValueError(f"rows {first_row}-{end_row} of {pixels.shape} don't fit {self._shape}")
        first_row -= first_row % 2
        end_row += end_row % 2
        if self._frame is None or end_row - first_row == self.height_px:
            self._frame = self._convert(pixels, 0, self.height_px)
            self._planes = _planes(self._frame)
        elif first_row < end_row:
            part = self._convert(pixels, first_row, end_row)
            for plane, changed, rows in zip(self._planes, _planes(part), (1, 2, 2), strict=True):
                plane[first_row // rows : end_row // rows] = changed
        return self._frame

    def _convert(self, pixels: Pixels, first_row: int, end_row: int) -> av.VideoFrame:
        height_px, width_px, _ = self._shape
        rows = pixels[first_row : min(end_row, height_px)]
        if rows.shape[:2] != (end_row - first_row, self.width_px):
            padding = ((0, end_row - first_row - rows.shape[0]), (0, self.width_px - width_px), (0, 0))
            rows = np.pad(rows, padding, mode="edge")
        # from_numpy_buffer refers to the pixels; from_ndarray would copy them row by row, which
        # takes twice as long as the conversion. AREA averages 2x2 pixels for the colours, so that
        # coloured text keeps its hue and rows convert alike whatever is converted with them. More
        # threads would save waiting but no processor time.
        return self._reformatter.reformat(
            av.VideoFrame.from_numpy_buffer(rows, format="bgra"),
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            interpolation=Interpolation.AREA,
            threads=1,
        )


def _planes(frame: av.VideoFrame) -> list[Pixels]:
    return [
        np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)[:, : plane.width]
        for plane in frame.planes
    ]
