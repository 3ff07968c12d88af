"""Finds pictures in one open video file, in any order: goes on where it is, or begins at a key frame.

It keeps the last pictures that it decoded, so that going back by single ones costs nothing most of the time.
It makes nothing up: where the file is damaged, the newest good picture before comes instead of the asked one,
with its own time stamp. It converts nothing and knows no session.
"""

from collections import OrderedDict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import av

from trajectory_recorder.media.opened import OpenedMedia

_KEPT_BYTES = 40 << 20
"""Of decoded pictures: a dozen of 1920x1080."""

_MOST_PIXELS = 1 << 26
"""Twice a display of 7680x4320; what says that it is larger is not decoded."""

# Two decode at once, in turns; more would only make each other wait on the two cores that are asked for, and
# the first picture after a seek comes so many pictures later.
_THREADS = 2


@dataclass(frozen=True, slots=True, eq=False)
class Decoded:
    """A picture of a file: its time stamp, and as libav has it, of the coded size."""

    pts_ns: int
    frame: av.VideoFrame

    @property
    def nbytes(self) -> int:
        """What it takes in memory."""
        return sum(plane.buffer_size for plane in self.frame.planes)


class Seeker:
    """One open video. Use it from one thread at a time.

    Args:
        file: The file, which can be sought in; it is closed with this.
        name: What the file is called in errors.
        single: Whether only single pictures are asked for, far from each other: then nothing is kept, and
            nothing decoded in advance.

    Raises:
        DamagedBundle: It is no video that libav knows.
        OSError: The file can't be read.
        EndpointError: Likewise, where it lies at an endpoint.
    """

    def __init__(self, file: BinaryIO, name: str, *, single: bool = False) -> None:
        self._media = OpenedMedia(file, name, "video")
        self._single = single
        self._kept: OrderedDict[int, Decoded] = OrderedDict()
        self._kept_bytes = 0
        self._out: deque[Decoded] = deque()
        self._packets: Iterator[Any] = iter(())
        self._fed_ns: int | None = None
        self._given_ns: int | None = None
        self._decoder = self._media.stream.codec_context
        # Otherwise libav makes up what it can't decode.
        self._decoder.options = {"err_detect": "explode", "max_pixels": str(_MOST_PIXELS)}
        self._decoder.thread_type = "SLICE" if single else "FRAME"
        self._decoder.thread_count = _THREADS

    def at(self, pts_ns: int, *, key_ns: int) -> Decoded | None:
        """The picture with a time stamp, or the newest good one before it in its group; None without any.

        Args:
            pts_ns: Its time stamp.
            key_ns: That of the key frame that it builds on.

        Raises:
            DamagedBundle: The file can't be sought in.
            OSError: It can't be read.
            EndpointError: Likewise, where it lies at an endpoint.
        """
        if pts_ns in self._kept:
            return self._kept[pts_ns]
        try:
            if not self._leads_to(pts_ns, key_ns):
                self._seek(key_ns)
            return self._decode_up_to(pts_ns) or self._newest_kept(key_ns, pts_ns)
        except BaseException:
            self._lose_place()
            raise

    def close(self) -> None:
        """Let go of the file."""
        self._kept.clear()
        self._lose_place()
        self._media.close()

    # --- place ---

    def _leads_to(self, pts_ns: int, key_ns: int) -> bool:
        """Whether going on from here comes to a picture without reading through groups that nobody wants."""
        if self._fed_ns is None:
            return False
        return key_ns <= self._fed_ns and (self._given_ns is None or pts_ns > self._given_ns)

    def _seek(self, key_ns: int) -> None:
        self._lose_place()
        self._decoder.flush_buffers()
        self._packets = self._media.packets_from(key_ns)

    def _lose_place(self) -> None:
        self._out.clear()
        self._packets = iter(())
        self._fed_ns = self._given_ns = None

    # --- decoding ---

    def _decode_up_to(self, pts_ns: int) -> Decoded | None:
        newest = None
        while (decoded := self._next()) is not None and decoded.pts_ns <= pts_ns:
            newest = decoded
            if decoded.pts_ns == pts_ns:
                return newest
        # The file went past it or ended: what follows is not known to be good.
        self._lose_place()
        return newest

    def _next(self) -> Decoded | None:
        """The next good picture; None after the last, and where one can't be decoded."""
        while not self._out:
            packet = next(self._packets, None)
            if packet is None:
                return None
            try:
                frames = self._decoder.decode(None if packet.size == 0 else packet)
                if self._single and packet.size:
                    frames = frames or self._decoder.decode(None)
            except av.FFmpegError:
                return None
            if packet.size:
                self._fed_ns = self._media.time_ns(packet)
            self._take(frames)
        decoded = self._out.popleft()
        self._given_ns = decoded.pts_ns
        return decoded

    def _newest_kept(self, key_ns: int, pts_ns: int) -> Decoded | None:
        good = [it for it in self._kept if key_ns <= it <= pts_ns]
        return self._kept[max(good)] if good else None

    def _take(self, frames: list[av.VideoFrame]) -> None:
        for frame in frames:
            self._out.append(Decoded(self._media.time_ns(frame), frame))
            self._keep(self._out[-1])

    def _keep(self, decoded: Decoded) -> None:
        if self._single or decoded.pts_ns in self._kept:
            return
        self._kept[decoded.pts_ns] = decoded
        self._kept_bytes += decoded.nbytes
        while self._kept_bytes > _KEPT_BYTES and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._kept_bytes -= oldest.nbytes
