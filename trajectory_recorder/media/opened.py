"""One open media file that is sought in: its packets from any time on. It decodes nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from typing import Any, BinaryIO, Literal

import av

from trajectory_recorder.errors import DamagedBundle

_SECOND_NS = 1_000_000_000
_READ_AT_ONCE = 1 << 17


class OpenedMedia:
    """A file with one track. Use it from one thread at a time.

    Args:
        file: The file, which can be sought in; it is closed with this, or at once where this fails.
        name: What the file is called in errors.
        kind: Of the track.

    Raises:
        DamagedBundle: It is no such file that libav knows.
        OSError: The file can't be read.
        EndpointError: Likewise, where it lies at an endpoint.
    """

    def __init__(self, file: BinaryIO, name: str, kind: Literal["video", "audio"]) -> None:
        self._file = file
        self._name = name
        try:
            with self.translated():
                self._container = av.open(
                    file,
                    "r",
                    format="matroska",
                    metadata_errors="replace",
                    # All that is to be known stands in the file's head.
                    options={"probesize": "4096"},
                    buffer_size=_READ_AT_ONCE,
                )
        except BaseException:
            file.close()
            raise
        streams = [it for it in self._container.streams if it.type == kind and it.codec_context is not None]
        if not streams:
            self.close()
            raise DamagedBundle(f"{name} holds no {kind} that can be decoded")
        self.stream: Any = streams[0]
        tick_s: Fraction = self.stream.time_base or Fraction(1, 1000)
        self._tick = (tick_s * _SECOND_NS).as_integer_ratio()

    def packets_from(self, pts_ns: int) -> Iterator[Any]:
        """The packets from a time stamp on, and an empty one at the end; other iterators end.

        Raises:
            DamagedBundle: The file can't be sought in or read on.
            OSError: It can't be read.
            EndpointError: Likewise, where it lies at an endpoint.
        """
        with self.translated():
            self._container.seek(pts_ns * self._tick[1] // self._tick[0], stream=self.stream)
            begun = False
            for packet in self._container.demux(self.stream):
                # The index knows not every packet, and so may lead to an earlier one.
                begun = begun or packet.size == 0 or self.time_ns(packet) >= pts_ns
                if begun:
                    yield packet

    def time_ns(self, stamped: Any) -> int:  # noqa: ANN401 - libav's packet or frame
        """The time stamp of a packet or frame; one without any is taken for the first of the file."""
        return int((stamped.pts or 0) * self._tick[0] // self._tick[1])

    def close(self) -> None:
        """Let go of the file."""
        self._container.close()
        self._file.close()

    @contextmanager
    def translated(self) -> Iterator[None]:
        """Turn libav's errors into ours."""
        try:
            yield
        except av.FFmpegError as error:
            raise DamagedBundle(f"{self._name} can't be decoded: {error}") from error
