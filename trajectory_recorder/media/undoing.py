"""What has to be put back into a decoded picture to have the one before it: a fraction of that, on most screens.

What a video leaves unchanged is decoded to the very same samples, so that rows can be compared.
"""

import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import av
import numpy as np
import numpy.typing as npt
from av.video.plane import VideoPlane

Words: TypeAlias = npt.NDArray[np.uint64]
"""Samples, eight at a time: rows are compared so in a fraction of the time."""

_WORD_BYTES = 8

_LARGEST_PART = 0.5
"""Of a picture, beyond which an undo is not worth having."""


@dataclass(frozen=True, slots=True, eq=False)
class Undo:
    """For each plane of a picture the rows that change, and what they were.

    Both are in `kept`, for each plane one after the other; `shapes` tells how many rows, and of how many words. That
    is memory apart from that of pictures: what is small and stays would keep what was large from being used again.
    """

    kept: mmap.mmap
    shapes: tuple[tuple[int, int], ...]

    @property
    def nbytes(self) -> int:
        """What it takes in memory."""
        return len(self.kept)

    def apply(self, later: av.VideoFrame) -> None:
        """Make the earlier picture of the later one, in its place."""
        for plane, (rows, were) in zip(_planes(later), self.changes(), strict=True):
            width = min(plane.shape[1], were.shape[1])
            plane[rows, :width] = were[:, :width]

    def changes(self) -> Iterator[tuple[Words, Words]]:
        """For each plane the rows, and what they were."""
        words = np.frombuffer(self.kept, np.uint64)
        for count, width in self.shapes:
            yield words[:count], words[count : count * (1 + width)].reshape(count, width)
            words = words[count * (1 + width) :]


def copied(frame: av.VideoFrame) -> av.VideoFrame:
    """Another picture that looks the same."""
    made = av.VideoFrame(frame.width, frame.height, frame.format.name)
    made.colorspace, made.color_range = frame.colorspace, frame.color_range
    for target, source in zip(_planes(made), _planes(frame), strict=True):
        width = min(target.shape[1], source.shape[1])
        target[:, :width] = source[:, :width]
    return made


def undo(earlier: av.VideoFrame, later: av.VideoFrame) -> Undo | None:
    """What leads from a picture back to an earlier one; None where keeping that one takes little more."""
    if _shape(earlier) != _shape(later) or not all(_is_of_words(it) for it in earlier.planes):
        return None
    planes = _planes(earlier)
    differing = [
        np.flatnonzero((one != other).any(axis=1)) for one, other in zip(planes, _planes(later), strict=True)
    ]
    shapes = tuple((len(rows), plane.shape[1]) for rows, plane in zip(differing, planes, strict=True))
    nbytes = sum(count * (1 + width) for count, width in shapes) * _WORD_BYTES
    if nbytes > _LARGEST_PART * sum(plane.nbytes for plane in planes):
        return None
    made = Undo(mmap.mmap(-1, max(nbytes, _WORD_BYTES)), shapes)
    for (rows, were), changed, plane in zip(made.changes(), differing, planes, strict=True):
        rows[:], were[:] = changed, plane[changed]
    return made


def _shape(frame: av.VideoFrame) -> tuple[object, ...]:
    return frame.width, frame.height, frame.format.name, *(it.line_size for it in frame.planes)


def _is_of_words(plane: VideoPlane) -> bool:
    return plane.line_size > 0 and plane.line_size % _WORD_BYTES == 0


def _planes(frame: av.VideoFrame) -> list[Words]:
    return [
        np.frombuffer(memoryview(it), np.uint64).reshape(-1, it.line_size // _WORD_BYTES)
        for it in frame.planes
    ]
