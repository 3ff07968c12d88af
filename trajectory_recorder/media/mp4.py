"""Copies recorded media into MP4, as browsers play them. It encodes and decodes nothing: packets stay as they are.

Pictures keep their times to the millisecond, counted from the file's first one. Sound has no holes in MP4 that
every browser would keep, so its packets follow each other; the copy says where each of them went.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO

import av

from trajectory_recorder.errors import DamagedBundle, OutputUnusable
from trajectory_recorder.media import flac
from trajectory_recorder.media.voice import RATE_HZ

_SECOND_NS = 1_000_000_000
_MS = Fraction(1, 1000)
_SAMPLE = Fraction(1, RATE_HZ)
# The index comes first, so that playing begins before everything was read; ticks are Matroska's milliseconds.
_MP4 = {"movflags": "faststart", "video_track_timescale": str(_MS.denominator)}


@dataclass(frozen=True, slots=True)
class Copy:
    """What a copy holds, by its packets.

    `pts_ns` is the time stamp in the recording of each, `place_ns` where it begins in the copy, and `end_ns` where
    the last one ends there. `left_out` packets can't be played: no key frame comes before them, they carry no
    time or go back in it, or are no packets of their codec.
    """

    pts_ns: tuple[int, ...]
    place_ns: tuple[int, ...]
    end_ns: int
    left_out: int


def copy_video(source: BinaryIO, destination: Path, *, name: str) -> Copy:
    """Copy H.264 with the times of its pictures, from its first key frame on.

    Args:
        source: A Matroska file; what comes before a torn end is copied.
        destination: A new file.
        name: What the source is called in errors.

    Raises:
        DamagedBundle: The source holds no video that can be copied.
        OutputUnusable: The destination can't be written.
        OSError: The source can't be read.
    """
    return _copy(source, destination, _Pictures(), name)


def copy_voice(source: BinaryIO, destination: Path, *, name: str) -> Copy:
    """Copy FLAC, each packet right behind the one before; as `copy_video`."""
    return _copy(source, destination, _Sound(), name)


class _Pictures:
    """Pictures lie as far from the first one as they did."""

    kind, codec, tick = "video", "h264", _MS

    def __init__(self) -> None:
        self._first: int | None = None
        self._last = -1

    def place(self, packet: Any, ticks: int) -> tuple[int, int] | None:  # noqa: ANN401 - av has no types
        """Where a packet goes and how long it is, in ticks; None for one that can't be played."""
        if self._first is None and not packet.is_keyframe:
            return None
        self._first = ticks if self._first is None else self._first
        at = ticks - self._first
        if at <= self._last:
            return None
        self._last = at
        return at, max(1, round((packet.duration or 0) * packet.time_base / _MS))


class _Sound:
    """Sound lies where the sound before it ends."""

    kind, codec, tick = "audio", "flac", _SAMPLE

    def __init__(self) -> None:
        self._samples = 0

    def place(self, packet: Any, ticks: int) -> tuple[int, int] | None:  # noqa: ARG002, ANN401 - as for pictures
        """As for pictures."""
        samples = flac.frame_samples(bytes(packet)[: flac.LONGEST_HEADER])
        at = self._samples
        self._samples += samples
        return (at, samples) if samples else None


def _copy(source: BinaryIO, destination: Path, track: _Pictures | _Sound, name: str) -> Copy:
    pts_ns: list[int] = []
    place_ns: list[int] = []
    end_ns = left_out = 0
    with _opened(source, name) as recorded, _made(destination, name) as copy:
        stream = _stream(recorded, track, name)
        output = copy.add_stream_from_template(stream)
        output.time_base = track.tick
        for packet in _packets(recorded, stream):
            at_ns = round(packet.pts * packet.time_base * _SECOND_NS)
            place = track.place(packet, round(packet.pts * packet.time_base / _MS))
            if place is None:
                left_out += 1
                continue
            packet.pts = packet.dts = place[0]
            packet.duration, packet.time_base, packet.stream = place[1], track.tick, output
            copy.mux(packet)
            pts_ns.append(at_ns)
            place_ns.append(round(place[0] * track.tick * _SECOND_NS))
            end_ns = round(sum(place) * track.tick * _SECOND_NS)
        if not pts_ns:
            raise DamagedBundle(f"{name} holds nothing that can be played")
    return Copy(tuple(pts_ns), tuple(place_ns), end_ns, left_out)


@contextmanager
def _made(destination: Path, name: str) -> Iterator[Any]:
    """The copy, which is there whole or not at all. Inside, libav is only asked to write: reading has its own errors."""
    try:
        with _whole(destination), av.open(str(destination), "w", format="mp4", options=_MP4) as copy:
            yield copy
    except av.FFmpegError as error:
        if isinstance(error, OSError):
            raise OutputUnusable(
                f"{destination} can't be written: {error.strerror}", "make room, or name another folder"
            ) from error
        raise DamagedBundle(f"{name} can't be copied: {error.strerror}") from error


@contextmanager
def _whole(destination: Path) -> Iterator[None]:
    try:
        yield
    except BaseException:
        destination.unlink(missing_ok=True)
        raise


@contextmanager
def _opened(source: BinaryIO, name: str) -> Iterator[Any]:
    try:
        recorded = av.open(
            source, "r", format="matroska", metadata_errors="replace", options={"probesize": "4096"}
        )
    except av.FFmpegError as error:
        raise DamagedBundle(f"{name} can't be read: {error.strerror}") from error
    with recorded:
        yield recorded


def _stream(recorded: Any, track: _Pictures | _Sound, name: str) -> Any:  # noqa: ANN401 - av has no types
    streams = [it for it in recorded.streams if it.type == track.kind]
    if not streams or streams[0].codec_context.name != track.codec:
        raise DamagedBundle(f"{name} holds no {track.kind} in {track.codec}")
    return streams[0]


def _packets(recorded: Any, stream: Any) -> Iterator[Any]:  # noqa: ANN401 - av has no types
    """The packets with a time; what libav can't take for a whole file any more ends them."""
    packets = recorded.demux(stream)
    while True:
        try:
            packet = next(packets, None)
        except av.FFmpegError:
            return
        if packet is None:
            return
        if packet.pts is not None and packet.size:
            yield packet
