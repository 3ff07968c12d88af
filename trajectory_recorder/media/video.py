"""Encodes what a display shows and writes it to a file: H.264 in Matroska, at a variable rate.

Encoding and writing are separate calls, for two threads: pictures are encoded where they arrive and
written where the files are owned. It drops no picture and invents none.
"""

from dataclasses import dataclass
from fractions import Fraction

import av
import numpy as np
import numpy.typing as npt
from av.codec.context import Flags
from av.video.frame import PictureType

from trajectory_recorder.media import h264
from trajectory_recorder.media.i420 import I420Picture
from trajectory_recorder.media.matroska import TIMESTAMP_SCALE_NS, MatroskaWriter, SeekableOutput, video_track

KEYFRAME_INTERVAL_NS = 2_000_000_000
"""A frame that comes this long or longer after the last keyframe is one: it bounds what an exact
seek decodes, and costs about 1 % in size."""

_OPTIONS = {
    "preset": "veryfast",
    "crf": "23",
    # One packet per picture, at once, and no reference to the picture's memory afterwards.
    "tune": "zerolatency",
    "bf": "0",
    # No other keyframes than those asked for, and no I pictures between them that some tools take
    # for keyframes though decoding can't begin there.
    "sc_threshold": "0",
}
_BT709 = 1
_NO_KEYFRAMES_BY_COUNT = 1_000_000


@dataclass(frozen=True, slots=True)
class VideoPacket:
    """One encoded picture. `pts_ns` is its time stamp in the file, a whole number of milliseconds."""

    data: bytes
    pts_ns: int
    keyframe: bool


class VideoFile:
    """One video of one display. `encode` belongs to one thread, everything else to another.

    Args:
        file: A new binary file, unbuffered; whoever opened it closes it.
        width_px: The display's width.
        height_px: The display's height.
        fps: The highest frame rate, a hint for the encoder and for players.

    Raises:
        OSError: The file's header can't be written.
    """

    def __init__(self, file: SeekableOutput, *, width_px: int, height_px: int, fps: int) -> None:
        self._picture = I420Picture(width_px, height_px)
        self.coded_width_px = self._picture.width_px
        self.coded_height_px = self._picture.height_px
        self._encoder = _open_encoder(self.coded_width_px, self.coded_height_px, fps)
        self._frame_duration_ns = 1_000_000_000 // fps
        self._last_pts_ns: int | None = None
        self._last_keyframe_ns: int | None = None
        self._end_ns = 0
        track = video_track(
            "V_MPEG4/ISO/AVC",
            h264.configuration(self._encoder.extradata or b""),
            width_px=self.coded_width_px,
            height_px=self.coded_height_px,
        )
        self._writer = MatroskaWriter(file, track)

    def encode(
        self, pixels: npt.NDArray[np.uint8], first_row: int, end_row: int, *, session_ns: int
    ) -> VideoPacket:
        """Encode a picture.

        Args:
            pixels: The whole picture, (height, width, 4) BGRA. Not referred to afterwards.
            first_row: First row that may differ from the picture before.
            end_row: Row behind the last that may differ.
            session_ns: When the picture was read.

        Raises:
            ValueError: The picture has another size than the file.
        """
        pts_ns = round(session_ns / TIMESTAMP_SCALE_NS) * TIMESTAMP_SCALE_NS
        if self._last_pts_ns is not None:
            pts_ns = max(pts_ns, self._last_pts_ns + TIMESTAMP_SCALE_NS)
        frame = self._picture.update(pixels, first_row, end_row)
        frame.pts = pts_ns // TIMESTAMP_SCALE_NS
        frame.time_base = Fraction(TIMESTAMP_SCALE_NS, 1_000_000_000)
        # Said every time: the frame is kept, and an I left over would make all frames keyframes.
        frame.pict_type = PictureType.I if self._keyframe_due(pts_ns) else PictureType.NONE
        (packet,) = self._encoder.encode(frame)
        self._last_pts_ns = pts_ns
        if packet.is_keyframe:
            self._last_keyframe_ns = pts_ns
        return VideoPacket(h264.length_prefixed(bytes(packet)), pts_ns, packet.is_keyframe)

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

    def _keyframe_due(self, pts_ns: int) -> bool:
        return self._last_keyframe_ns is None or pts_ns - self._last_keyframe_ns >= KEYFRAME_INTERVAL_NS


def _open_encoder(width_px: int, height_px: int, fps: int) -> av.VideoCodecContext:
    encoder = av.CodecContext.create("libx264", "w")
    encoder.width, encoder.height = width_px, height_px
    encoder.pix_fmt = "yuv420p"
    encoder.time_base = Fraction(TIMESTAMP_SCALE_NS, 1_000_000_000)
    encoder.framerate = Fraction(fps)
    encoder.colorspace = encoder.color_primaries = encoder.color_trc = _BT709
    encoder.color_range = 1  # limited
    encoder.gop_size = _NO_KEYFRAMES_BY_COUNT
    encoder.thread_count = 1
    encoder.flags |= Flags.global_header
    encoder.options = _OPTIONS
    encoder.open()
    return encoder
