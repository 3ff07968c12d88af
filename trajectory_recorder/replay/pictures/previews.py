"""Small pictures of key frames, made in advance, so that dragging through a recording shows them at once.

They are made from coarse to fine all over the recording, until all are there or memory is full; what is not there
yet is decoded when it is asked for. It starts no thread and keeps nothing on the disk.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.media.seeking import Seeker
from trajectory_recorder.media.sketch import sketch
from trajectory_recorder.replay.media_files import MediaFiles
from trajectory_recorder.replay.timeline.timeline import ScreenTrack

_MOST_BYTES = 48 << 20
"""An hour of pages of text at 1920x1080 takes 35 MB."""


class Previews:
    """One thread prepares, any thread may look.

    Args:
        tracks: The displays.
        media: Opens their files.
    """

    def __init__(self, tracks: Sequence[ScreenTrack], media: MediaFiles) -> None:
        self._media = media
        self._found: dict[tuple[int, int], bytes] = {}
        self._bytes = 0
        self._left = _coarse_to_fine(tracks)
        self._open: tuple[str, Seeker] | None = None

    def find(self, display_id: int, key: int) -> bytes | None:
        """The picture of a key frame by its place in its track, as `media.sketch` makes it."""
        return self._found.get((display_id, key))

    def prepare(self) -> bool:
        """Make one more; False when nothing is left to do.

        Raises:
            EndpointError: A file lies at an endpoint that can't be asked now.
        """
        track, key = next(self._left, (None, 0))
        if track is None or self._bytes >= _MOST_BYTES:
            self.close()
            return False
        try:
            small = self._made(track, key)
        except (DamagedBundle, OSError):
            # Whoever asks for that picture is told why it can't be had.
            self.close()
            return True
        if small is not None:
            self._found[track.display_id, key] = small
            self._bytes += len(small)
        return True

    def close(self) -> None:
        """Let go of the file."""
        if self._open is not None:
            self._open[1].close()
        self._open = None

    def _made(self, track: ScreenTrack, key: int) -> bytes | None:
        path = track.paths[int(track.file[key])]
        if self._open is None or self._open[0] != path:
            self.close()
            self._open = path, Seeker(self._media.open(path), path, single=True)
        pts_ns = int(track.pts_ns[key])
        decoded = self._open[1].at(pts_ns, key_ns=pts_ns)
        return None if decoded is None else sketch(decoded.frame)


def _coarse_to_fine(tracks: Sequence[ScreenTrack]) -> Iterator[tuple[ScreenTrack, int]]:
    """All key frames: the first, the middle one, the quarters, and so on."""
    keys = [(track, np.flatnonzero(track.keyframe).tolist()) for track in tracks]
    stride = 1 << max((len(places) for _, places in keys), default=0).bit_length()
    yield from ((track, places[0]) for track, places in keys if places)
    while stride > 1:
        for track, places in keys:
            yield from ((track, place) for place in places[stride // 2 :: stride])
        stride //= 2
