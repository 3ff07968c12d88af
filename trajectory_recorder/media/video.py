"""Encodes what a display shows and writes it to a file: H.264 in Matroska, at a variable rate.

Encoding and writing are separate calls, for two threads: pictures are encoded where they arrive and
written where the files are owned. It drops no picture and invents none.
"""

from dataclasses import dataclass
from fractions import Fraction

import av
import numpy as np
import numpy.typing as npt
from av.video.frame import PictureType

from trajectory_recorder.media import h264
from trajectory_recorder.media.encoding import Encoding, open_encoder, software
from trajectory_recorder.media.matroska import TIMESTAMP_SCALE_NS, MatroskaWriter, SeekableOutput, video_track
from trajectory_recorder.media.planar import PlanarPicture
from trajectory_recorder.settings import Quality

KEYFRAME_FRAMES = 60
"""At most so many frames, 2 s of full motion, from one keyframe to the next: it bounds what an exact
seek decodes. More would save bytes, of which keyframes take about a third."""

KEYFRAME_INTERVAL_NS = 20_000_000_000
"""A frame that comes this long or longer after the last keyframe is one, however few came between:
players look for keyframes by time."""


class EncoderFailed(Exception):
    """The encoder gave up; another one may go on with the same picture."""


_BALANCED = software(Quality.BALANCED)


@dataclass(frozen=True, slots=True)
class VideoPacket:
    """One encoded picture. `pts_ns` is its time stamp in the file, a whole number of milliseconds."""

    data: bytes
    pts_ns: int
    keyframe: bool


class VideoEncoder:
    """Makes packets of pictures; use it from one thread.

    Args:
        width_px: The picture's width, even.
        height_px: Its height, even.
        fps: The highest frame rate, a hint.
        encoding: The encoder and its options.
        threads: How many work at one picture.

    Raises:
        EncoderFailed: The encoder can't be opened for this size.
    """

    def __init__(
        self, width_px: int, height_px: int, *, fps: int, encoding: Encoding, threads: int = 1
    ) -> None:
        self._encoder = _open(encoding, width_px, height_px, fps, threads)
        self._last_keyframe_ns: int | None = None
        self._frames_since_keyframe = 0

    @property
    def configuration(self) -> bytes:
        """What a decoder has to be told, as files hold it.

        Raises:
            ValueError: The encoder did not tell it.
        """
        return h264.configuration(self._encoder.extradata or b"")

    def encode(self, frame: av.VideoFrame, *, pts_ns: int) -> VideoPacket:
        """Encode a picture; `pts_ns` is whole milliseconds, later than the one before.

        Raises:
            EncoderFailed: No packet came of it.
        """
        frame.pts = pts_ns // TIMESTAMP_SCALE_NS
        frame.time_base = Fraction(TIMESTAMP_SCALE_NS, 1_000_000_000)
        # Said every time: the frame is kept, and an I left over would make all frames keyframes.
        frame.pict_type = PictureType.I if self._keyframe_due(pts_ns) else PictureType.NONE
        try:
            packets = self._encoder.encode(frame)
        except av.FFmpegError as error:
            raise EncoderFailed(f"{self._encoder.name}: {error}") from error
        if len(packets) != 1:
            raise EncoderFailed(f"{self._encoder.name}: {len(packets)} packets came of one picture")
        (packet,) = packets
        self._frames_since_keyframe += 1
        if packet.is_keyframe:
            self._last_keyframe_ns = pts_ns
            self._frames_since_keyframe = 0
        return VideoPacket(h264.length_prefixed(bytes(packet)), pts_ns, packet.is_keyframe)

    def _keyframe_due(self, pts_ns: int) -> bool:
        return (
            self._last_keyframe_ns is None
            or self._frames_since_keyframe >= KEYFRAME_FRAMES - 1
            or pts_ns - self._last_keyframe_ns >= KEYFRAME_INTERVAL_NS
        )


