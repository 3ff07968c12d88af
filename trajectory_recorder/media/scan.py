"""Reads what a media file consists of, without decoding it, and copies the good part of one.

For verifying and for mending after a kill, so it trusts nothing: it needs little memory whatever
the file says, and the only error that a bad file causes is DamagedBundle. It reads Matroska with
one track and without lacing, known or unknown sizes; it doesn't look into H.264 or FLAC beyond a
FLAC frame's length. No decoder is involved, so no hostile file can crash one.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.media import ebml, flac
from trajectory_recorder.media.ebml import EndsEarly, Id, MalformedEbml
from trajectory_recorder.media.matroska import TIMESTAMP_SCALE_NS, MatroskaWriter, SeekableOutput

_CODECS = {"V_MPEG4/ISO/AVC": "h264", "A_FLAC": "flac"}
# Far above what a picture of the largest display takes, far below what would hurt.
_LARGEST_PACKET = 64 << 20
_LARGEST_HEADER = 1 << 20
_LAST_TIME_NS = 1 << 63
_LONGEST_FIELDS = 12  # an id and a size
_LONGEST_BLOCK_HEAD = 8 + 2 + 1 + flac.LONGEST_HEADER
_LACING = 0x06
_KEYFRAME = 0x80


@dataclass(frozen=True, slots=True)
class PacketInfo:
    """One packet. `duration_ns` is a voice packet's length, a picture's nominal one."""

    pts_ns: int
    duration_ns: int
    keyframe: bool
    bytes: int


@dataclass(frozen=True, slots=True)
class StreamInfo:
    """The file's one stream. Sizes are None for sound, the rate is None for pictures."""

    codec: str
    width_px: int | None
    height_px: int | None
    rate_hz: int | None
    time_base_ns: int


class Packets(Iterator[PacketInfo]):
    """The packets of a file, in its order; see `packets`.

    Attributes:
        stream: What they are packets of.
        torn: Whether the file ends before it should: within a packet, or before the size it
            announces. Known when the iterator is exhausted, as is the next.
        complete: Whether the file was also closed by its writer, with index and sizes.
    """

    def __init__(self, path: Path) -> None:
        self._walk = _Walk(path)
        self._located = self._walk.packets()
        self._last = _Located(PacketInfo(0, 0, keyframe=False, bytes=0), 0)
        self.stream: StreamInfo = self._walk.stream

    @property
    def torn(self) -> bool:
        return self._walk.torn

    @property
    def tracks(self) -> bytes:
        """The file's Tracks element, as a `MatroskaWriter` takes it."""
        return self._walk.tracks

    @property
    def codec_private(self) -> bytes:
        """What a decoder has to be told of the stream beforehand."""
        return self._walk.codec_private

    def data(self) -> bytes:
        """The packet that was returned last.

        Raises:
            OSError: It can't be read.
        """
        return self._walk.data(self._last)

    def close(self) -> None:
        """Let go of the file, for those who don't read it to its end."""
        self._walk.close()

    @property
    def complete(self) -> bool:
        return self._walk.complete and not self._walk.torn

    def __next__(self) -> PacketInfo:
        self._last = next(self._located)
        return self._last.info


def packets(path: Path) -> Packets:
    """Read the packets of a file one by one; stops at a torn end.

    Raises:
        DamagedBundle: The file is no Matroska file of one track, or, while iterating, it makes no
            sense from here on. The packets before were good.
        OSError: It can't be read.
    """
    return Packets(path)


def stream_info(path: Path) -> StreamInfo:
    """Read what a file holds.

    Raises:
        DamagedBundle: It is no Matroska file, or ends before it says.
        OSError: It can't be read.
    """
    walk = _Walk(path)
    walk.close()
    return walk.stream


def remux(source: Path, destination_file: SeekableOutput, *, last_pts_ns: int) -> int:
    """Copy the packets up to and including a time stamp into a new, complete file.

    Args:
        source: The file to mend, which isn't changed.
        destination_file: A new binary file; whoever opened it closes it.
        last_pts_ns: The time stamp of the last packet to copy.

    Returns:
        How many packets were copied.

    Raises:
        DamagedBundle: `source` is damaged before that packet.
        OSError: It can't be read, or the copy not be written.
    """
    walk = _Walk(source)
    writer = MatroskaWriter(destination_file, walk.tracks)
    copied = end_ns = 0
    with source.open("rb") as file:
        for packet in walk.packets():
            if packet.info.pts_ns > last_pts_ns:
                break
            file.seek(packet.at)
            data = file.read(packet.info.bytes)
            writer.write(data, pts_ms=_ticks(packet.info.pts_ns), keyframe=packet.info.keyframe)
            end_ns = packet.info.pts_ns + packet.info.duration_ns
            copied += 1
            if packet.info.pts_ns == last_pts_ns:
                break  # What follows may be anything: it is not looked at.
    walk.close()
    writer.close(duration_ms=_ticks(end_ns))
    return copied


