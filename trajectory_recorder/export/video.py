"""Pictures of a variable rate made into video of a constant one, and such videos joined without encoding anew.

All video of a dataset has one size, which is fixed before any recording is looked at: pictures are made smaller where
they don't fit, lie in its upper left corner, and what is left is black. Every key frame comes with the same parameter
sets, so that videos can follow each other in one file. Pictures are encoded by one thread and nothing is written that
tells of time or machine.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.video.frame import PictureType
from av.video.reformatter import ColorRange, Colorspace, Interpolation, VideoReformatter

from trajectory_recorder.errors import DamagedBundle, OutputUnusable
from trajectory_recorder.media import h264
from trajectory_recorder.media.encoding import open_encoder, software
from trajectory_recorder.media.matroska import MatroskaWriter, SeekableOutput, video_track
from trajectory_recorder.media.planar import planes_of
from trajectory_recorder.settings import Quality

_SECOND_NS = 1_000_000_000
_PIXELS = "yuv420p"
_BLACK = (16, 128, 128)
_HOW = Interpolation.AREA | Interpolation.ACCURATE_RND | Interpolation.BITEXACT
# The index first, for those who read over a line; no version of the library and no time of making.
_MP4 = {"movflags": "faststart", "fflags": "bitexact"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """The size of all pictures of a dataset, even numbers of pixels."""

    width_px: int
    height_px: int

    def scale(self, width_px: int, height_px: int) -> float:
        """How much smaller a picture is made so that it fits; 1 where it does."""
        return min(1.0, self.width_px / max(width_px, 1), self.height_px / max(height_px, 1))

    def fitted(self, width_px: int, height_px: int) -> tuple[int, int]:
        """The even size that a picture has in it."""
        scale = self.scale(width_px, height_px)
        width, height = (max(2, round(it * scale / 2) * 2) for it in (width_px, height_px))
        return min(width, self.width_px), min(height, self.height_px)


class SheetPicture:
    """One picture of a dataset's size, on which others are shown."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet
        self._shown: tuple[int, int] | None = None
        self._reformatter = VideoReformatter()
        self.frame = av.VideoFrame(sheet.width_px, sheet.height_px, _PIXELS)
        self.frame.colorspace = Colorspace.ITU709
        self.frame.color_range = ColorRange.MPEG
        self._planes = planes_of(self.frame)

    def show(self, frame: av.VideoFrame) -> None:
        """Show a decoded picture, as it was encoded."""
        size = self._sheet.fitted(frame.width, frame.height)
        if size != self._shown:
            for plane, value in zip(self._planes, _BLACK, strict=True):
                plane[:] = value
            self._shown = size
        smaller = self._reformatter.reformat(
            frame,
            *size,
            format=_PIXELS,
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            interpolation=_HOW,
            threads=1,
        )
        for plane, part in zip(self._planes, planes_of(smaller), strict=True):
            plane[: part.shape[0], : part.shape[1]] = part

    def rgb(self) -> np.ndarray[Any, np.dtype[np.uint8]]:
        """What it shows, (height, width, 3)."""
        return np.asarray(
            self._reformatter.reformat(self.frame, format="rgb24", interpolation=_HOW, threads=1).to_ndarray()
        )


class Film:
    """Writes pictures to a new Matroska file, one for each tick; `close` completes it.

    There is a key frame every second: who trains reads at random.

    Args:
        file: A new binary file, unbuffered; whoever opened it closes it.
        sheet: The size of its pictures.
        frames_per_second: Their rate.
    """

    def __init__(self, file: SeekableOutput, sheet: Sheet, *, frames_per_second: int) -> None:
        self.pictures = 0
        self._rate = frames_per_second
        size = {"width_px": sheet.width_px, "height_px": sheet.height_px}
        self._encoder = open_encoder(
            software(Quality.BALANCED),
            **size,
            fps=frames_per_second,
            tick_ns=Fraction(_SECOND_NS, frames_per_second),
        )
        headers = h264.configuration(self._encoder.extradata or b"")
        self._writer = MatroskaWriter(file, video_track("V_MPEG4/ISO/AVC", headers, **size))

    def add(self, frame: av.VideoFrame) -> None:
        """Show a picture for the next tick."""
        frame.pts, frame.time_base = self.pictures, Fraction(1, self._rate)
        # Said every time: the frame is kept, and an I left over would make all frames key frames.
        due = self.pictures % self._rate == 0
        frame.pict_type = PictureType.I if due else PictureType.NONE
        for packet in self._encoder.encode(frame):
            data = h264.length_prefixed(bytes(packet))
            self._writer.write(data, pts_ms=self._ms(self.pictures), keyframe=packet.is_keyframe)
        self.pictures += 1

    def close(self) -> None:
        """Complete the file."""
        self._writer.close(duration_ms=self._ms(self.pictures))

    def _ms(self, pictures: int) -> int:
        return pictures * 1000 // self._rate


def join_films(paths: Iterable[Path], destination: Path, *, frames_per_second: int) -> None:
    """Put films one behind the other into a new file, packet by packet.

    Args:
        paths: Films of one size and rate.
        destination: The new file.
        frames_per_second: Their rate.

    Raises:
        DamagedBundle: One of them has another size, or was made by another version of the encoder.
        OutputUnusable: It can't be written.
    """
    with _written(destination) as joined:
        join = _Joining(joined, Fraction(1, frames_per_second))
        for path in paths:
            with av.open(str(path), format="matroska") as film:
                join.append(film, path.name)


class _Joining:
    """A file to which the packets of others are copied."""

    def __init__(self, joined: Any, tick: Fraction) -> None:  # noqa: ANN401 - av has no types
        self._joined = joined
        self._tick = tick
        self._output: Any = None
        self._headers: bytes | None = None
        self._pictures = 0

    def append(self, film: Any, name: str) -> None:  # noqa: ANN401 - av has no types
        stream = film.streams.video[0]
        if self._output is None:
            self._output = self._joined.add_stream_from_template(stream)
            self._output.time_base, self._headers = self._tick, stream.codec_context.extradata
        if stream.codec_context.extradata != self._headers:
            raise DamagedBundle(f"{name} was made by another encoder", "convert all with one version of it")
        for packet in film.demux(stream):
            if packet.size:
                packet.pts = packet.dts = self._pictures
                packet.duration, packet.time_base, packet.stream = 1, self._tick, self._output
                self._joined.mux(packet)
                self._pictures += 1


@contextmanager
def _written(path: Path) -> Iterator[Any]:
    try:
        with av.open(str(path), "w", format="mp4", options=_MP4) as container:
            yield container
    except av.FFmpegError as error:
        if not isinstance(error, OSError):
            raise
        raise OutputUnusable(f"{path} can't be written: {error.strerror}", "make room") from error