class VideoFile:
    """One video of one display. `encode` belongs to one thread, everything else to another.

    Args:
        file: A new binary file, unbuffered; whoever opened it closes it.
        width_px: The display's width.
        height_px: The display's height.
        fps: The highest frame rate, a hint for the encoder and for players.
        encoding: The encoder and its options.

    Raises:
        OSError: The file's header can't be written.
        EncoderFailed: The encoder can't be opened for this size.
    """

    def __init__(
        self,
        file: SeekableOutput,
        *,
        width_px: int,
        height_px: int,
        fps: int,
        encoding: Encoding = _BALANCED,
    ) -> None:
        self._picture = PlanarPicture(width_px, height_px, encoding.pixel_format)
        self.coded_width_px = self._picture.width_px
        self.coded_height_px = self._picture.height_px
        self._encoder = VideoEncoder(self.coded_width_px, self.coded_height_px, fps=fps, encoding=encoding)
        self._frame_duration_ns = 1_000_000_000 // fps
        self._last_pts_ns: int | None = None
        self.picture: av.VideoFrame | None = None
        self._end_ns = 0
        track = video_track(
            "V_MPEG4/ISO/AVC",
            self._encoder.configuration,
            width_px=self.coded_width_px,
            height_px=self.coded_height_px,
        )
        self._writer = MatroskaWriter(file, track)

    def encode(self, pixels: npt.NDArray[np.uint8], x_px: int, y_px: int, *, session_ns: int) -> VideoPacket:
        """Encode a picture, given as the part that differs from the one before.

        Args:
            pixels: The part, (height, width, 4) BGRA; the whole picture at first. Not referred to
                afterwards.
            x_px: Where in the picture the part's left column lies.
            y_px: Where its top row lies.
            session_ns: When the picture was read.

        Raises:
            ValueError: The part does not fit into the picture.
            EncoderFailed: No packet came of it.
        """
        return self._encode(self._picture.update(pixels, x_px, y_px), session_ns)

    def go_on_from(self, other: "VideoFile", *, session_ns: int) -> VideoPacket:
        """Begin with the picture of another file of the same size, whose encoder failed.

        Raises:
            EncoderFailed: No packet came of it.
        """
        assert other.picture is not None  # noqa: S101 - it was being encoded when that failed
        return self._encode(self._picture.take_over(other.picture), session_ns)

    def continue_from(self, other: "VideoFile") -> None:
        """Begin with the picture of another file of the same size, so that the next part is enough."""
        assert other.picture is not None  # noqa: S101 - it was written to
        self._picture.take_over(other.picture)

    @property
    def bytes_written(self) -> int:
        """The file's size so far."""
        return self._writer.bytes_written

    def write(self, packet: VideoPacket) -> None:
        """Append a packet; when this returns, a kill of this process can't lose it.

        Raises:
            OSError: It can't be written, and nothing more can be.
        """
        self._writer.write(packet.data, pts_ms=packet.pts_ns // TIMESTAMP_SCALE_NS, keyframe=packet.keyframe)
        self._end_ns = packet.pts_ns + self._frame_duration_ns

    def close(self) -> None:
        """Complete the file with its index and duration, after the last packet was written.

        Raises:
            OSError: They can't be written.
        """
        self._writer.close(duration_ms=self._end_ns // TIMESTAMP_SCALE_NS)

    def _encode(self, frame: av.VideoFrame, session_ns: int) -> VideoPacket:
        self.picture = frame
        pts_ns = round(session_ns / TIMESTAMP_SCALE_NS) * TIMESTAMP_SCALE_NS
        if self._last_pts_ns is not None:
            pts_ns = max(pts_ns, self._last_pts_ns + TIMESTAMP_SCALE_NS)
        packet = self._encoder.encode(frame, pts_ns=pts_ns)
        self._last_pts_ns = pts_ns
        return packet


def _open(encoding: Encoding, width_px: int, height_px: int, fps: int, threads: int) -> av.VideoCodecContext:
    try:
        return open_encoder(
            encoding,
            width_px=width_px,
            height_px=height_px,
            fps=fps,
            tick_ns=TIMESTAMP_SCALE_NS,
            threads=threads,
        )
    except (av.FFmpegError, ValueError, NotImplementedError) as error:
        raise EncoderFailed(f"{encoding.name}: {error}") from error
