"""Notes the frames and the packets of voice of a recording, in arrays. It opens no media file.

A frame or packet that points to anything but a media file of its own track is none that can be replayed; from
when to when that is so, is told.
"""

from array import array
from collections.abc import Container
from dataclasses import dataclass, field

import numpy as np

from trajectory_recorder.bundle import layout
from trajectory_recorder.events import AddedVoiceEvent, FrameEvent, StreamName, VoiceEvent, screen_stream
from trajectory_recorder.replay.timeline import bounds
from trajectory_recorder.replay.timeline.timeline import Damage, ScreenTrack, VoiceTrack

_NARRATION = "narration"


@dataclass(slots=True)
class _Files:
    """The media files of one track, and with it, where wanted, the voices that were added later; numbered as they come."""

    track: str
    listed: Container[str]
    with_added: bool = False
    numbers: dict[str, int] = field(default_factory=dict)

    def number(self, path: str) -> int | None:
        """The number of a file; None for one that isn't of this track or this bundle."""
        found = self.numbers.get(path)
        if found is None and path in self.listed and self._is_own(path):
            found = self.numbers[path] = len(self.numbers)
        return found

    def _is_own(self, path: str) -> bool:
        return layout.track_of(path) == self.track or (self.with_added and layout.is_added_narration(path))


@dataclass(slots=True)
class _Lost:
    """What can't be replayed though an event tells of it."""

    stream: str
    what: str
    from_ns: int | None = None
    to_ns: int = 0
    count: int = 0

    def add(self, at_ns: int) -> None:
        self.from_ns = at_ns if self.from_ns is None else self.from_ns
        self.to_ns = at_ns
        self.count += 1

    def damages(self) -> list[Damage]:
        if self.from_ns is None:
            return []
        message = f"{self.count} {self.what} can't be: no media file of this recording holds them"
        return [Damage(self.from_ns, self.to_ns, self.stream, message)]


class ScreenNotes:
    """Takes the frames of one display, in the order of time.

    Args:
        display_id: Whose.
        listed: The paths of the recording's files.
    """

    def __init__(self, display_id: int, listed: Container[str]) -> None:
        self._display_id = display_id
        self._files = _Files(f"screen-{display_id}", listed)
        self._lost = _Lost(screen_stream(display_id), "of its pictures")
        self._times, self._pts = array("q"), array("q")
        self._numbers, self._widths, self._heights = array("i"), array("i"), array("i")
        self._keyframes = array("b")

    def take(self, at_ns: int, frame: FrameEvent) -> bool:
        """Take the next; returns whether it can be shown."""
        number = self._files.number(frame.path)
        fits = 0 < frame.width_px <= bounds.LARGEST_PX >= frame.height_px > 0
        if number is None or not (fits and 0 <= frame.pts_ns <= bounds.LAST_PTS_NS):
            self._lost.add(at_ns)
            return False
        self._times.append(at_ns)
        self._pts.append(frame.pts_ns)
        self._numbers.append(number)
        self._widths.append(frame.width_px)
        self._heights.append(frame.height_px)
        self._keyframes.append(frame.keyframe)
        return True

    def track(self) -> ScreenTrack:
        """All frames."""
        return ScreenTrack(
            self._display_id,
            tuple(self._files.numbers),
            np.array(self._times, np.int64),
            np.array(self._pts, np.int64),
            np.array(self._numbers, np.int32),
            np.array(self._keyframes, np.bool_),
            np.array(self._widths, np.int32),
            np.array(self._heights, np.int32),
        )

    def damages(self) -> list[Damage]:
        """What was left out."""
        return self._lost.damages()


class VoiceNotes:
    """Takes the packets of the voice, and of those that were added to it later, in the order of time.

    Args:
        listed: The paths of the recording's files.
    """

    def __init__(self, listed: Container[str]) -> None:
        self._files = _Files(_NARRATION, listed, with_added=True)
        self._lost = _Lost(StreamName.VOICE, "packets of voice")
        self._times, self._pts = array("q"), array("q")
        self._numbers, self._samples = array("i"), array("i")
        self._peaks, self._rms = array("d"), array("d")

    def take(self, at_ns: int, packet: VoiceEvent | AddedVoiceEvent) -> None:
        """Take the next."""
        number = self._files.number(packet.path)
        fits = 0 <= packet.pts_ns <= bounds.LAST_PTS_NS and 0 <= packet.samples <= bounds.MOST_SAMPLES
        if number is None or not fits:
            self._lost.add(at_ns)
            return
        self._times.append(at_ns)
        self._pts.append(packet.pts_ns)
        self._numbers.append(number)
        self._samples.append(packet.samples)
        self._peaks.append(packet.peak)
        self._rms.append(packet.rms)

    def track(self) -> VoiceTrack:
        """All packets."""
        return VoiceTrack(
            tuple(self._files.numbers),
            np.array(self._times, np.int64),
            np.array(self._pts, np.int64),
            np.array(self._numbers, np.int32),
            np.array(self._samples, np.int32),
            np.clip(self._peaks, 0, 1).astype(np.float32),
            np.clip(self._rms, 0, 1).astype(np.float32),
        )

    def damages(self) -> list[Damage]:
        """What was left out."""
        return self._lost.damages()
