"""The recording that is edited, as far as it must be known before anything is written.

It comes from anywhere, so that all of it is verified first: what doesn't hold together can't be edited with
any promise about what is left in it.
"""

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field

from trajectory_recorder.bundle import Bundle, layout, verify
from trajectory_recorder.bundle.manifest import Manifest
from trajectory_recorder.errors import DamagedBundle
from trajectory_recorder.events import Display, DisplaysEvent, EncoderEvent, Event, Forget, FrameEvent, Gap
from trajectory_recorder.redaction.edits import Cover
from trajectory_recorder.redaction.time_map import Span
from trajectory_recorder.tasks import Task

# Nobody rearranges displays or asks to forget that often.
_MOST_OF_A_KIND = 100_000


@dataclass(slots=True)
class Recording:
    """A verified bundle, and what concerns all of its streams.

    `displays` are the arrangements with the times from which on they hold, `encoders` what was told of each
    video file, and `forgotten` the stretches that the expert asked to be forgotten.
    """

    bundle: Bundle
    manifest_sha256: str
    displays: list[tuple[int, tuple[Display, ...]]] = field(default_factory=list)
    encoders: dict[str, EncoderEvent] = field(default_factory=dict)
    forgotten: list[Span] = field(default_factory=list)
    video_displays: set[int] = field(default_factory=set)

    @property
    def manifest(self) -> Manifest:
        return self.bundle.manifest

    @property
    def duration_ns(self) -> int:
        return self.manifest.duration_ns

    @property
    def streams(self) -> set[str]:
        """The streams that hold something."""
        return {it.name for it in self.manifest.streams if it.count}

    @property
    def gaps(self) -> tuple[Gap, ...]:
        return self.manifest.gaps

    def places(self, display_id: int) -> list[tuple[int, Display]]:
        """Where a display lay, with the times from which on."""
        return [(at_ns, it) for at_ns, all_ in self.displays for it in all_ if it.display_id == display_id]

    def arrangements(self, edit: Cover) -> list[tuple[Display, ...]]:
        """The arrangements of displays that hold at any time of an edit."""
        before = [it for from_ns, it in self.displays if from_ns <= edit.from_ns][-1:]
        return before + [it for from_ns, it in self.displays if edit.from_ns < from_ns < edit.to_ns]


def read(bundle: Bundle, task: Task) -> Recording:
    """Verify a bundle, and learn what concerns all of its streams.

    Raises:
        DamagedBundle: It is not whole and valid.
    """
    text = bundle.path(layout.MANIFEST).read_bytes()
    recording = Recording(bundle, hashlib.sha256(text).hexdigest())
    taker = _Taker(recording)
    findings = verify(bundle.root, task=task, take=taker.take)
    if findings:
        raise DamagedBundle(
            f"{bundle.root} can't be edited: {findings[0].message}", "restore it from a copy if you have one"
        )
    return recording


class _Taker:
    """Takes what is needed of the events while they are verified."""

    def __init__(self, recording: Recording) -> None:
        self._recording = recording
        self._taken: dict[type, int] = defaultdict(int)

    def take(self, at_ns: int, event: Event) -> None:
        if isinstance(event, FrameEvent):
            self._recording.video_displays.add(event.display_id)
        elif isinstance(event, DisplaysEvent):
            self._count(event)
            self._recording.displays.append((at_ns, event.displays))
        elif isinstance(event, EncoderEvent):
            self._count(event)
            self._recording.encoders[event.path] = event
        elif isinstance(event, Forget):
            self._count(event)
            ends_ns = min(event.to_ns, self._recording.duration_ns)
            if event.from_ns < ends_ns:
                self._recording.forgotten.append((max(0, event.from_ns), ends_ns))

    def _count(self, event: Event) -> None:
        self._taken[type(event)] += 1
        if self._taken[type(event)] > _MOST_OF_A_KIND:
            raise DamagedBundle(
                f"{self._recording.bundle.root} tells of displays, encoders or forgetting too often to be edited"
            )
