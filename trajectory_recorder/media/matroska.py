"""Writes Matroska files of one track (RFC 9559) that a kill can't hurt.

Each packet goes to the operating system in one write, as it is handed in, so a killed recorder
loses none that was written. libav's muxer can't do that: it holds a cluster back until the next one
begins, which after the last change of a still picture may be minutes away, and takes a short write
of the file object for a whole one.

While it grows, the file's last cluster and its segment have no known size, as in a live stream, and
there is no index; every common player reads that. `close` puts in the sizes, the duration and the
index, in place: what was written before never moves. It writes no second track and no lacing.
"""

from typing import Protocol

from trajectory_recorder.media import ebml
from trajectory_recorder.media.ebml import Id

TIMESTAMP_SCALE_NS = 1_000_000
"""One tick of every time stamp in a file: a millisecond, Matroska's default."""

TRACK_NUMBER = 1
_APPLICATION = b"Trajectory Recorder"
_MIN_CLUSTER_MS = 1000
# Times in a cluster are signed 16-bit numbers relative to its own.
_MAX_CLUSTER_MS = 30_000
_KEYFRAME_FLAG = 0x80
_SIZE_LENGTH = 8
_DURATION_LENGTH = len(ebml.floating(Id.DURATION, 0.0))


class SeekableOutput(Protocol):
    """What is asked of a file: a new binary one, opened for writing, at best unbuffered."""

    def write(self, data: bytes, /) -> int | None: ...

    def seek(self, offset: int, /) -> int: ...


def video_track(codec_id: str, codec_private: bytes, *, width_px: int, height_px: int) -> bytes:
    """Describe a progressive picture in BT.709 colours of limited range, as a Tracks element.

    It names no frame duration: a player that is told one takes the rate for constant, and ffmpeg
    then complains of frames that come sooner.
    """
    colour = ebml.element(
        Id.COLOUR,
        ebml.unsigned(Id.MATRIX_COEFFICIENTS, 1)
        + ebml.unsigned(Id.RANGE, 1)
        + ebml.unsigned(Id.TRANSFER_CHARACTERISTICS, 1)
        + ebml.unsigned(Id.PRIMARIES, 1),
    )
    video = ebml.element(
        Id.VIDEO,
        ebml.unsigned(Id.FLAG_INTERLACED, 2)
        + ebml.unsigned(Id.PIXEL_WIDTH, width_px)
        + ebml.unsigned(Id.PIXEL_HEIGHT, height_px)
        + colour,
    )
    return _track(1, codec_id, codec_private, video)


def audio_track(codec_id: str, codec_private: bytes, *, rate_hz: int, bits: int) -> bytes:
    """Describe mono sound, as a Tracks element."""
    audio = ebml.element(
        Id.AUDIO,
        ebml.floating(Id.SAMPLING_FREQUENCY, rate_hz)
        + ebml.unsigned(Id.CHANNELS, 1)
        + ebml.unsigned(Id.BIT_DEPTH, bits),
    )
    return _track(2, codec_id, codec_private, audio)


def _track(track_type: int, codec_id: str, codec_private: bytes, rest: bytes) -> bytes:
    entry = (
        ebml.unsigned(Id.TRACK_NUMBER, TRACK_NUMBER)
        + ebml.unsigned(Id.TRACK_UID, TRACK_NUMBER)
        + ebml.unsigned(Id.TRACK_TYPE, track_type)
        + ebml.unsigned(Id.FLAG_LACING, 0)
        + ebml.element(Id.LANGUAGE, b"und")
        + ebml.element(Id.CODEC_ID, codec_id.encode())
        + ebml.element(Id.CODEC_PRIVATE, codec_private)
        + rest
    )
    return ebml.element(Id.TRACKS, ebml.element(Id.TRACK_ENTRY, entry))