def _ticks(time_ns: int) -> int:
    return round(time_ns / TIMESTAMP_SCALE_NS)


@dataclass(frozen=True, slots=True)
class _Located:
    info: PacketInfo
    at: int


@dataclass(frozen=True, slots=True)
class _Element:
    element_id: int
    at: int
    size: int | None


class _Torn(Exception):
    """The file ends within an element."""


class _Walk:
    """Goes through a file's elements in order. The two that hold packets are entered, not skipped."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: BinaryIO = path.open("rb")
        self.torn = False
        self._file_size = self._file.seek(0, 2)
        self._position = 0
        self._segment_end: int | None = None
        self._cluster_end: int | None = None
        self._cluster_ticks: int | None = None
        self._scale_ns = TIMESTAMP_SCALE_NS
        self._frame_duration_ns = 0
        try:
            self._read_header()
        except _Torn as error:
            self.close()
            raise DamagedBundle(f"{path.name} ends before its first packet") from error
        except BaseException:
            self.close()
            raise

    @property
    def complete(self) -> bool:
        return self._segment_end is not None

    def close(self) -> None:
        self._file.close()

    def packets(self) -> Iterator[_Located]:
        """Yield the packets, and close the file at the end.

        Raises:
            DamagedBundle: From here on the file makes no sense.
        """
        try:
            while self._position < self._file_size:
                packet = self._packet(self._next())
                if packet is not None:
                    yield packet
        except _Torn:
            self.torn = True
        except MalformedEbml as error:
            raise self._damaged(str(error)) from error
        finally:
            self.close()
        if self._segment_end is not None and self._segment_end > self._file_size:
            self.torn = True

    def data(self, located: _Located) -> bytes:
        """The bytes of a packet, while there are more to come."""
        self._file.seek(located.at)
        return self._file.read(located.info.bytes)

    # --- header ---

    def _read_header(self) -> None:
        try:
            if self._file_size == 0 or self._next().element_id != Id.EBML:
                raise DamagedBundle(f"{self._path.name} is not a Matroska file")
            self._skip()
            tracks = None
            while tracks is None:
                if self._position >= self._file_size:
                    raise _Torn
                current = self._next()
                if current.element_id == Id.SEGMENT:
                    self._enter_segment(current)
                elif current.element_id == Id.INFO:
                    self._read_info(self._payload(current))
                elif current.element_id == Id.TRACKS:
                    tracks = self._payload(current)
                elif current.element_id == Id.CLUSTER:
                    raise self._damaged("it describes no stream")
                else:
                    self._skip()
            self.tracks = ebml.element(Id.TRACKS, tracks)
            self.stream = self._read_tracks(tracks)
        except MalformedEbml as error:
            raise DamagedBundle(f"{self._path.name} is not a whole Matroska file: {error}") from error

    def _read_info(self, payload: bytes) -> None:
        for child_id, value in ebml.children(payload):
            if child_id == Id.TIMESTAMP_SCALE:
                self._scale_ns = int.from_bytes(value)
        if not 0 < self._scale_ns <= 1_000_000_000:
            raise self._damaged("its time stamps have no sensible unit")

    def _read_tracks(self, payload: bytes) -> StreamInfo:
        entries = [entry for child_id, entry in ebml.children(payload) if child_id == Id.TRACK_ENTRY]
        if len(entries) != 1:
            raise self._damaged(f"it has {len(entries)} streams where one is expected")
        entry = dict(ebml.children(entries[0]))
        video = dict(ebml.children(entry[Id.VIDEO])) if Id.VIDEO in entry else {}
        audio = dict(ebml.children(entry[Id.AUDIO])) if Id.AUDIO in entry else {}
        self._track_number = int.from_bytes(entry.get(Id.TRACK_NUMBER, b""))
        self.codec_private = entry.get(Id.CODEC_PRIVATE, b"")
        self._frame_duration_ns = int.from_bytes(entry.get(Id.DEFAULT_DURATION, b""))
        codec_id = entry.get(Id.CODEC_ID, b"").decode("ascii", "replace")
        return StreamInfo(
            codec=_CODECS.get(codec_id, codec_id),
            width_px=int.from_bytes(video[Id.PIXEL_WIDTH]) if Id.PIXEL_WIDTH in video else None,
            height_px=int.from_bytes(video[Id.PIXEL_HEIGHT]) if Id.PIXEL_HEIGHT in video else None,
            rate_hz=self._rate(audio.get(Id.SAMPLING_FREQUENCY, b"")) if audio else None,
            time_base_ns=self._scale_ns,
        )

    def _rate(self, payload: bytes) -> int:
        formats = {4: ">f", 8: ">d"}
        if len(payload) not in formats:
            raise self._damaged("it tells no sampling rate")
        rate_hz: float = struct.unpack(formats[len(payload)], payload)[0]
        if not 1 <= rate_hz <= 1_000_000:
            raise self._damaged(f"its sampling rate is {rate_hz}")
        return round(rate_hz)

    # --- packets ---

    def _packet(self, current: _Element) -> _Located | None:
        """Take in an element behind the header; returns its packet if it is or holds one."""
        if current.element_id == Id.CLUSTER:
            self._enter_cluster(current)
        elif current.element_id == Id.TIMESTAMP:
            self._cluster_ticks = int.from_bytes(self._payload(current, largest=8))
        elif current.element_id == Id.SIMPLE_BLOCK:
            return self._block(current)
        elif current.element_id == Id.BLOCK_GROUP:
            return self._group(current)
        else:
            self._skip()
        return None

    def _group(self, group: _Element) -> _Located | None:
        end = group.at + self._known(group)
        found: _Located | None = None
        duration_ns: int | None = None
        keyframe = True
        while self._position < end:
            child = self._next()
            if child.at + self._known(child) > end:
                raise MalformedEbml("a child is longer than its element")
            if child.element_id == Id.BLOCK:
                found = self._block(child)
            elif child.element_id == Id.BLOCK_DURATION:
                duration_ns = int.from_bytes(self._payload(child, largest=8)) * self._scale_ns
            elif child.element_id == Id.REFERENCE_BLOCK:
                keyframe = False
                self._skip()
            else:
                self._skip()
        if found is None:
            return None
        known_ns = found.info.duration_ns if duration_ns is None else duration_ns
        return _Located(PacketInfo(found.info.pts_ns, known_ns, keyframe, found.info.bytes), found.at)

    def _block(self, block: _Element) -> _Located:
        size = self._known(block)
        if size > _LARGEST_PACKET:
            raise self._damaged(f"a packet has {size} bytes")
        if self._cluster_ticks is None:
            raise self._damaged("a packet has no time stamp")
        self._file.seek(block.at)
        head = self._file.read(min(size, _LONGEST_BLOCK_HEAD))
        try:
            track, offset = ebml.read_size(head)
        except EndsEarly as error:
            raise MalformedEbml("a packet is too short") from error
        if size < offset + 3:
            raise MalformedEbml("a packet is too short")
        if track != self._track_number:
            raise self._damaged("a packet belongs to no stream")
        flags = head[offset + 2]
        if flags & _LACING:
            raise self._damaged("packets are laced, which can't be read here")
        ticks = self._cluster_ticks + int.from_bytes(head[offset : offset + 2], signed=True)
        if not 0 <= ticks * self._scale_ns < _LAST_TIME_NS:
            raise self._damaged("a packet's time stamp makes no sense")
        offset += 3
        self._skip()
        info = PacketInfo(
            pts_ns=ticks * self._scale_ns,
            duration_ns=self._duration_ns(head[offset:]),
            keyframe=bool(flags & _KEYFRAME),
            bytes=size - offset,
        )
        return _Located(info, block.at + offset)

    def _duration_ns(self, data: bytes) -> int:
        if self.stream.codec != "flac" or self.stream.rate_hz is None:
            return self._frame_duration_ns
        return flac.frame_samples(data) * 1_000_000_000 // self.stream.rate_hz

    # --- elements ---

    def _next(self) -> _Element:
        """Read the id and the size of the element here; its payload comes next."""
        if self._cluster_end is not None and self._position >= self._cluster_end:
            if self._position > self._cluster_end:
                raise MalformedEbml("a child is longer than its element")
            self._cluster_end = self._cluster_ticks = None
        self._file.seek(self._position)
        fields = self._file.read(_LONGEST_FIELDS)
        try:
            element_id, offset = ebml.read_id(fields)
            size, offset = ebml.read_size(fields, offset)
        except EndsEarly as error:
            raise _Torn from error
        self._current = _Element(element_id, self._position + offset, size)
        self._position += offset
        if element_id not in {Id.SEGMENT, Id.CLUSTER}:
            if size is None:
                raise MalformedEbml(f"an element {element_id:#x} has no size")
            if self._position + size > self._file_size:
                raise _Torn
        return self._current

    def _skip(self) -> None:
        self._position = self._current.at + self._known(self._current)

    def _payload(self, current: _Element, *, largest: int = _LARGEST_HEADER) -> bytes:
        size = self._known(current)
        if size > largest:
            raise MalformedEbml(f"an element {current.element_id:#x} has {size} bytes")
        self._file.seek(current.at)
        payload = self._file.read(size)
        self._skip()
        return payload

    @staticmethod
    def _known(current: _Element) -> int:
        if current.size is None:
            raise MalformedEbml(f"an element {current.element_id:#x} has no size")
        return current.size

    def _enter_segment(self, segment: _Element) -> None:
        if segment.size is not None:
            self._segment_end = segment.at + segment.size

    def _enter_cluster(self, cluster: _Element) -> None:
        self._cluster_ticks = None
        self._cluster_end = None if cluster.size is None else cluster.at + cluster.size

    def _damaged(self, what: str) -> DamagedBundle:
        return DamagedBundle(f"{self._path.name} is damaged near byte {self._position}: {what}")
