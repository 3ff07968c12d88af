"""Paints over a part of a picture with what surrounds it, so that it looks blurred and holds nothing of it.

A blur can be undone in part: it is made of what it hides. This is made of the averages of the four sides
around the area instead, blended into each other. Nothing within any covered area is read.
"""

from collections.abc import Iterable

import av
import numpy as np
import numpy.typing as npt

from trajectory_recorder.events import Rectangle
from trajectory_recorder.media.planar import STEPS, Pixels, planes_of

BLOCK_PX = 8
"""Areas grow to whole blocks of so many pixels: codecs transform colours of 8x8 pixels together, so what
shares a block with the area bears traces of it. H.264, section 8.5, at 4:2:0."""

_SIDE_PX = 8
_BLACK_LUMA, _GREY = 16, 128

_Mask = npt.NDArray[np.bool_]


def covered(frame: av.VideoFrame, areas: Iterable[Rectangle]) -> av.VideoFrame:
    """A copy of a picture with areas covered.

    Args:
        frame: Planar, of a format of `STEPS`.
        areas: From the picture's own corner, in pixels; whatever reaches beyond the picture is cut off.
    """
    blocks = [_blocks(it, frame.width, frame.height) for it in areas]
    copy = _like(frame)
    for steps, source, target in zip(
        STEPS[frame.format.name], planes_of(frame), planes_of(copy), strict=True
    ):
        target[...] = source
        _cover_plane(target, [_scaled(it, *steps) for it in blocks])
    return copy


def black(width_px: int, height_px: int, pixel_format: str) -> av.VideoFrame:
    """A black picture."""
    frame = av.VideoFrame(width_px, height_px, pixel_format)
    luma, *colours = planes_of(frame)
    luma[...] = _BLACK_LUMA
    for plane in colours:
        plane[...] = _GREY
    return frame


def _like(frame: av.VideoFrame) -> av.VideoFrame:
    return av.VideoFrame(frame.width, frame.height, frame.format.name)


def _blocks(area: Rectangle, width_px: int, height_px: int) -> tuple[slice, slice]:
    """The area in whole blocks, as rows and columns of the picture."""
    return _grown(area.y_px, area.height_px, height_px), _grown(area.x_px, area.width_px, width_px)


def _grown(at: int, length: int, limit: int) -> slice:
    first = max(0, at) // BLOCK_PX * BLOCK_PX
    behind = -(-(at + length) // BLOCK_PX) * BLOCK_PX
    return slice(first, min(behind, limit))


def _scaled(block: tuple[slice, slice], rows: int, columns: int) -> tuple[slice, slice]:
    return tuple(  # type: ignore[return-value]  # two go in
        slice(it.start // step, -(-it.stop // step)) for it, step in zip(block, (rows, columns), strict=True)
    )


def _cover_plane(plane: Pixels, blocks: list[tuple[slice, slice]]) -> None:
    hidden = np.zeros(plane.shape, np.bool_)
    for block in blocks:
        hidden[block] = True
    # All sides are looked at before anything is painted.
    painted = [_blend(plane, hidden, block) for block in blocks]
    for block, pixels in zip(blocks, painted, strict=True):
        plane[block] = pixels


def _blend(plane: Pixels, hidden: _Mask, block: tuple[slice, slice]) -> Pixels:
    """The averages of the four sides, each the stronger the nearer it is."""
    rows, columns = block
    sides = [
        _average(plane, hidden, (slice(max(0, rows.start - _SIDE_PX), rows.start), columns)),
        _average(plane, hidden, (slice(rows.stop, rows.stop + _SIDE_PX), columns)),
        _average(plane, hidden, (rows, slice(max(0, columns.start - _SIDE_PX), columns.start))),
        _average(plane, hidden, (rows, slice(columns.stop, columns.stop + _SIDE_PX))),
    ]
    known = [it for it in sides if it is not None]
    usual = sum(known) / len(known) if known else float(_GREY)
    top, bottom, left, right = (usual if it is None else it for it in sides)
    down = np.linspace(top / 2, bottom / 2, rows.stop - rows.start, dtype=np.float32)
    across = np.linspace(left / 2, right / 2, columns.stop - columns.start, dtype=np.float32)
    # Half a step is added so that whole numbers come of cutting off.
    return (down[:, np.newaxis] + (across + np.float32(0.5))[np.newaxis, :]).astype(np.uint8)


def _average(plane: Pixels, hidden: _Mask, side: tuple[slice, slice]) -> float | None:
    """The mean of a side's bytes that nothing covers; None where there are none."""
    shown = plane[side][~hidden[side]]
    return float(shown.mean()) if shown.size else None
