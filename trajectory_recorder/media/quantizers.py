"""How coarsely the key frames of a video are encoded."""

from collections.abc import Iterable
from pathlib import Path

import av
from av.sidedata.encparams import VideoEncParams

from trajectory_recorder.errors import DamagedBundle

_MS_NS = 1_000_000


def quantizers(path: Path, keys_ns: Iterable[int]) -> list[int]:
    """The quantizers (H.264's QP, 0 to 51) with which these key frames were encoded, each the frame's own;
    an encoder may refine it in places.

    Args:
        path: An H.264 video whose time stamps are whole milliseconds.
        keys_ns: The time stamps of key frames.

    Raises:
        DamagedBundle: The file can't be decoded there.
        OSError: It can't be read.
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
