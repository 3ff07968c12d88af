"""Decodes pictures and voice from media files, in bounded memory.

It decodes what there is: at a torn end it stops, and says nothing of it; `scan.py` does.
"""

import errno
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO, cast

import av
import numpy as np
import numpy.typing as npt
from av.sidedata.encparams import VideoEncParams

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.media.sparing import SparingDecoder
from trajectory_recorder.media.voice import RATE_HZ

_SECOND_NS = 1_000_000_000
_PCM_FORMATS = {"s16", "s16p"}

Rgb = npt.NDArray[np.uint8]
Pcm = npt.NDArray[np.int16]
Luma = npt.NDArray[np.uint8]


def frames(path: Path, *, from_ns: int = 0) -> Iterator[tuple[int, Rgb]]:
    """Decode pictures with their time stamps, beginning with the one that is shown at `from_ns`.

    Args:
        path: A video file.
        from_ns: A time in the file: the first picture is the last one at or before it, or the
            file's first.

    Yields:
        Time stamp in nanoseconds, and the picture as (height, width, 3) RGB of the coded size.

    Raises:
        DamagedBundle: The file or a picture in it can't be decoded.
        OSError: The file can't be read.
    """
    shown: tuple[int, av.VideoFrame] | None = None
    for pts_ns, frame in _decoded(path, "video", from_ns):
        if shown is not None and pts_ns > from_ns:
            yield shown[0], _rgb(shown[1], path)
        shown = pts_ns, cast("av.VideoFrame", frame)
    if shown is not None:
        yield shown[0], _rgb(shown[1], path)


def pictures_at(path: Path, pts_ns: Iterable[int]) -> Iterator[tuple[int, Rgb]]:
    """Decode the pictures that have these time stamps, reading the file once.

    Of each group of pictures, from a key frame to the next, only what leads to an asked one is decoded.
    A picture with an error in it is left out, as are those that build on it, and those that the file
    doesn't have: whoever asks sees what did not come. H.264 has no checksums, so that not every error is
    noticed; those of the bundle's files find it.

    Args:
        path: A video file.
        pts_ns: The time stamps in nanoseconds, in any order.

    Yields:
        Time stamp and picture as `frames`, in the order of the file, each once.

    Raises:
        DamagedBundle: The rest of the file can't be read; what came before was yielded.
        OSError: The file can't be read.
    """
    for at_ns, frame in frames_at(path, pts_ns):
        yield at_ns, _rgb(frame, path)


def luma_at(path: Path, pts_ns: Iterable[int]) -> Iterator[tuple[int, Luma]]:
    """Decode only the brightness of pictures; as `pictures_at`, and several times faster.

    Yields:
        Time stamp and luma as (height, width), 16 for black to 235 for white.
    """
    for at_ns, frame in frames_at(path, pts_ns):
        plane = frame.planes[0]
        rows = np.frombuffer(memoryview(plane), np.uint8).reshape(plane.height, plane.line_size)
        yield at_ns, rows[:, : plane.width]


def quantizers(path: Path, keys_ns: Iterable[int]) -> list[int]:
    """How coarsely key frames are encoded: H.264's quantizer, 0 to 51, of each as a whole.

    Args:
        path: A video file.
        keys_ns: The time stamps of key frames.

    Raises:
        DamagedBundle: The file can't be decoded there.
        OSError: It can't be read.
    """
    found: list[int] = []
    with path.open("rb") as file, _translated(path), _container(file) as container:
        stream, _ = _stream(container, "video", path)
        stream.codec_context.options = {"export_side_data": "venc_params"}
        for key_ns in keys_ns:
            container.seek(int(Fraction(key_ns, _SECOND_NS) / stream.time_base), stream=stream)
            told = next((frame.side_data for frame in container.decode(stream)), ())
            found += [int(it.qp) for it in told if isinstance(it, VideoEncParams)]
    return found


def frames_at(path: Path, pts_ns: Iterable[int]) -> Iterator[tuple[int, av.VideoFrame]]:
    """Decode pictures and leave them as they were encoded; as `pictures_at`, for those who encode them again."""
    asked = set(pts_ns)
    with path.open("rb") as file, _translated(path), _container(file) as container:
        stream, tick = _stream(container, "video", path)
        decoder = SparingDecoder(stream.codec_context)
        for packet in container.demux(stream):
            for frame in decoder.take(packet, wanted=_time_ns(packet.pts, tick) in asked):
                at_ns = _time_ns(frame.pts, tick)
                if at_ns is not None and at_ns in asked:
                    asked.remove(at_ns)
                    yield at_ns, frame
            if not asked:
                return


def samples(path: Path) -> Iterator[tuple[int, Pcm]]:
    """Decode a voice, packet by packet, with the time stamp of each one's first sample.

    Yields:
        Time stamp in nanoseconds, and the samples, shape (n,).

    Raises:
        DamagedBundle: The file or a packet in it can't be decoded.
        OSError: The file can't be read.
    """
    for pts_ns, frame in _decoded(path, "audio", 0):
        sound = cast("av.AudioFrame", frame)
        shape = sound.layout.nb_channels, sound.sample_rate
        if sound.format.name not in _PCM_FORMATS or shape != (1, RATE_HZ):
            raise DamagedBundle(f"{path.name} is not mono sound of 16 bits and 48 kHz")
        # Not by `to_ndarray`: it takes a third as long as decoding them.
        yield pts_ns, np.frombuffer(bytes(sound.planes[0]), np.int16, sound.samples)


def _decoded(path: Path, kind: str, from_ns: int) -> Iterator[tuple[int, object]]:
    with path.open("rb") as file, _translated(path), _container(file) as container:
        stream, tick = _stream(container, kind, path)
        if from_ns > 0:
            container.seek(int(Fraction(from_ns, _SECOND_NS) / stream.time_base), stream=stream)
        for frame in container.decode(stream):
            at_ns = _time_ns(frame.pts, tick)
            if not isinstance(frame, av.VideoFrame | av.AudioFrame) or at_ns is None:
                raise DamagedBundle(f"{path.name} has a picture or sound without a time stamp")
            yield at_ns, frame


def _stream(container: av.container.InputContainer, kind: str, path: Path) -> tuple[Any, tuple[int, int]]:
    """The file's stream of a kind, and what a tick of its time stamps is in nanoseconds, as a ratio."""
    streams = [stream for stream in container.streams if stream.type == kind]
    if not streams or streams[0].time_base is None:
        raise DamagedBundle(f"{path.name} holds no {kind}")
    return streams[0], (streams[0].time_base * _SECOND_NS).as_integer_ratio()


def _time_ns(pts: int | None, tick: tuple[int, int]) -> int | None:
    return None if pts is None else pts * tick[0] // tick[1]


def _container(file: BinaryIO) -> av.container.InputContainer:
    # All that is to be known stands in the file's head: looking for more decodes pictures, and takes longer
    # than what many a caller wants.
    options = {"probesize": "4096"}
    return av.open(file, "r", format="matroska", metadata_errors="replace", options=options)


def _rgb(frame: av.VideoFrame, path: Path) -> Rgb:
    with _translated(path):
        return np.asarray(frame.to_ndarray(format="rgb24"))


@contextmanager
def _translated(path: Path) -> Iterator[None]:
    try:
        yield
    except av.FFmpegError as error:
        raise DamagedBundle(f"{path.name} can't be decoded: {error}") from error
    except OSError as error:
        # A damaged file may send libav to a place that no file has; other errors are the disk's.
        if error.errno != errno.EINVAL:
            raise
        raise DamagedBundle(f"{path.name} can't be decoded: it points outside itself") from error
