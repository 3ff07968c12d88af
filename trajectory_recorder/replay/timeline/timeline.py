"""The timeline: all that a replay shows of a recording beside its pictures and sound, by session time.

Pure data. What comes in thousands lies in arrays, the rest in tuples; everything is in the order of time.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from trajectory_recorder.actions import Action, ActionPicture, Said
from trajectory_recorder.events import (
    Button,
    CursorEvent,
    Display,
    Gap,
    NoteEvent,
    WindowEvent,
)

Times = npt.NDArray[np.int64]
Pixels = npt.NDArray[np.int32]

Told = TypeVar("Told")
Timed = tuple[int, Told]
"""A session time, and what is told at it."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of session time."""

    from_ns: int
    to_ns: int


@dataclass(frozen=True, slots=True, eq=False)
class ScreenTrack:
    """The frames of one display; each array has one element for each frame.

    `at_ns` is when its pixels were read, `pts_ns` its time stamp in the file `paths[file]`, `keyframe` whether it
    can be decoded by itself, `width_px` and `height_px` the size of the display, which the coded picture may
    exceed by one.
    """

    display_id: int
    paths: tuple[str, ...]
    at_ns: Times
    pts_ns: Times
    file: Pixels
    keyframe: npt.NDArray[np.bool_]
    width_px: Pixels
    height_px: Pixels

    def shown(self, at_ns: int) -> int | None:
        """Which frame is shown at a time: the newest; None before the first."""
        index = int(np.searchsorted(self.at_ns, at_ns, side="right"))
        return index - 1 if index else None

    def key(self, index: int) -> int | None:
        """The key frame that a frame builds on, in the same file; None where there is none."""
        while index >= 0 and not self.keyframe[index]:
            if index and self.file[index - 1] != self.file[index]:
                return None
            index -= 1
        return index if index >= 0 else None


@dataclass(frozen=True, slots=True, eq=False)
class PointerTrack:
    """Where the pointer is known to have been: one element of each array for each time."""

    at_ns: Times
    x_px: Pixels
    y_px: Pixels


@dataclass(frozen=True, slots=True)
class Press:
    """A button from its press to its release; `to_ns` is the end of the recording where that is missing."""

    from_ns: int
    to_ns: int
    button: Button
    x_px: int
    y_px: int


@dataclass(frozen=True, slots=True)
class Turn:
    """A notch of the wheel: right and up are positive."""

    at_ns: int
    dx: float
    dy: float
    x_px: int
    y_px: int


@dataclass(frozen=True, slots=True)
class Stroke:
    """A key from its press to its release. `label` is what a person calls it ("a", "Ctrl", "Enter"), `text` what
    it typed, None where it types nothing."""

    from_ns: int
    to_ns: int
    label: str
    text: str | None
    modifiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One action with its number in `actions`, from 0, its pictures and what was said around it.

    `said` is None where this machine can't tell speech.
    """

    number: int
    action: Action
    before: ActionPicture | None
    after: ActionPicture | None
    said: Said | None


@dataclass(frozen=True, slots=True)
class Spoken:
    """A stretch in which somebody spoke; `text` is None where nobody transcribed it, and empty where a transcript
    has no word of it, `later` whether it is a narration that was recorded after everything else."""

    from_ns: int
    to_ns: int
    text: str | None
    later: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class VoiceTrack:
    """The packets of the voice, and of narrations that were added to it later: `at_ns` is the time of the first sample, `pts_ns` its time stamp in the file
    `paths[file]`, `samples` how many at 48 kHz; `peak` and `rms` are linear, 1 is full scale."""

    paths: tuple[str, ...]
    at_ns: Times
    pts_ns: Times
    file: Pixels
    samples: Pixels
    peak: npt.NDArray[np.float32]
    rms: npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding of the checks, or a note about the whole recording: a report or transcript that can't be read
    ("quality", "transcript"), that nobody listened for speech ("speech"), or that it was made from another one
    ("edits").

    `severity` is "note", "warn" or "fail"; `stream` is empty where it is about all.
    """

    from_ns: int
    to_ns: int
    severity: str
    check: str
    message: str
    suggestion: str
    stream: str


@dataclass(frozen=True, slots=True)
class Damage:
    """Where a recording can't be replayed as it was recorded, and why."""

    from_ns: int
    to_ns: int
    stream: str
    message: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """A whole recording.

    `displays` and `windows` hold from their time until the next one's; `idle` are the stretches that a replay may
    skip: no input, no change of any picture, no speech. `notes` are what the expert wrote about it afterwards.
    """

    duration_ns: int
    displays: tuple[Timed[tuple[Display, ...]], ...]
    screens: tuple[ScreenTrack, ...]
    voice: VoiceTrack
    pointer: PointerTrack
    presses: tuple[Press, ...]
    turns: tuple[Turn, ...]
    strokes: tuple[Stroke, ...]
    cursors: tuple[Timed[CursorEvent], ...]
    windows: tuple[Timed[WindowEvent], ...]
    steps: tuple[Step, ...]
    spoken: tuple[Spoken, ...]
    remarks: tuple[Remark, ...]
    markers: tuple[Timed[str], ...]
    notes: tuple[NoteEvent, ...]
    gaps: tuple[Gap, ...]
    damages: tuple[Damage, ...]
    idle: tuple[Span, ...]


def latest(timed: Sequence[Timed[Told]], at_ns: int) -> Told | None:
    """What holds at a time; None before the first."""
    index = bisect_right(timed, at_ns, key=lambda it: it[0])
    return timed[index - 1][1] if index else None
