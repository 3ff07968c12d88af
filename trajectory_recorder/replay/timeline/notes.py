"""Takes the events of a recording as they pass, and keeps what a timeline shows of them."""

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

from trajectory_recorder.bundle import layout
from trajectory_recorder.events import (
    AddedVoiceEvent,
    CursorEvent,
    Display,
    DisplaysEvent,
    Event,
    FrameEvent,
    Gap,
    Health,
    Heartbeat,
    KeyboardState,
    KeyEvent,
    Marker,
    NoteEvent,
    PointerEvent,
    PointerState,
    SpeechEvent,
    StreamName,
    VoiceEvent,
    WindowEvent,
)
from trajectory_recorder.replay.timeline import bounds
from trajectory_recorder.replay.timeline.input_notes import KeyNotes, PointerNotes
from trajectory_recorder.replay.timeline.media_notes import ScreenNotes, VoiceNotes
from trajectory_recorder.replay.timeline.timeline import Damage, ScreenTrack, Span, Timed

Told = TypeVar("Told", Gap, NoteEvent)


class Notes:
    """What a timeline is made of; the events are handed on as they come.

    Args:
        listed: The paths of the recording's media files.
    """

    def __init__(self, listed: Container[str]) -> None:
        self._listed = listed
        self._screens: dict[int, ScreenNotes] = {}
        self.voice = VoiceNotes(listed)
        self.pointer = PointerNotes()
        self.keys = KeyNotes()
        self.displays: list[Timed[tuple[Display, ...]]] = []
        self.windows: list[Timed[WindowEvent]] = []
        self.cursors: list[Timed[CursorEvent]] = []
        self.markers: list[Timed[str]] = []
        self.written: list[NoteEvent] = []
        self.gaps: list[Gap] = []
        self.spoken: list[Span] = []
        self.listened = False
        # What pictures of steps are found by.
        self.looks: list[tuple[int, Event]] = []
        self._take: dict[type, Callable[[int, Any], object]] = {
            FrameEvent: self._frame,
            VoiceEvent: self.voice.take,
            AddedVoiceEvent: self.voice.take,
            PointerEvent: self.pointer.take,
            PointerState: self.pointer.resync,
            KeyEvent: self.keys.take,
            KeyboardState: self.keys.resync,
            DisplaysEvent: lambda at_ns, it: self.displays.append((at_ns, it.displays)),
            WindowEvent: lambda at_ns, it: self.windows.append((at_ns, it)),
            CursorEvent: lambda at_ns, it: self.cursors.append((at_ns, it)),
            Marker: lambda at_ns, it: self.markers.append((at_ns, bounds.text(it.label))),
            NoteEvent: lambda _, it: self.written.append(replace(it, text=bounds.text(it.text))),
            Gap: lambda _, it: self.gaps.append(it),
            Heartbeat: self._heartbeat,
            SpeechEvent: self._speech,
            Health: self._health,
        }

    def noting(self, events: Iterable[tuple[int, Event]]) -> Iterator[tuple[int, Event]]:
        """Take the events, in the order of time, and hand them on."""
        for at_ns, event in events:
            take = self._take.get(type(event))
            if take is not None:
                take(at_ns, event)
            yield at_ns, event

    def screens(self) -> tuple[ScreenTrack, ...]:
        """The frames of each display, by its id; displays without one are left out."""
        tracks = (notes.track() for _, notes in sorted(self._screens.items()))
        return tuple(it for it in tracks if len(it.at_ns))

    def damages(self) -> list[Damage]:
        """Which pictures and sounds can't be replayed."""
        screens = (it for notes in self._screens.values() for it in notes.damages())
        return [*screens, *self.voice.damages()]

    def gaps_within(self, ends_ns: int) -> tuple[Gap, ...]:
        """The gaps, by their beginning and within the recording."""
        return _within(self.gaps, ends_ns)

    def written_within(self, ends_ns: int) -> tuple[NoteEvent, ...]:
        """What the expert wrote, by its beginning and within the recording."""
        return _within(self.written, ends_ns)

    def _frame(self, at_ns: int, frame: FrameEvent) -> None:
        notes = self._screens.get(frame.display_id)
        if notes is None:
            if len(self._screens) == bounds.MOST_DISPLAYS:
                return
            notes = self._screens[frame.display_id] = ScreenNotes(frame.display_id, self._listed)
        if notes.take(at_ns, frame):
            self.looks.append((at_ns, frame))

    def _heartbeat(self, at_ns: int, look: Heartbeat) -> None:
        if look.stream.startswith(f"{StreamName.SCREEN}/"):
            self.looks.append((at_ns, look))

    def _speech(self, _at_ns: int, told: SpeechEvent) -> None:
        self.listened = True
        self.spoken.append(Span(told.from_ns, told.to_ns))

    def _health(self, _at_ns: int, health: Health) -> None:
        voices = (it for it in health.streams if it.stream == StreamName.VOICE)
        self.listened = self.listened or any(it.speaking is not None for it in voices)


def _within(spans: Iterable[Told], ends_ns: int) -> tuple[Told, ...]:
    within = (
        replace(it, from_ns=min(max(it.from_ns, 0), ends_ns), to_ns=min(max(it.to_ns, 0), ends_ns))
        for it in spans
    )
    return tuple(sorted((it for it in within if it.from_ns <= it.to_ns), key=lambda it: it.from_ns))


def media_paths(paths: Iterable[str]) -> frozenset[str]:
    """Those of a bundle's files that hold pictures or voice."""
    return frozenset(it for it in paths if layout.track_of(it) is not None)
