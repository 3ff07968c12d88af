"""Decodes pictures and voice from media files, in bounded memory.

It decodes what there is: at a torn end it stops, and says nothing of it; `scan.py` does.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO, cast

import av
import numpy as np
import numpy.typing as npt

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.media.voice import RATE_HZ

_SECOND_NS = 1_000_000_000
_PCM_FORMATS = {"s16", "s16p"}

Rgb = npt.NDArray[np.uint8]
Pcm = npt.NDArray[np.int16]


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
        streams = [stream for stream in container.streams if stream.type == kind]
        if not streams or streams[0].time_base is None:
            raise DamagedBundle(f"{path.name} holds no {kind}")
        tick_ns, divisor = (streams[0].time_base * _SECOND_NS).as_integer_ratio()
        if from_ns > 0:
            container.seek(int(Fraction(from_ns, _SECOND_NS) / streams[0].time_base), stream=streams[0])
        for frame in container.decode(streams[0]):
            if not isinstance(frame, av.VideoFrame | av.AudioFrame) or frame.pts is None:
                raise DamagedBundle(f"{path.name} has a picture or sound without a time stamp")
            yield frame.pts * tick_ns // divisor, frame


def _container(file: BinaryIO) -> av.container.InputContainer:
    return av.open(file, "r", format="matroska", metadata_errors="replace")


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
