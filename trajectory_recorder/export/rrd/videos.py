"""The videos of a recording as Rerun's viewer takes them: encoded pictures, each at the time when it was read.

Nothing is encoded anew. Each file of a recording is an entity of its own, because pictures of one entity have one size.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

import rerun as rr
from rerun.chunk import Chunk

from trajectory_recorder.bundle import Bundle
from trajectory_recorder.bundle.layout import track_of
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import FrameEvent
from trajectory_recorder.export.rrd.rows import Rows
from trajectory_recorder.media import h264, scan


def entity_of(display_id: int) -> str:
    """The entity that holds all of a display, in whose pixels things are told."""
    return f"/display-{display_id}"


@dataclass(slots=True)
class Videos:
    """Reads the pictures of a recording in the order of their events, in bounded memory."""

    bundle: Bundle
    _open: dict[str, "_Video"] = field(default_factory=dict)

    def show(self, at_ns: int, frame: FrameEvent) -> Iterator[Chunk]:
        """Take the picture of an event; gives chunks as they become full.

        Raises:
            DamagedBundle: The video does not hold it.
        """
        if frame.path not in self._open:
            self._open[frame.path] = video = _Video(self.bundle, frame)
            yield video.description()
        yield from self._open[frame.path].show(at_ns, frame)

    def rest(self) -> Iterator[Chunk]:
        """What remains, by the order of the files."""
        for video in self._open.values():
            yield from video.rows.rest()

    def close(self) -> None:
        """Let go of the files."""
        for video in self._open.values():
            video.packets.close()


class _Video:
    """One file."""

    def __init__(self, bundle: Bundle, frame: FrameEvent) -> None:
        file = bundle.path(frame.path)
        if track_of(frame.path) is None or not file.is_file():
            raise DamagedBundle(f"{frame.path} is no video of {bundle.root.name}")
        entity = f"{entity_of(frame.display_id)}/{PurePosixPath(frame.path).stem}"
        self.rows = Rows(entity, bundle.manifest.clock.start_utc_ns, _samples)
        self.packets = scan.packets(file)
        self._path = frame.path
        with _telling(self._path):
            self._parameter_sets = h264.parameter_sets(self.packets.codec_private)

    def description(self) -> Chunk:
        """What the viewer has to know of it beforehand."""
        return Chunk.from_columns(self.rows.entity, [], rr.VideoStream.columns(codec=[rr.VideoCodec.H264]))

    def show(self, at_ns: int, frame: FrameEvent) -> Iterator[Chunk]:
        packet = next(self.packets, None)
        if packet is None or packet.pts_ns != frame.pts_ns:
            raise DamagedBundle(f"{self._path} does not hold the pictures that the events tell of")
        with _telling(self._path):
            picture = h264.annex_b(self.packets.data())
        # Players may begin at any key frame, and so does a chunk.
        sample = self._parameter_sets + picture if packet.keyframe else picture
        yield from self.rows.add(at_ns, (sample, packet.keyframe), size=len(sample), whole=packet.keyframe)


@contextmanager
def _telling(path: str) -> Iterator[None]:
    try:
        yield
    except ValueError as error:
        raise DamagedBundle(f"{path} can't be copied: {error}") from error


def _samples(rows: list[Any]) -> Any:  # noqa: ANN401 - the SDK's columns

    samples, keyframes = zip(*rows, strict=True)
    return rr.VideoStream.columns(sample=samples, is_keyframe=keyframes)
