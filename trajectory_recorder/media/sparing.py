"""Decodes, of a video that is read from its beginning, only the groups of pictures that somebody wants.

A group goes from one key frame to the next. It knows packets and pictures, and no file.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeAlias

import av

if TYPE_CHECKING:
    Packet: TypeAlias = av.Packet[av.VideoStream]

# So many packets wait for whether a wanted one follows. Groups of our files have 60 at most; of one that
# never ends, what came so far is decoded.
_MOST_WAITING = 250


class SparingDecoder:
    """Takes all packets of a stream; a picture with an error in it ends its group.

    Args:
        decoder: The stream's, not opened yet.
    """

    def __init__(self, decoder: av.VideoCodecContext) -> None:
        self._decoder = decoder
        # Otherwise libav makes up what it can't decode.
        self._decoder.options = {"err_detect": "explode"}
        self._waiting: list[Packet] = []
        self._begun = False
        self._broken = False

    def take(self, packet: "Packet", *, wanted: bool) -> Iterator[av.VideoFrame]:
        """Take the next packet, an empty one at the end; yields pictures, among them those wanted so far."""
        if packet.is_keyframe or packet.size == 0:
            yield from self._end_group()
        self._waiting.append(packet)
        if wanted or len(self._waiting) >= _MOST_WAITING:
            for each in self._waiting:
                yield from self._decoded(each)
            self._waiting.clear()

    def _end_group(self) -> Iterator[av.VideoFrame]:
        """Drop what nobody wants, and take the rest that the decoder holds back."""
        self._waiting.clear()
        if self._begun:
            yield from self._decoded(None)
            self._decoder.flush_buffers()
        self._begun = self._broken = False

    def _decoded(self, packet: "Packet | None") -> list[av.VideoFrame]:
        if self._broken:
            return []
        self._begun = True
        try:
            return self._decoder.decode(packet)
        except av.FFmpegError:
            self._broken = True
            return []
