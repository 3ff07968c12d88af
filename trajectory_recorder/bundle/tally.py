"""Counts what passes into a bundle, stream by stream, for its manifest."""

from collections.abc import Iterable

from trajectory_recorder.bundle import layout
from trajectory_recorder.bundle.manifest import StreamSummary
from trajectory_recorder.events import (
    ClipboardEvent,
    ClockAnchor,
    DisplaysEvent,
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

_CODECS = {StreamName.SCREEN: "h264", StreamName.VOICE: "flac"}
_STREAMS: dict[type, StreamName] = {
    VoiceEvent: StreamName.VOICE,
    PointerEvent: StreamName.INPUT,
    KeyEvent: StreamName.INPUT,
    PointerState: StreamName.INPUT,
    KeyboardState: StreamName.INPUT,
    WindowEvent: StreamName.WINDOW,
    ClipboardEvent: StreamName.CLIPBOARD,
    DisplaysEvent: StreamName.DISPLAYS,
}


def stream_of(event: Event) -> str | None:
    """The stream that an event belongs to, None for those about the session itself."""
    if isinstance(event, FrameEvent):
        return screen_stream(event.display_id)
    return _STREAMS.get(type(event))


class _Stream:
    def __init__(self) -> None:
        self.paths: dict[str, None] = {}
        self.first_ns: int | None = None
        self.last_ns: int | None = None
        self.count = 0
        self.lost = 0


class Tally:
    """Feed it every event of a session; it keeps counts, spans, gaps and the clock's ends."""

    def __init__(self) -> None:
        self._streams: dict[str, _Stream] = {}
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
            if event.stream in self._streams:
                self._streams[event.stream].lost += event.lost_events
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
                tuple(stream.paths) or (layout.EVENTS,),
                _CODECS.get(StreamName(name.partition("/")[0]), "json"),
                stream.first_ns,
                stream.last_ns,
                stream.count,
                stream.lost,
            )
            for name, stream in sorted(self._streams.items())
        )

    def last_by_stream(self) -> Iterable[tuple[str, int]]:
        """The last session time at which each stream left a trace."""
        return ((name, stream.last_ns or 0) for name, stream in sorted(self._streams.items()))

    def _count(self, stream: _Stream, session_ns: int, event: Event) -> None:
        stream.count += 1
        stream.first_ns = session_ns if stream.first_ns is None else min(stream.first_ns, session_ns)
        stream.last_ns = session_ns if stream.last_ns is None else max(stream.last_ns, session_ns)
        if isinstance(event, FrameEvent | VoiceEvent):
            stream.paths[event.path] = None
