"""One display's video after the edits: what did not change is copied packet by packet, the rest encoded anew.

Encoding begins where the first picture differs and goes on to the end of its group of pictures, because what
follows builds on it. Where the encoder's parameter sets are not the file's, a further file is begun.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from typing import Any, cast

import av

from trajectory_recorder.bundle import BundleWriter, layout
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import EncoderEvent, FrameEvent
from trajectory_recorder.media import scan
from trajectory_recorder.media.encoding import Encoding, software
from trajectory_recorder.media.matroska import TIMESTAMP_SCALE_NS, MatroskaWriter, video_track
from trajectory_recorder.media.video import VideoEncoder
from trajectory_recorder.redaction.covering import black, covered
from trajectory_recorder.redaction.group import Group
from trajectory_recorder.redaction.pictures import Shot, Shots
from trajectory_recorder.redaction.plan import Plan
from trajectory_recorder.redaction.recording import Recording
from trajectory_recorder.redaction.story import Told
from trajectory_recorder.settings import Quality, RecordSettings

# Each takes a slice of the picture; more would make slices of a few lines of small ones.
_MOST_THREADS = 8


@dataclass(slots=True)
class Work:
    """How many frames were copied and how many encoded so far, and how long the encoded ones are shown."""

    copied: int = 0
    encoded: int = 0
    encoded_ns: int = 0


def video(
    recording: Recording, plan: Plan, display_id: int, *, writer: BundleWriter, work: Work
) -> Iterator[Told]:
    """Write the video of one display, and tell of its frames.

    Args:
        recording: What is edited.
        plan: How.
        display_id: The display.
        writer: Where the files go.
        work: Counts what is done.

    Yields:
        New session time in nanoseconds, and the event, as the frames are written.

    Raises:
        DamagedBundle: A picture that is needed can't be decoded.
        EncoderFailed: A picture can't be encoded.
        OSError: A file can't be read or written.
    """
    track = _Track(recording, plan, display_id, writer, work)
    frames = (it for it in recording.bundle.events_of(FrameEvent) if it[1].display_id == display_id)
    shots = Shots(recording, plan, display_id)
    followed = pairwise(chain(frames, [(recording.duration_ns, None)]))
    for number, ((at_ns, frame), (next_ns, _)) in enumerate(followed):
        assert frame is not None  # noqa: S101 - only the last of all has none
        track.take(frame)
        for shot in shots.of(number, frame, at_ns, next_ns):
            yield from track.show(shot, frame)
    track.close()


@dataclass(slots=True)
class _Written:
    """The new file that is being written."""

    path: str
    muxer: MatroskaWriter
    private: bytes
    source: str
    size: tuple[int, int]
    last_pts_ns: int = -TIMESTAMP_SCALE_NS


class _Track:
    def __init__(
        self, recording: Recording, plan: Plan, display_id: int, writer: BundleWriter, work: Work
    ) -> None:
        self._recording = recording
        self._plan = plan
        self._display_id = display_id
        self._writer = writer
        self._work = work
        self._source = ""
        self._packets: scan.Packets | None = None
        self._data = b""
        self._group = Group(b"", "")
        # The packet before this one was copied, so that this one can be.
        self._unbroken = False
        self._copies = False
        self._encoder: VideoEncoder | None = None
        self._written: _Written | None = None
        self._segments = 0
        self._encoded_since_ns: int | None = None

    def take(self, frame: FrameEvent) -> None:
        """Read the next frame's packet."""
        if frame.path != self._source or self._packets is None:
            self._close_source()
            self._packets = scan.packets(self._recording.bundle.path(frame.path))
            self._source = frame.path
            self._encoder = None
            self._group = Group(self._packets.codec_private, frame.path)
        if next(self._packets, None) is None:
            raise DamagedBundle(f"{frame.path} ends before its last frame")
        self._data = self._packets.data()
        if frame.keyframe:
            self._group = Group(self._packets.codec_private, frame.path)
        self._group.add(self._data)
        # Whether this one is copied, its first shot decides; nothing can build on one that was left out.
        self._copies = frame.keyframe or self._unbroken
        self._unbroken = False

    def show(self, shot: Shot, frame: FrameEvent) -> Iterator[Told]:
        """Write a picture, and tell of it."""
        self._count_encoded(shot.at_ns)
        if shot.is_own and shot.look.is_plain and self._copies:
            yield from self._copy(shot, frame)
        else:
            yield from self._encode(shot, frame)

    def close(self) -> None:
        """Complete the files."""
        self._count_encoded(self._plan.times.duration_ns)
        self._close_source()
        self._close_written()

    def _count_encoded(self, until_ns: int) -> None:
        if self._encoded_since_ns is not None:
            self._work.encoded_ns += until_ns - self._encoded_since_ns
            self._encoded_since_ns = None

    # --- copying and encoding ---

    def _copy(self, shot: Shot, frame: FrameEvent) -> Iterator[Told]:
        assert self._packets is not None  # noqa: S101 - the frame's packet was read from it
        self._encoder = None
        self._unbroken = True
        told = self._recording.encoders.get(frame.path)
        begun = self._continue(frame, self._packets.codec_private, told)
        yield from ((shot.at_ns, it) for it in begun)
        shifted_ns = frame.pts_ns - _whole_ms(self._plan.times.removed_ns(frame.pts_ns))
        self._work.copied += 1
        yield shot.at_ns, self._write(self._data, shifted_ns, frame, keyframe=frame.keyframe)

    def _encode(self, shot: Shot, frame: FrameEvent) -> Iterator[Told]:
        self._unbroken = self._copies = False
        encoding = self._encoding(frame)
        size = frame.coded_width_px, frame.coded_height_px
        if self._encoder is None or self._written is None or self._written.size != size:
            self._encoder = VideoEncoder(
                *size, fps=self._fps(), encoding=encoding, threads=min(os.cpu_count() or 1, _MOST_THREADS)
            )
        told = EncoderEvent(
            self._display_id,
            "",
            encoding.name,
            encoding.pixel_format,
            encoding.hardware,
            encoding.options,
            refused={},
        )
        begun = self._continue(frame, self._encoder.configuration, told)
        yield from ((shot.at_ns, it) for it in begun)
        pts_ns = self._next_pts_ns(shot.at_ns)
        packet = self._encoder.encode(self._picture(shot, frame, encoding), pts_ns=pts_ns)
        self._work.encoded += 1
        self._encoded_since_ns = shot.at_ns
        yield shot.at_ns, self._write(packet.data, pts_ns, frame, keyframe=packet.keyframe)

    def _picture(self, shot: Shot, frame: FrameEvent, encoding: Encoding) -> av.VideoFrame:
        if shot.look.black:
            return black(frame.coded_width_px, frame.coded_height_px, encoding.pixel_format)
        picture = self._group.newest()
        if (picture.width, picture.height) != (frame.coded_width_px, frame.coded_height_px):
            raise DamagedBundle(f"{frame.path} shows pictures of another size than it says")
        if picture.format.name != encoding.pixel_format:
            picture = picture.reformat(format=encoding.pixel_format)
        return covered(picture, shot.look.covered)

    def _encoding(self, frame: FrameEvent) -> Encoding:
        """The recorder's, in software. Options from a bundle are never given to an encoder: some name files."""
        told = self._recording.encoders.get(frame.path)
        sharp = software(Quality.SHARP)
        if told is not None and told.pixel_format == sharp.pixel_format:
            return sharp
        small = self._recording.manifest.settings.get("quality") == Quality.SMALL
        return software(Quality.SMALL if small else Quality.BALANCED)

    def _fps(self) -> int:
        usual = RecordSettings().fps
        said: Any = self._recording.manifest.settings.get("fps", usual)
        return said if isinstance(said, int) and 1 <= said <= 240 else usual

    # --- files ---

    def _continue(
        self, frame: FrameEvent, private: bytes, told: EncoderEvent | None
    ) -> Iterator[EncoderEvent]:
        """See that a file is open that a packet can go into; tells of one that is begun."""
        size = frame.coded_width_px, frame.coded_height_px
        written = self._written
        if written is not None and (written.private, written.source, written.size) == (
            private,
            frame.path,
            size,
        ):
            return
        self._close_written()
        path = layout.screen_path(self._display_id, self._segments)
        self._segments += 1
        tracks = video_track("V_MPEG4/ISO/AVC", private, width_px=size[0], height_px=size[1])
        muxer = MatroskaWriter(self._writer.open_media(path), tracks)
        self._written = _Written(path, muxer, private, frame.path, size)
        if told is not None:
            yield replace(told, path=path)

    def _next_pts_ns(self, at_ns: int) -> int:
        assert self._written is not None  # noqa: S101 - `_continue` came before
        return max(_whole_ms(at_ns), self._written.last_pts_ns + TIMESTAMP_SCALE_NS)

    def _write(self, data: bytes, pts_ns: int, frame: FrameEvent, *, keyframe: bool) -> FrameEvent:
        written = cast("_Written", self._written)
        pts_ns = self._next_pts_ns(pts_ns)
        written.muxer.write(data, pts_ms=pts_ns // TIMESTAMP_SCALE_NS, keyframe=keyframe)
        written.last_pts_ns = pts_ns
        return replace(frame, path=written.path, pts_ns=pts_ns, keyframe=keyframe)

    def _close_source(self) -> None:
        if self._packets is not None:
            self._packets.close()
            self._packets = None

    def _close_written(self) -> None:
        written, self._written = self._written, None
        if written is not None:
            ends_ns = written.last_pts_ns + 1_000_000_000 // self._fps()
            written.muxer.close(duration_ms=ends_ns // TIMESTAMP_SCALE_NS)
            self._writer.complete_media(written.path)


def _whole_ms(time_ns: int) -> int:
    return round(time_ns / TIMESTAMP_SCALE_NS) * TIMESTAMP_SCALE_NS
