"""A recording whose pictures are grey, brighter from one to the next: what is shown tells its time."""

from pathlib import Path

import numpy as np

from helpers.timelines import MS, screen_track, timeline
from trajectory_recorder.media.video import VideoFile
from trajectory_recorder.replay.media_files import LocalMedia, MediaFiles
from trajectory_recorder.replay.recording import Recording

FRAMES = 600
FRAME_MS = 100
GROUP = 60
"""So many frames go from one key frame to the next."""


def grey_recording(root: Path, media: MediaFiles | None = None) -> Recording:
    """Make a bundle's folder with a video in it, if it isn't there yet, and open it."""
    path = root / "data" / "screen-0.mkv"
    if not path.exists():
        _write(path)
        (root / "manifest.json").write_text("{}")
    track = screen_track([it * FRAME_MS * MS for it in range(FRAMES)], every=GROUP)
    whole = timeline(FRAMES * FRAME_MS * MS, screens=(track,))
    return Recording("Grey", root, None, whole, media or LocalMedia(root))


def grey_at(at_ms: int) -> float:
    """How bright the key frame at a time is, from 0 to 255."""
    return float(at_ms // FRAME_MS // GROUP * GROUP * 255 // FRAMES)


def _write(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with path.open("xb", buffering=0) as file:
        video = VideoFile(file, width_px=64, height_px=36, fps=10)
        for number in range(FRAMES):
            pixels = np.full((36, 64, 4), number * 255 // FRAMES, np.uint8)
            video.write(video.encode(pixels, 0, 0, session_ns=number * FRAME_MS * MS))
        video.close()
