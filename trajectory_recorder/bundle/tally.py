"""Counts what passes into a bundle, stream by stream, for its manifest."""

from collections import Counter

from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.manifest import StreamSummary
from trajectory_recorder.events import (
    AddedVoiceEvent,
    AreaEvent,
    ClipboardEvent,
    ClockAnchor,
    CursorEvent,
    DisplaysEvent,
    ElementEvent,
    Event,
    FrameEvent,
    Gap,
    KeyboardState,
    KeyEvent,
    PointerEvent,
    PointerState,
    StreamName,
    VoiceEvent,
    WindowEvent,
    screen_stream,
)

_CODECS: dict[str, str] = {StreamName.SCREEN: "h264", StreamName.VOICE: "flac"}
_STREAMS: dict[type, StreamName] = {
    VoiceEvent: StreamName.VOICE,
    AddedVoiceEvent: StreamName.ADDED_VOICE,
    PointerEvent: StreamName.INPUT,
    KeyEvent: StreamName.INPUT,
    PointerState: StreamName.INPUT,
    KeyboardState: StreamName.INPUT,
    WindowEvent: StreamName.WINDOW,
    ClipboardEvent: StreamName.CLIPBOARD,
    CursorEvent: StreamName.CURSOR,
    ElementEvent: StreamName.ELEMENTS,
    DisplaysEvent: StreamName.DISPLAYS,
    AreaEvent: StreamName.AREA,
}


def stream_of(event: Event) -> str | None:
    """The stream that an event belongs to, None for those about the session itself."""
    if isinstance(event, FrameEvent):
        return screen_stream(event.display_id)
    return _STREAMS.get(type(event))


class _Stream:
    def __init__(self) -> None:
        self.first_by_path: dict[str, int] = {}
        self.first_ns: int | None = None
        self.last_ns: int | None = None
        self.count = 0


class Tally:
    """Feed it every event of a session; it keeps counts, spans, gaps and the clock's ends.

    Streams are written side by side, so events of different streams may come in any order of time.
    """

    def __init__(self) -> None:
        self._streams: dict[str, _Stream] = {}
        # A stream may lose events before its first one.
        self._lost: Counter[str] = Counter()
        self.gaps: list[Gap] = []
        self.displays = DisplaysEvent(())
        self.first_anchor: ClockAnchor | None = None
        self.last_anchor: ClockAnchor | None = None
        self.last_ns = 0

    def expect(self, stream: str) -> None:
        """List a stream even if nothing should come from it."""
        self._streams.setdefault(stream, _Stream())

    def add(self, session_ns: int, event: Event) -> None:
        """Count one event."""
        self.last_ns = max(self.last_ns, session_ns)
        if isinstance(event, Gap):
            self.gaps.append(event)
            self._lost[event.stream] += event.lost_events
        elif isinstance(event, ClockAnchor):
            self.first_anchor = self.first_anchor or event
            self.last_anchor = event
        elif isinstance(event, DisplaysEvent):
            self.displays = event
        stream = stream_of(event)
        if stream is not None:
            self._count(self._streams.setdefault(stream, _Stream()), session_ns, event)

    @property
    def anchors(self) -> tuple[ClockAnchor, ...]:
        """The first and the last reading of the clocks."""
        return tuple(dict.fromkeys(a for a in (self.first_anchor, self.last_anchor) if a is not None))

    def streams(self) -> tuple[StreamSummary, ...]:
        """Sum each stream up, in the order of their names."""
        return tuple(
            StreamSummary(
                name,
                tuple(sorted(stream.first_by_path, key=stream.first_by_path.__getitem__)) or (layout.EVENTS,),
                _CODECS.get(name.partition("/")[0], "json"),
                stream.first_ns,
                stream.last_ns,
                stream.count,
                self._lost[name],
            )
            for name, stream in sorted(self._streams.items())
        )

    def _count(self, stream: _Stream, session_ns: int, event: Event) -> None:
        stream.count += 1
        stream.first_ns = session_ns if stream.first_ns is None else min(stream.first_ns, session_ns)
        stream.last_ns = session_ns if stream.last_ns is None else max(stream.last_ns, session_ns)
        if isinstance(event, FrameEvent | VoiceEvent | AddedVoiceEvent):
            first_ns = stream.first_by_path.get(event.path, session_ns)
            stream.first_by_path[event.path] = min(first_ns, session_ns)
