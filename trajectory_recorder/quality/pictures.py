"""Measures the pictures of a bundle, decoding few of them.

Black is what stands: a display that is off does not change. A picture that is followed by a small one can't
have been black, for what comes after black has to be encoded anew; so of all pictures only those are decoded
that stand for a while before a large one, or to the end.
"""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby
from statistics import median

import numpy as np

from trajectory_recorder.bundle.reader import Bundle
from trajectory_recorder.events import FrameEvent
from trajectory_recorder.media import decode, scan
from trajectory_recorder.quality.evidence import Evidence
from trajectory_recorder.quality.measures import PictureMeasures
from trajectory_recorder.quality.spans import Span, union

_STANDS_NS = 500_000_000
# Of the smaller of the key frames around it; a display that comes back from black takes about as much as one.
_LARGE_PART = 0.1
# 16 to 235 is the range; as ffmpeg's blackdetect, a tenth of it above black still is.
_BLACKEST = 38
_MOST_QUANTIZERS = 24


@dataclass(frozen=True, slots=True)
class _File:
    """The frames of one video file, with the bytes that each takes."""

    path: str
    frames: list[tuple[int, FrameEvent]]
    sizes: list[int]

    @property
    def keys(self) -> list[int]:
        """The places of key frames."""
        return [place for place, (_, frame) in enumerate(self.frames) if frame.keyframe]


def measure(bundle: Bundle, evidence: Evidence) -> PictureMeasures:
    """Find where displays are black and how coarsely pictures are encoded.

    Raises:
        DamagedBundle: A video can't be decoded.
        OSError: It can't be read.
    """
    black: dict[str, list[Span]] = {}
    quantizer: dict[str, float] = {}
    for stream, frames in evidence.frames.items():
        found: list[int] = []
        every = max(1, sum(frame.keyframe for _, frame in frames) // _MOST_QUANTIZERS)
        spans: list[Span] = []
        for path, group in groupby(frames, key=lambda it: it[1].path):
            listed = list(group)
            sizes = [packet.bytes for packet in scan.packets(bundle.path(path))]
            file = _File(path, listed, sizes)
            spans += _black(bundle, file, evidence.to_ns)
            found += _quantizers(bundle, file, every)
        black[stream] = union(spans)
        if found:
            quantizer[stream] = median(found)
    return PictureMeasures(black, quantizer)


def _black(bundle: Bundle, file: _File, end_ns: int) -> list[Span]:
    keys = file.keys
    wanted = [place for place in range(len(file.frames)) if _may_be_black(file, keys, place, end_ns)]
    stamps = {file.frames[place][1].pts_ns: place for place in wanted}
    spans = []
    for pts_ns, picture in decode.luma_at(bundle.path(file.path), stamps):
        if int(np.max(picture)) <= _BLACKEST:
            spans.append(_standing(file, stamps[pts_ns], end_ns))
    return spans


def _standing(file: _File, place: int, end_ns: int) -> Span:
    """From when to when a picture was shown."""
    following = file.frames[place + 1][0] if place + 1 < len(file.frames) else end_ns
    return file.frames[place][0], max(following, file.frames[place][0])


def _may_be_black(file: _File, keys: list[int], place: int, end_ns: int) -> bool:
    from_ns, to_ns = _standing(file, place, end_ns)
    if to_ns - from_ns < _STANDS_NS:
        return False
    if place + 1 >= len(file.frames) or file.frames[place + 1][1].keyframe:
        return True
    index = bisect_right(keys, place)
    around = [file.sizes[key] for key in keys[max(0, index - 1) : index + 1]]
    return file.sizes[place + 1] >= _LARGE_PART * min(around, default=0)


def _quantizers(bundle: Bundle, file: _File, every: int) -> list[int]:
    few = file.keys[::every]
    return decode.quantizers(bundle.path(file.path), [file.frames[place][1].pts_ns for place in few])
