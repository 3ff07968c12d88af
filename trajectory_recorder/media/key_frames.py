"""Key frames of a video, each decoded by itself and made small, as an overview shows them.

It finds them by their time stamps and shows no other frame in their place.
"""

from fractions import Fraction
from itertools import islice
from typing import BinaryIO

import av
import numpy as np
import numpy.typing as npt

from trajectory_recorder.errors import DamagedBundle

_SECOND_NS = 1_000_000_000
# Where a seek leads: the cluster's first frame, which is the key frame itself or one shortly before it.
_MOST_PACKETS = 250
# Three displays of 8K side by side; a damaged file may ask for more memory than there is.
_MOST_PIXELS = 100_000_000


class KeyFrames:
    """One open video. Use it from one thread, and `close` it.

    Args:
        file: To be read; whoever opened it closes it.
        name: What it is called where it can't be read.

    Raises:
        DamagedBundle: It holds no video.
        OSError: It can't be read.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._name = name
        try:
            self._container = av.open(file, "r", format="matroska", options={"probesize": "4096"})
        except av.FFmpegError as error:
            raise self._damaged(str(error)) from error
        streams = self._container.streams.video
        tick = streams[0].time_base if streams else None
        if tick is None:
            self._container.close()
            raise self._damaged("it holds no video")
        self._stream = streams[0]
        self._tick = tick * _SECOND_NS
        # Otherwise libav makes up what it can't decode.
        self._stream.codec_context.options = {"err_detect": "explode", "max_pixels": str(_MOST_PIXELS)}

    def close(self) -> None:
        """Let go of the file."""
        self._container.close()

    def picture(self, pts_ns: int, *, width_px: int, height_px: int) -> npt.NDArray[np.uint8]:
        """Decode the key frame with a time stamp, as (height, width, 3) in the order red, green, blue.

        Raises:
            DamagedBundle: There is none, or it can't be decoded.
            OSError: The file can't be read.
        """
        try:
            frame = self._decoded(pts_ns)
            small = frame.reformat(width_px, height_px, "rgb24", interpolation="AREA")
            # libav's rows are longer than wide, and whoever draws it wants them one behind the other.
            return np.ascontiguousarray(small.to_ndarray())
        except av.FFmpegError as error:
            raise self._damaged(str(error)) from error

    def _decoded(self, pts_ns: int) -> av.VideoFrame:
        self._container.seek(int(Fraction(pts_ns) / self._tick), stream=self._stream)
        decoder = self._stream.codec_context
        decoder.flush_buffers()
        packet = self._packet(pts_ns)
        frames = [*decoder.decode(packet), *decoder.decode(None)] if packet is not None else []
        if not frames:
            raise self._damaged(f"it has no key frame at {pts_ns} ns")
        return frames[0]

    def _packet(self, pts_ns: int) -> "av.Packet[av.VideoStream] | None":
        for packet in islice(self._container.demux(self._stream), _MOST_PACKETS):
            at_ns = int(packet.pts * self._tick) if packet.pts is not None else None
            if at_ns is None or at_ns >= pts_ns:
                return packet if at_ns == pts_ns and packet.is_keyframe else None
        return None

    def _damaged(self, why: str) -> DamagedBundle:
        return DamagedBundle(f"{self._name} can't be decoded: {why}")