class MatroskaWriter:
    """One growing file. Use it from one thread at a time; whoever opened the file closes it.

    Args:
        file: A new, empty file.
        tracks: The encoded Tracks element, of one track.

    Raises:
        OSError: The header can't be written.
    """

    def __init__(self, file: SeekableOutput, tracks: bytes) -> None:
        self._file = file
        self._end = 0
        self._error: OSError | None = None
        self._cues: list[tuple[int, int]] = []
        self._cluster_at: int | None = None
        self._cluster_ms = 0
        self._write_header(tracks)

    def write(self, data: bytes, *, pts_ms: int, keyframe: bool) -> None:
        """Append a packet; when this returns, the operating system has all of it.

        Raises:
            OSError: It can't be written. Part of it may be in the file, so nothing can follow:
                every later call raises the same.
        """
        self._check()
        head = (
            b"" if self._fits(pts_ms, keyframe=keyframe) else self._begin_cluster(pts_ms, keyframe=keyframe)
        )
        block = (
            ebml.size_field(TRACK_NUMBER)
            + (pts_ms - self._cluster_ms).to_bytes(2, signed=True)
            + bytes([_KEYFRAME_FLAG if keyframe else 0])
        )
        size = ebml.size_field(len(block) + len(data))
        self._append(b"".join((head, ebml.id_field(Id.SIMPLE_BLOCK), size, block, data)))

    @property
    def bytes_written(self) -> int:
        """The file's size so far; safe to read from any thread."""
        return self._end

    def close(self, *, duration_ms: int) -> None:
        """Complete the file with index, duration and sizes.

        Raises:
            OSError: They can't be written; the packets are readable nevertheless.
        """
        self._check()
        self._end_cluster()
        if self._cues:
            cues_at = self._end
            self._append(ebml.element(Id.CUES, b"".join(self._cue(*cue) for cue in self._cues)))
            self._replace(self._seek_to_cues_at, self._seek(Id.CUES, cues_at))
            self._replace(self._duration_at, ebml.floating(Id.DURATION, duration_ms))
        self._replace(
            self._segment_at - _SIZE_LENGTH, ebml.size_field(self._end - self._segment_at, _SIZE_LENGTH)
        )

    # --- layout ---

    def _write_header(self, tracks: bytes) -> None:
        opening = ebml.element(
            Id.EBML,
            ebml.unsigned(Id.EBML_VERSION, 1)
            + ebml.unsigned(Id.EBML_READ_VERSION, 1)
            + ebml.unsigned(Id.EBML_MAX_ID_LENGTH, 4)
            + ebml.unsigned(Id.EBML_MAX_SIZE_LENGTH, 8)
            + ebml.element(Id.DOC_TYPE, b"matroska")
            + ebml.unsigned(Id.DOC_TYPE_VERSION, 4)
            + ebml.unsigned(Id.DOC_TYPE_READ_VERSION, 2),
        )
        opening += ebml.id_field(Id.SEGMENT) + ebml.UNKNOWN_SIZE
        self._segment_at = len(opening)
        known = (
            ebml.unsigned(Id.TIMESTAMP_SCALE, TIMESTAMP_SCALE_NS)
            + ebml.element(Id.MUXING_APP, _APPLICATION)
            + ebml.element(Id.WRITING_APP, _APPLICATION)
        )
        info = ebml.element(Id.INFO, known + ebml.void(_DURATION_LENGTH))
        seek_length = len(self._seek(Id.INFO, 0))
        seek_head_length = len(ebml.element(Id.SEEK_HEAD, bytes(3 * seek_length)))
        info_at = self._segment_at + seek_head_length
        tracks_at = info_at + len(info)
        self._seek_to_cues_at = info_at - seek_length
        self._duration_at = tracks_at - _DURATION_LENGTH
        seek_head = ebml.element(
            Id.SEEK_HEAD,
            self._seek(Id.INFO, info_at) + self._seek(Id.TRACKS, tracks_at) + ebml.void(seek_length),
        )
        self._append(opening + seek_head + info + tracks)

    def _seek(self, element_id: Id, at: int) -> bytes:
        # Of one length whatever the position, so that the index's can be put in at the end.
        position = max(at - self._segment_at, 0).to_bytes(8)
        return ebml.element(
            Id.SEEK,
            ebml.element(Id.SEEK_ID, ebml.id_field(element_id)) + ebml.element(Id.SEEK_POSITION, position),
        )

    def _fits(self, pts_ms: int, *, keyframe: bool) -> bool:
        if self._cluster_at is None:
            return False
        elapsed_ms = pts_ms - self._cluster_ms
        return 0 <= elapsed_ms < (_MIN_CLUSTER_MS if keyframe else _MAX_CLUSTER_MS)

    def _begin_cluster(self, pts_ms: int, *, keyframe: bool) -> bytes:
        self._end_cluster()
        if keyframe:
            self._cues.append((pts_ms, self._end))
        self._cluster_at, self._cluster_ms = self._end, pts_ms
        return ebml.id_field(Id.CLUSTER) + ebml.UNKNOWN_SIZE + ebml.unsigned(Id.TIMESTAMP, pts_ms)

    def _end_cluster(self) -> None:
        if self._cluster_at is not None:
            size_at = self._cluster_at + len(ebml.id_field(Id.CLUSTER))
            size = self._end - size_at - _SIZE_LENGTH
            self._replace(size_at, ebml.size_field(size, _SIZE_LENGTH))
            self._cluster_at = None

    def _cue(self, pts_ms: int, cluster_at: int) -> bytes:
        position = ebml.unsigned(Id.CUE_TRACK, TRACK_NUMBER) + ebml.unsigned(
            Id.CUE_CLUSTER_POSITION, cluster_at - self._segment_at
        )
        return ebml.element(
            Id.CUE_POINT,
            ebml.unsigned(Id.CUE_TIME, pts_ms) + ebml.element(Id.CUE_TRACK_POSITIONS, position),
        )

    # --- bytes ---

    def _append(self, data: bytes) -> None:
        self._write_all(data)
        self._end += len(data)

    def _replace(self, at: int, data: bytes) -> None:
        self._file.seek(at)
        self._write_all(data)
        self._file.seek(self._end)

    def _check(self) -> None:
        if self._error is not None:
            raise self._error

    def _write_all(self, data: bytes) -> None:
        try:
            written = self._file.write(data)
            # An unbuffered file writes what fits on the disk and complains at the next attempt only.
            while written is not None and written < len(data):
                data = data[written:]
                written = self._file.write(data)
        except OSError as error:
            self._error = error
            raise
