"""Brightness and coarseness of single pictures of a video, without decoding more than they need."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import av
import numpy as np
import numpy.typing as npt
from av.sidedata.encparams import VideoEncParams

from trajectory_recorder.errors import DamagedBundle

_MS_NS = 1_000_000

Luma = npt.NDArray[np.uint8]


def luma_at(path: Path, keys_ns: Sequence[int], wanted_ns: Sequence[int]) -> Iterator[tuple[int, Luma]]:
    """Decode the brightness of some pictures, each group of pictures only as far as it is wanted.

    Args:
        path: A video file whose time stamps are whole milliseconds.
        keys_ns: The time stamps of its key frames, in order.
        wanted_ns: Those of the pictures, in order.

    Yields:
        Time stamp in ns and luma, (height, width), 16 for black to 235 for white.

    Raises:
        DamagedBundle: The file can't be decoded as far as it is wanted.
        OSError: It can't be read.
    """
    places = np.searchsorted(keys_ns, wanted_ns, side="right") - 1
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.codec_context.thread_count = 1
        for key in np.unique(places):
            group = [at for at, place in zip(wanted_ns, places, strict=True) if place == key]
            try:
                container.seek(keys_ns[max(key, 0)] // _MS_NS, stream=stream)
                yield from _group(container, stream, set(group), group[-1])
            except av.FFmpegError as error:
                raise DamagedBundle(f"{path.name} can't be decoded: {error}") from error


def quantizers(path: Path, keys_ns: Sequence[int]) -> list[int]:
    """The quantizers (H.264's QP, 0 to 51) with which these key frames were encoded, each the frame's own;
    an encoder may refine it in places.

    Raises:
        DamagedBundle, OSError: As `luma_at`.
    """
    found = []
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        stream.codec_context.options = {"export_side_data": "venc_params"}
        stream.codec_context.thread_count = 1
        for key_ns in keys_ns:
            try:
                container.seek(key_ns // _MS_NS, stream=stream)
                frame = next(iter(container.decode(stream)), None)
            except av.FFmpegError as error:
                raise DamagedBundle(f"{path.name} can't be decoded: {error}") from error
            told = frame.side_data if isinstance(frame, av.VideoFrame) else ()
            found += [int(it.qp) for it in told if isinstance(it, VideoEncParams)]
    return found


def _group(
    container: av.container.InputContainer, stream: av.VideoStream, wanted_ns: set[int], last_ns: int
) -> Iterator[tuple[int, Luma]]:
    for frame in container.decode(stream):
        at_ns = round((frame.time or 0) * 1000) * _MS_NS
        if at_ns in wanted_ns:
            plane = frame.planes[0]
            rows = np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)
            yield at_ns, rows[:, : plane.width]
        if at_ns >= last_ns:
            return
