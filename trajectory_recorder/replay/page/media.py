"""Puts a recording's pictures and voice into the page's folder, and says where in them which time lies.

What can't be copied is left out, with the reason; nothing is encoded anew.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, BinaryIO

import numpy as np

from trajectory_recorder.bundle import layout
from trajectory_recorder.errors import DamagedBundle, EndpointError
from trajectory_recorder.media import mp4
from trajectory_recorder.new_folder import writing
from trajectory_recorder.replay.media_files import MediaFiles
from trajectory_recorder.replay.page.values import ms, steps
from trajectory_recorder.replay.timeline.timeline import ScreenTrack, Timeline
from trajectory_recorder.tasks import Task

FOLDER = "media"
_MS_NS = 1_000_000
# Time stamps are whole milliseconds, and packets 85 ms: less than this is no hole.
_HOLE_NS = 20_000_000
# A microphone's clock is off by 100 in a million at most: 3 ms in such a stretch, which is straightened.
_STRETCH_NS = 30_000_000_000

_Copied = Callable[..., mp4.Copy]


def _silence() -> dict[str, Any]:
    return {"files": [], "stretches": []}


@dataclass(slots=True)
class PageMedia:
    """What was copied, as the page's script takes it, and what was not.

    `screens` has for each display its files, with the session time (`at`, µs) and the place in the file (`place`,
    ms) of every frame, each told as the way from the one before. `voice` has files, and stretches of sound: number
    of the file, from and to in session time, from and to in the file, in ms. `later` has the like for each narration
    that was added to it.
    """

    screens: list[dict[str, Any]] = field(default_factory=list)
    voice: dict[str, Any] = field(default_factory=_silence)
    later: list[dict[str, Any]] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


def write_media(timeline: Timeline, media: MediaFiles, folder: Path, *, task: Task) -> PageMedia:
    """Copy all pictures and the whole voice into `folder`/media.

    Args:
        timeline: Tells which files there are, and the times of their frames.
        media: Opens them.
        folder: The page's folder.
        task: Told how far it is.

    Raises:
        OutputUnusable: The folder can't be written to.
        Cancelled: The task was.
    """
    with writing(folder):
        (folder / FOLDER).mkdir()
    copying = _Copying(timeline, media, folder, task)
    for screen in timeline.screens:
        copying.copy_screen(screen)
    copying.copy_voice()
    return copying.made


class _Copying:
    """Copies one file after the other."""

    def __init__(self, timeline: Timeline, media: MediaFiles, folder: Path, task: Task) -> None:
        self.made = PageMedia()
        self._timeline = timeline
        self._media = media
        self._folder = folder
        self._task = task
        self._done = 0
        self._all = len(timeline.voice.paths) + sum(len(it.paths) for it in timeline.screens)

    def copy_screen(self, screen: ScreenTrack) -> None:
        files = []
        for number, path in enumerate(screen.paths):
            copy = self._copy(mp4.copy_video, path)
            told = screen.file == number
            shown = 0
            if copy is not None:
                files.append(_file(copy, screen, number, self._name(path)))
                shown = int(np.isin(screen.pts_ns[told], copy.pts_ns).sum())
                self._tell_missing(path, int(told.sum()), shown)
        self.made.screens.append({"display": str(screen.display_id), "files": files})

    def copy_voice(self) -> None:
        for path in self._timeline.voice.paths:
            copy = self._copy(mp4.copy_voice, path)
            if copy is None:
                continue
            voice = self.made.voice
            if layout.is_added_narration(path):
                voice = _silence()
                self.made.later.append(voice)
            number = len(voice["files"])
            voice["files"].append(self._name(path))
            voice["stretches"] += [[number, *it] for it in stretches(copy)]

    def _copy(self, copied: _Copied, path: str) -> mp4.Copy | None:
        self._task.progress("copying pictures and voice", self._done / self._all)
        self._done += 1
        copy = self._folder / self._name(path)
        try:
            with self._opened(path, copy) as source:
                return copied(source, copy, name=path)
        except (DamagedBundle, EndpointError) as error:
            self.made.missing.append(error.message)
        except OSError as error:
            self.made.missing.append(f"{path} can't be read: {error.strerror}")
        return None

    def _opened(self, path: str, copy: Path) -> BinaryIO:
        """A file to copy. What is named twice, or in two ways, would be written over what is shown already."""
        if layout.track_of(path) is None or copy.exists():
            raise DamagedBundle(f"{path} is no media file of a bundle, or named twice")
        return self._media.open(path)

    def _tell_missing(self, path: str, told: int, shown: int) -> None:
        if shown < told:
            self.made.missing.append(
                f"{told - shown} of {told} pictures of {path} are not in it, or can't be shown"
            )

    @staticmethod
    def _name(path: str) -> str:
        return f"{FOLDER}/{PurePosixPath(path).stem}.mp4"


def _file(copy: mp4.Copy, screen: ScreenTrack, number: int, name: str) -> dict[str, Any]:
    """A copied video; the time of a frame that no event tells is its time stamp, which is as exact as a ms."""
    of_file = screen.file == number
    told = dict(zip(screen.pts_ns[of_file].tolist(), screen.at_ns[of_file].tolist(), strict=True))
    at_ns = np.array([told.get(pts_ns, pts_ns) for pts_ns in copy.pts_ns], np.int64)
    place_ns = np.array(copy.place_ns, np.int64)
    widths_px, heights_px = screen.width_px[of_file], screen.height_px[of_file]
    return {
        "src": name,
        "at": steps(np.maximum.accumulate(at_ns) // 1000),
        "place": steps(place_ns // _MS_NS),
        "width": int(widths_px[0]) if len(widths_px) else 0,
        "height": int(heights_px[0]) if len(heights_px) else 0,
    }


def stretches(copy: mp4.Copy) -> list[list[float]]:
    """Where sound lies: from and to in session time, from and to in the copy, in ms.

    A stretch ends at a hole, and where it gets so long that the microphone's clock would be heard.
    """
    at_ns = np.array(copy.pts_ns, np.int64)
    place_ns = np.array([*copy.place_ns, copy.end_ns], np.int64)
    ends_ns = at_ns + np.diff(place_ns)
    holes = np.abs(at_ns[1:] - ends_ns[:-1]) > _HOLE_NS
    found: list[list[float]] = []
    first = 0
    for last in range(len(at_ns)):
        end = last + 1 == len(at_ns)
        if not (end or holes[last] or ends_ns[last] - at_ns[first] > _STRETCH_NS):
            continue
        to_ns = ends_ns[last] if end or holes[last] else at_ns[last + 1]
        session = ms(int(at_ns[first])), ms(int(to_ns))
        found.append([*session, ms(int(place_ns[first])), ms(int(place_ns[last + 1]))])
        first = last + 1
    return found
