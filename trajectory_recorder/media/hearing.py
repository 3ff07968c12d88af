"""Finds packets of a voice in one open file, in any order, and decodes them one by one.

A packet that is not there or can't be decoded is None. It knows no session and plays nothing.
"""

from collections.abc import Iterator
from typing import Any, BinaryIO

import av
import numpy as np

from trajectory_recorder.media.opened import OpenedMedia
from trajectory_recorder.media.voice import RATE_HZ, Pcm

_PCM_FORMATS = {"s16", "s16p"}
# Reading on through so much sound takes less time than seeking.
_NEAR_NS = 5_000_000_000


class VoiceSeeker:
    """One open voice. Use it from one thread.

    Args:
        file: The file, which can be sought in; it is closed with this.
        name: What the file is called in errors.

    Raises:
        DamagedBundle: It is no voice that libav knows.
        OSError: The file can't be read.
        EndpointError: Likewise, where it lies at an endpoint.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._media = OpenedMedia(file, name, "audio")
        self._decoder = self._media.stream.codec_context
        self._packets: Iterator[Any] = iter(())
        self._passed_ns: int | None = None
        self._ahead: Any = None

    def packet(self, pts_ns: int) -> Pcm | None:
        """The samples of the packet with a time stamp; None where there is no such one or it is damaged.

        Raises:
            DamagedBundle: The file can't be sought in.
            OSError: It can't be read.
            EndpointError: Likewise, where it lies at an endpoint.
        """
        try:
            if self._passed_ns is None or not self._passed_ns < pts_ns <= self._passed_ns + _NEAR_NS:
                self._ahead, self._packets = None, self._media.packets_from(pts_ns)
            return self._decoded(self._find(pts_ns))
        except BaseException:
            self._passed_ns = None
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._ahead, self._packets = None, iter(())
        self._media.close()

    def _find(self, pts_ns: int) -> Any:  # noqa: ANN401 - libav's packet
        """The packet; the first one behind it waits."""
        self._passed_ns = pts_ns
        packet = self._ahead or next(self._packets, None)
        while packet is not None and packet.size and self._media.time_ns(packet) < pts_ns:
            packet = next(self._packets, None)
        if packet is not None and packet.size and self._media.time_ns(packet) == pts_ns:
            self._ahead = None
            return packet
        self._ahead = packet
        return None

    def _decoded(self, packet: Any) -> Pcm | None:  # noqa: ANN401 - libav's packet
        if packet is None:
            return None
        try:
            frames = self._decoder.decode(packet)
        except av.FFmpegError:
            self._decoder.flush_buffers()
            return None
        return np.concatenate([_samples(it) for it in frames]) if frames else None


def _samples(frame: av.AudioFrame) -> Pcm:
    shape = frame.layout.nb_channels, frame.sample_rate
    if frame.format.name not in _PCM_FORMATS or shape != (1, RATE_HZ):
        return np.zeros(0, np.int16)
    return np.frombuffer(bytes(frame.planes[0]), np.int16, frame.samples)
