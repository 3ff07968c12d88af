"""The pictures of one group, from a key frame to the next, decoded as far as somebody asks.

What is never asked for is never decoded. Memory is bounded by the group's bytes.
"""

import av

from trajectory_recorder.errors import DamagedBundle

# Three displays of 8K side by side; a damaged file may ask for more memory than there is.
_MOST_PIXELS = 100_000_000
# Sixty key frames of such displays, full of text.
_MOST_BYTES = 256 << 20


class Group:
    """One group of pictures.

    Args:
        codec_private: What the file tells a decoder beforehand.
        name: What the file is called in errors.
    """

    def __init__(self, codec_private: bytes, name: str) -> None:
        self._private = codec_private
        self._name = name
        self._waiting: list[bytes] = []
        self._bytes = 0
        self._decoder: av.VideoCodecContext | None = None
        self._shown: av.VideoFrame | None = None

    def add(self, data: bytes) -> None:
        """Take the next packet.

        Raises:
            DamagedBundle: A group that long is none of ours.
        """
        self._waiting.append(data)
        self._bytes += len(data)
        if self._bytes > _MOST_BYTES:
            raise DamagedBundle(f"{self._name} has too much between two key frames to be edited")

    def newest(self) -> av.VideoFrame:
        """Decode the picture of the packet that was taken last.

        Raises:
            DamagedBundle: It can't be decoded.
        """
        self._decoder = self._decoder or self._open()
        for data in self._waiting:
            self._shown = self._decoded(self._decoder, data)
        self._waiting.clear()
        if self._shown is None:
            raise DamagedBundle(f"{self._name} has a group of pictures without any")
        return self._shown

    def _decoded(self, decoder: av.VideoCodecContext, data: bytes) -> av.VideoFrame:
        try:
            frames = decoder.decode(av.Packet(data))
        except av.FFmpegError as error:
            raise DamagedBundle(f"{self._name} can't be decoded: {error}") from error
        if len(frames) != 1:
            raise DamagedBundle(f"{self._name} has pictures that refer to later ones, and can't be edited")
        return frames[0]

    def _open(self) -> av.VideoCodecContext:
        decoder = av.CodecContext.create("h264", "r")
        assert isinstance(decoder, av.VideoCodecContext)  # noqa: S101 - tells the type, given by the name
        decoder.extradata = self._private
        decoder.thread_count = 1
        decoder.flags |= av.codec.context.Flags.low_delay
        # Otherwise libav makes up what it can't decode.
        decoder.options = {"err_detect": "explode", "max_pixels": str(_MOST_PIXELS)}
        return decoder
