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

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.media.sparing import SparingDecoder

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
    asked = set(pts_ns)
    with path.open("rb") as file, _translated(path), _container(file) as container:
        stream = _stream(container, "video", path)
        decoder = SparingDecoder(stream.codec_context)
        for packet in container.demux(stream):
            for frame in decoder.take(packet, wanted=_time_ns(packet, stream) in asked):
                at_ns = _time_ns(frame, stream)
                if at_ns is not None and at_ns in asked:
                    asked.remove(at_ns)
                    yield at_ns, _rgb(frame, path)
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
        if sound.format.name not in _PCM_FORMATS or sound.layout.nb_channels != 1:
            raise DamagedBundle(f"{path.name} is not mono sound of 16 bits")
        yield pts_ns, np.frombuffer(sound.to_ndarray().tobytes(), np.int16)


def _decoded(path: Path, kind: str, from_ns: int) -> Iterator[tuple[int, object]]:
    with path.open("rb") as file, _translated(path), _container(file) as container:
        stream = _stream(container, kind, path)
        if from_ns > 0:
            container.seek(int(Fraction(from_ns, _SECOND_NS) / stream.time_base), stream=stream)
        for frame in container.decode(stream):
            at_ns = _time_ns(frame, stream)
            if not isinstance(frame, av.VideoFrame | av.AudioFrame) or at_ns is None:
                raise DamagedBundle(f"{path.name} has a picture or sound without a time stamp")
            yield at_ns, frame


def _stream(container: av.container.InputContainer, kind: str, path: Path) -> Any:  # noqa: ANN401 - libav's
    streams = [stream for stream in container.streams if stream.type == kind]
    if not streams or streams[0].time_base is None:
        raise DamagedBundle(f"{path.name} holds no {kind}")
    return streams[0]


def _time_ns(it: Any, stream: Any) -> int | None:  # noqa: ANN401 - a packet or frame, and libav's stream
    return None if it.pts is None else int(it.pts * stream.time_base * _SECOND_NS)


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
