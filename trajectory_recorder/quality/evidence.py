"""What checks look at: the events of a recording, by kind, and what was measured of sound and picture.

Of a whole bundle it is gathered in one pass. While a recording goes on, the same is gathered from the
events of the last minutes, without what would have to be decoded.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast

from trajectory_recorder import actions
from trajectory_recorder.actions import Action, Move, Wait
from trajectory_recorder.bundle.manifest import Manifest
from trajectory_recorder.events import (
    ALL_STREAMS,
    SPEECH,
    AddedVoiceEvent,
    AreaEvent,
    DisplaysEvent,
    Event,
    FrameEvent,
    Gap,
    GapReason,
    Heartbeat,
    KeyAction,
    KeyEvent,
    PointerAction,
    PointerEvent,
    SpeechEvent,
    StreamName,
    VoiceEvent,
    screen_stream,
)
from trajectory_recorder.quality.measures import PictureMeasures, VoiceMeasures
from trajectory_recorder.quality.spans import Span, clipped, union, without

Kind = TypeVar("Kind")

SECOND_NS = 1_000_000_000
VOICE_RATE_HZ = 48_000
# The times of packets follow the microphone's clock: less than this between two of them is no hole.
NO_HOLE_NS = 50_000_000
# The recorder's own bar and a small window that is excluded leave more than that.
_NEARLY_ALL = 0.9
# A crash has a check of its own.
_EXCUSED = {GapReason.PAUSE, GapReason.WITHHELD, GapReason.CRASH, GapReason.CUT, GapReason.REDACTED}


@dataclass
class Evidence:
    """A recording from `from_ns` to `to_ns`, as checks see it.

    Args:
        events: Session time in ns and event, in the order of time.
        settings: Those of the recording, by name.
        manifest: The sealed bundle's; None while it is being recorded.
        heard: The stretches of speech in all of the sound; None where nobody has listened to it since,
            and only those are known that were told while it was recorded.
        noticed: Speech that is known of otherwise, as one that has not ended yet.
        voice: What was measured of the sound; None where nobody has decoded it.
        pictures: Likewise of the pictures.
    """

    events: list[tuple[int, Event]]
    from_ns: int
    to_ns: int
    settings: dict[str, Any]
    manifest: Manifest | None = None
    heard: list[Span] | None = None
    noticed: tuple[Span, ...] = ()
    voice: VoiceMeasures | None = None
    pictures: PictureMeasures | None = None
    _by_kind: dict[type, list[tuple[int, Event]]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._by_kind = defaultdict(list)
        # A bundle from outside may hold what ends before it begins: nothing can be said of that.
        self.events = [it for it in self.events if not _is_backwards(it[1])]
        for timed in self.events:
            self._by_kind[type(timed[1])].append(timed)

    def of(self, kind: type[Kind]) -> list[tuple[int, Kind]]:
        """The events of one kind with their session times."""
        return cast("list[tuple[int, Kind]]", self._by_kind.get(kind, []))

    @property
    def whole(self) -> Span:
        """All of its time."""
        return self.from_ns, self.to_ns

    @property
    def duration_s(self) -> float:
        return (self.to_ns - self.from_ns) / SECOND_NS

    @property
    def is_narrated(self) -> bool:
        """Whether a voice was to be recorded."""
        return bool(self.settings.get("narration", bool(self.of(VoiceEvent))))

    # --- what was done ---

    @cached_property
    def actions(self) -> list[Action]:
        """What the person did, by its beginning."""
        return actions.derive(self.events)

    @cached_property
    def deeds(self) -> list[Action]:
        """What the person did to something: not where they only waited or moved the pointer."""
        return [it for it in self.actions if not isinstance(it.deed, Wait | Move)]

    @cached_property
    def strokes_ns(self) -> list[int]:
        """When a key or button was pressed or the wheel turned."""
        found = [at for at, key in self.of(KeyEvent) if key.action is KeyAction.PRESS and not key.own]
        found += [
            at
            for at, event in self.of(PointerEvent)
            if event.action in {PointerAction.PRESS, PointerAction.SCROLL} and not event.own
        ]
        return sorted(found)

    # --- what was shown ---

    @cached_property
    def frames(self) -> dict[str, list[tuple[int, FrameEvent]]]:
        """The frames of each screen stream."""
        found: dict[str, list[tuple[int, FrameEvent]]] = defaultdict(list)
        for at_ns, frame in self.of(FrameEvent):
            found[screen_stream(frame.display_id)].append((at_ns, frame))
        return dict(found)

    @cached_property
    def changes_ns(self) -> list[int]:
        """When the picture of any display became another one."""
        return [at_ns for at_ns, _ in self.of(FrameEvent)]

    @cached_property
    def looks(self) -> dict[str, list[Span]]:
        """When each screen stream's display is known to have been looked at."""
        found: dict[str, list[Span]] = {stream: [] for stream in self.frames}
        for _, beat in self.of(Heartbeat):
            if beat.stream.partition("/")[0] == StreamName.SCREEN:
                found.setdefault(beat.stream, []).append((beat.from_ns, beat.to_ns))
        for stream, frames in self.frames.items():
            found[stream] += [(at_ns, at_ns) for at_ns, _ in frames]
        return {stream: sorted(spans) for stream, spans in found.items()}

    @cached_property
    def displays_changed_ns(self) -> list[int]:
        """When the arrangement of displays became another one, after the first."""
        return [at_ns for at_ns, _ in self.of(DisplaysEvent)][1:]

    def kept_out(self, stream: str) -> list[Span]:
        """When so much of a screen stream's display was kept out on purpose that black is right."""
        areas = self.of(AreaEvent)
        ends = [*(at_ns for at_ns, _ in areas), self.to_ns][1:]
        hidden = (
            (at_ns, end_ns)
            for (at_ns, area), end_ns in zip(areas, ends, strict=True)
            if self._shown_of(stream, area) < _NEARLY_ALL
        )
        taken_out = (
            (gap.from_ns, gap.to_ns)
            for _, gap in self.of(Gap)
            if gap.reason is GapReason.REDACTED and gap.stream in {stream, ALL_STREAMS}
        )
        return union([*hidden, *taken_out])

    def _shown_of(self, stream: str, area: AreaEvent) -> float:
        """Which part of a display a recorded area shows, from 0 to 1; 0 of one that is not known."""
        found = [
            it
            for _, event in self.of(DisplaysEvent)
            for it in event.displays
            if screen_stream(it.display_id) == stream
        ]
        if not found:
            return 0
        display = found[-1]
        shown_px = sum(
            max(0, min(it.x_px + it.width_px, display.x_px + display.width_px) - max(it.x_px, display.x_px))
            * max(
                0, min(it.y_px + it.height_px, display.y_px + display.height_px) - max(it.y_px, display.y_px)
            )
            for it in area.visible
        )
        return shown_px / max(1, display.width_px * display.height_px)

    # --- what was said ---

    @cached_property
    def speech(self) -> list[Span]:
        """The stretches in which somebody spoke."""
        heard = self.heard
        if heard is None:
            heard = [*self.noticed, *((it.from_ns, it.to_ns) for _, it in self.of(SpeechEvent))]
        # Who adds a narration later says something in it.
        added = (_sounding(at_ns, it.samples) for at_ns, it in self.of(AddedVoiceEvent))
        return union(clipped(union([*heard, *added]), *self.whole))

    @cached_property
    def sound(self) -> list[Span]:
        """The stretches of which there is sound."""
        blocks = (_sounding(at_ns, it.samples) for at_ns, it in self.of(VoiceEvent))
        return union(blocks, bridge_ns=NO_HOLE_NS)

    # --- what is missing ---

    def gaps_of(self, stream: str) -> list[Gap]:
        """What was not recorded of a stream though it should have been: pauses, what was withheld
        or taken out on purpose and what a crash cost are none of these."""
        return [
            gap
            for _, gap in self.of(Gap)
            if gap.stream in {stream, ALL_STREAMS} and gap.reason not in _EXCUSED
        ]

    def unrecorded(self, *streams: str) -> list[Span]:
        """When nothing was recorded of one of these streams."""
        wanted = {*streams, ALL_STREAMS}
        return union((gap.from_ns, gap.to_ns) for _, gap in self.of(Gap) if gap.stream in wanted)

    def unheard(self) -> list[Span]:
        """When it is not known whether somebody spoke: there is no sound, or nobody listened."""
        streams = (StreamName.VOICE,) if self.heard is not None else (StreamName.VOICE, SPEECH)
        return self.unrecorded(*streams)

    def unseen(self) -> list[Span]:
        """When a screen was not recorded, on purpose or not."""
        return self.unrecorded(*self.frames, StreamName.SCREEN)

    def quiet(self, busy: Iterable[Span]) -> list[Span]:
        """The stretches of its time outside of others, in any order."""
        return without([self.whole], union(busy))


def _sounding(at_ns: int, samples: int) -> Span:
    return at_ns, at_ns + samples * SECOND_NS // VOICE_RATE_HZ


def _is_backwards(event: Event) -> bool:
    return isinstance(event, Gap | Heartbeat | SpeechEvent) and event.to_ns < event.from_ns
