"""Which media files of a bundle on this machine can't be replayed, by their size alone: none is decoded."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from trajectory_recorder.bundle import layout
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import StreamName, screen_stream
from trajectory_recorder.media.scan import packets
from trajectory_recorder.replay.timeline.timeline import Damage, ScreenTrack, Timeline, VoiceTrack


def media_damages(root: Path, timeline: Timeline, sizes: Mapping[str, int]) -> list[Damage]:
    """Tell where pictures or voice are missing.

    Args:
        root: The bundle's folder.
        timeline: Its frames and packets are what the files should hold.
        sizes: The bytes that each file should have, by its path.
    """
    tracks: list[tuple[str, ScreenTrack | VoiceTrack]] = [
        (screen_stream(it.display_id), it) for it in timeline.screens
    ]
    tracks.append((StreamName.VOICE, timeline.voice))
    return [
        damage
        for stream, track in tracks
        for number, path in enumerate(track.paths)
        for damage in _of_file(
            root, path, sizes.get(path), _Part(stream, track, number, timeline.duration_ns)
        )
    ]


class _Part:
    """The part of a track that lies in one file."""

    def __init__(self, stream: str, track: ScreenTrack | VoiceTrack, number: int, ends_ns: int) -> None:
        self.stream = stream
        places = np.flatnonzero(track.file == number)
        self._at_ns, self._pts_ns = track.at_ns[places], track.pts_ns[places]
        behind = int(places[-1]) + 1
        # Until the next file's beginning: the last picture of a file stands until then.
        self._to_ns = int(track.at_ns[behind]) if behind < len(track.at_ns) else ends_ns

    def after(self, pts_ns: int) -> tuple[int, int] | None:
        """From the first frame or packet behind a time stamp to the part's end."""
        behind = np.flatnonzero(self._pts_ns > pts_ns)
        return (int(self._at_ns[behind[0]]), self._to_ns) if len(behind) else None


def _of_file(root: Path, path: str, size: int | None, part: _Part) -> Iterator[Damage]:
    last_pts_ns = -1
    try:
        file = layout.resolve(root, path)
        if not file.is_file():
            told = f"{path} is missing"
        elif size is None or file.stat().st_size == size:
            return
        else:
            told = f"{path} has {file.stat().st_size} bytes instead of {size}, and ends too early"
            last_pts_ns = _last_pts_ns(file)
    except (DamagedBundle, OSError) as error:
        told = f"{path} can't be read: {error}"
    span = part.after(last_pts_ns)
    if span is not None:
        yield Damage(*span, part.stream, told)


def _last_pts_ns(file: Path) -> int:
    """The time stamp of the last packet that is whole; -1 where there is none."""
    last_ns = -1
    try:
        for packet in packets(file):
            last_ns = packet.pts_ns
    except DamagedBundle:
        return last_ns  # What came before is good.
    return last_ns
