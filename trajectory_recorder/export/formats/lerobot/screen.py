"""Which display a dataset of one screen shows, which of its frames is shown when, and when rows can begin.

A row needs a picture and the pointer's place. Both are known soon after a recording begins; nothing is made up for
the time before.
"""

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np
import numpy.typing as npt

from trajectory_recorder.errors import BundleError
from trajectory_recorder.events import DisplaysEvent, FrameEvent, PointerEvent, PointerState
from trajectory_recorder.export.episode import Episode

_SECOND_NS = 1_000_000_000
# Nobody works longer at a stretch, and a damaged manifest may name any duration.
_LONGEST_NS = 24 * 3600 * _SECOND_NS

Times = npt.NDArray[np.int64]


@dataclass(slots=True)
class Frames:
    """The frames of one display, by their times; memory for a day of them is 50 MB."""

    at_ns: "array[int]" = field(default_factory=lambda: array("q"))
    pts_ns: "array[int]" = field(default_factory=lambda: array("q"))
    file: "array[int]" = field(default_factory=lambda: array("q"))
    paths: list[str] = field(default_factory=list)

    def add(self, at_ns: int, frame: FrameEvent) -> None:
        if frame.path not in self.paths[-1:]:
            self.paths.append(frame.path)
        self.at_ns.append(at_ns)
        self.pts_ns.append(frame.pts_ns)
        self.file.append(len(self.paths) - 1)


@dataclass(frozen=True, slots=True)
class Run:
    """A frame of a file, and for how many rows it is shown."""

    pts_ns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Screen:
    """The display that is shown, and the session times of the rows. `late` rows are left out at the beginning."""

    display_id: int
    others: int
    frames: Frames
    times_ns: Times
    end_ns: int
    late: int

    def files(self) -> Iterator[tuple[str, list[Run]]]:
        """Each video file with its frames that are shown in some row, in the order of time."""
        newest = np.searchsorted(np.asarray(self.frames.at_ns), self.times_ns, side="right") - 1
        shown, rows = np.unique(newest, return_counts=True)
        runs = zip(shown.tolist(), rows.tolist(), strict=True)
        for number, group in groupby(runs, key=lambda it: self.frames.file[it[0]]):
            yield self.frames.paths[number], [Run(self.frames.pts_ns[it], count) for it, count in group]


def find_screen(episode: Episode, frames_per_second: int) -> Screen:
    """Look through a recording.

    Raises:
        BundleError: It has no pictures, or never tells where the pointer is, or is too long.
    """
    found = _look(episode)
    if not found.frames or found.pointer_ns is None:
        what = "it never tells where the pointer is" if found.frames else "it has no pictures"
        raise BundleError(f"{episode.name} has no rows: {what}", "leave it out, or choose another format")
    end_ns = episode.bundle.manifest.duration_ns
    if end_ns > _LONGEST_NS:
        raise BundleError(f"{episode.name} is longer than a day", "leave it out, or choose another format")
    display_id = found.primary if found.primary in found.frames else min(found.frames)
    frames = found.frames[display_id]
    first_ns = frames.at_ns[0]
    late = max(0, -((first_ns - found.pointer_ns) * frames_per_second // _SECOND_NS))
    times_ns = _ticks(first_ns, max(end_ns, first_ns + 1), frames_per_second)
    if late >= len(times_ns):
        raise BundleError(f"{episode.name} has no rows: it ends before the pointer's place is known")
    return Screen(display_id, len(found.frames) - 1, frames, times_ns[late:], end_ns, late)


def _ticks(first_ns: int, end_ns: int, frames_per_second: int) -> Times:
    """Times from the first frame on, each to the nanosecond, before the end."""
    count = -((first_ns - end_ns) * frames_per_second // _SECOND_NS)
    return first_ns + np.arange(count, dtype=np.int64) * _SECOND_NS // frames_per_second


@dataclass(slots=True)
class _Found:
    frames: dict[int, Frames] = field(default_factory=dict)
    primary: int | None = None
    pointer_ns: int | None = None


def _look(episode: Episode) -> _Found:
    found = _Found()
    for at_ns, event in episode.events():
        if isinstance(event, FrameEvent):
            found.frames.setdefault(event.display_id, Frames()).add(at_ns, event)
        elif found.primary is None and isinstance(event, DisplaysEvent):
            found.primary = next((it.display_id for it in event.displays if it.primary), None)
        elif found.pointer_ns is None and isinstance(event, PointerEvent | PointerState):
            found.pointer_ns = at_ns
    return found
