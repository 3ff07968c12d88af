"""All events but those of media, as the new recording tells them, in the order of their new times.

What happened in a stretch that is cut out or blanked is not told. What holds afterwards, such as the active
window, is told anew at its end: it belongs to the time after.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

from trajectory_recorder.bundle.tally import stream_of
from trajectory_recorder.events import (
    ALL_STREAMS,
    AddedVoiceEvent,
    ClockAnchor,
    DisplaysEvent,
    ElementEvent,
    EncoderEvent,
    Event,
    Forget,
    FrameEvent,
    Gap,
    GapReason,
    Health,
    Heartbeat,
    KeyboardState,
    KeyEvent,
    LookRateEvent,
    Marker,
    NoteEvent,
    PointerEvent,
    PointerState,
    SpeechEvent,
    StreamName,
    VoiceClockEvent,
    VoiceEvent,
)
from trajectory_recorder.redaction.held import HeldButtons, HeldKeys
from trajectory_recorder.redaction.in_force import InForce
from trajectory_recorder.redaction.masking import without_covered, without_text
from trajectory_recorder.redaction.plan import Plan
from trajectory_recorder.redaction.recording import Recording
from trajectory_recorder.redaction.time_map import Span, Spans

Told: TypeAlias = tuple[int, Event]

# Media tell of themselves, and requests to forget are carried out.
_SILENT = (FrameEvent, VoiceEvent, AddedVoiceEvent, EncoderEvent, Forget)
# They hold nothing of what was done, and go on while a stretch is blank.
_NEUTRAL = (DisplaysEvent, LookRateEvent, ClockAnchor, VoiceClockEvent, Health)


def story(recording: Recording, plan: Plan) -> Iterator[Told]:
    """Tell the events anew.

    Yields:
        New session time in nanoseconds, and the event.

    Raises:
        DamagedBundle: The events can't be read.
    """
    return _Story(recording, plan).told()


@dataclass(frozen=True, slots=True)
class _Border:
    """Where a hidden stretch ends, and the gap that tells of it, in times of the new recording."""

    at_ns: int
    gap: Gap


class _Story:
    def __init__(self, recording: Recording, plan: Plan) -> None:
        self._recording = recording
        self._plan = plan
        self._after = plan.times.after
        self._keys, self._buttons = HeldKeys(), HeldButtons()
        self._state = InForce()
        self._dropped: Counter[str] = Counter()
        self._untold_since_ns: int | None = None

    def told(self) -> Iterator[Told]:
        """All events, with what borders add."""
        borders = _borders(self._recording, self._plan)
        place = 0
        for at_ns, event in self._recording.bundle.events():
            while place < len(borders) and borders[place].at_ns <= at_ns:
                yield from self._tell_state(borders[place].at_ns)
                yield from self._cross(borders[place])
                place += 1
            yield from self._tell_state(at_ns)
            yield from self._tell(at_ns, event)
        for border in borders[place:]:
            yield from self._tell_state(border.at_ns)
            yield from self._cross(border)
        yield from self._tell_state(self._recording.duration_ns + 1)

    def _is_hidden(self, at_ns: int) -> bool:
        return self._plan.times.is_cut(at_ns) or at_ns in self._plan.blank

    def _cross(self, border: _Border) -> Iterator[Told]:
        at_ns = self._after(border.at_ns)
        yield at_ns, border.gap
        if self._is_hidden(border.at_ns) or border.at_ns >= self._recording.duration_ns:
            return
        yield from ((at_ns, it) for it in self._keys.released())
        yield from ((at_ns, it) for it in self._buttons.released())
        self._untold_since_ns = border.at_ns

    def _tell_state(self, until_ns: int) -> Iterator[Told]:
        """What holds after a hidden stretch, before anything later. What changes at its very end is told by then:
        what held before it is not told."""
        if self._untold_since_ns is None or until_ns <= self._untold_since_ns:
            return
        at_ns = self._after(self._untold_since_ns)
        self._untold_since_ns = None
        for event in self._state.changed():
            yield at_ns, self._state.tell(event)
        place = self._state.moved()
        if place is not None:
            yield at_ns, PointerState(*place, self._buttons.down())

    def _tell(self, at_ns: int, event: Event) -> Iterator[Told]:
        hidden = self._is_hidden(at_ns)
        if hidden:
            self._dropped[stream_of(event) or ""] += 1
        if isinstance(event, _SILENT):
            return
        if isinstance(event, Gap | Heartbeat | SpeechEvent | NoteEvent):
            yield from self._tell_span(at_ns, event)
        elif isinstance(event, KeyEvent | PointerEvent | KeyboardState | PointerState):
            yield from self._tell_input(at_ns, event, hidden=hidden)
        else:
            shown = self._shown(at_ns, event)
            is_state = self._state.take(shown)
            if not hidden or (isinstance(event, _NEUTRAL) and not self._plan.times.is_cut(at_ns)):
                yield self._after(at_ns), self._state.tell(shown) if is_state else shown
            elif isinstance(event, Marker) and not self._plan.times.is_cut(at_ns):
                yield self._after(at_ns), Marker("")

    def _shown(self, at_ns: int, event: Event) -> Event:
        """The event with what is taken out of it at its time."""
        if isinstance(event, ClockAnchor):
            return replace(event, session_ns=self._after(event.session_ns))
        if isinstance(event, Health):
            return self._shown_health(at_ns, event)
        if at_ns in self._plan.masked:
            event = without_text(event)
        if isinstance(event, ElementEvent):
            covered = tuple(it.area for it in self._plan.covers if it.from_ns <= at_ns < it.to_ns)
            return without_covered(event, covered)
        return event

    def _shown_health(self, at_ns: int, health: Health) -> Health:
        """How many keys were typed while nobody was to see it is not told by a difference, either."""
        muted = at_ns in self._plan.muted
        return replace(
            health,
            streams=tuple(
                replace(
                    it,
                    events=max(0, it.events - self._dropped[it.stream]),
                    level=None if muted else it.level,
                    speaking=None if muted else it.speaking,
                )
                for it in health.streams
            ),
        )

    # --- input ---

    def _tell_input(
        self, at_ns: int, event: KeyEvent | PointerEvent | KeyboardState | PointerState, *, hidden: bool
    ) -> Iterator[Told]:
        masked = at_ns in self._plan.masked
        told: Event | None
        if isinstance(event, KeyEvent):
            told = self._keys.take(event, hidden=hidden, masked=masked)
        elif isinstance(event, KeyboardState):
            told = None if hidden else self._keys.state(event, masked=masked)
        elif isinstance(event, PointerEvent):
            told = self._buttons.take(event, hidden=hidden)
            self._state.move(event.x_px, event.y_px, told=not hidden)
        else:
            self._state.move(event.x_px, event.y_px, told=not hidden)
            buttons = tuple(it for it in event.buttons if not self._buttons.is_untold(it))
            told = None if hidden else replace(event, buttons=buttons)
        if told is not None:
            yield self._after(at_ns), told

    # --- what lasts ---

    def _tell_span(self, at_ns: int, event: Gap | Heartbeat | SpeechEvent | NoteEvent) -> Iterator[Told]:
        new_ns = self._after(at_ns)
        if isinstance(event, Gap):
            yield from ((new_ns, it) for it in self._shown_gap(at_ns, event))
            return
        if isinstance(event, NoteEvent):
            from_ns, to_ns = self._after(event.from_ns), self._after(event.to_ns)
            if from_ns < to_ns:
                yield from_ns, replace(event, from_ns=from_ns, to_ns=to_ns)
            return
        holes = self._plan.muted if isinstance(event, SpeechEvent) else self._plan.blank
        whole_ns = max(1, event.to_ns - event.from_ns)
        for from_ns, to_ns in self._kept((event.from_ns, event.to_ns), holes):
            told = replace(event, from_ns=self._after(from_ns), to_ns=self._after(to_ns))
            if isinstance(told, Heartbeat):
                # Rounded up: somebody did look.
                told = replace(told, looks=-(-told.looks * max(1, to_ns - from_ns) // whole_ns))
            yield new_ns, told

    def _kept(self, span: Span, holes: Spans) -> Iterator[Span]:
        """What of a span is neither cut out nor in a hole, in old times."""
        if span[0] == span[1]:
            return iter([] if self._plan.times.is_cut(span[0]) or span[0] in holes else [span])
        parts = self._plan.times.cuts.outside(*span)
        return (it for part in parts for it in holes.outside(*part))

    def _shown_gap(self, at_ns: int, gap: Gap) -> Iterator[Gap]:
        if gap.removed_ns and self._plan.times.is_cut(gap.from_ns):
            return  # It is part of what was cut out.
        from_ns, to_ns = self._after(gap.from_ns), self._after(gap.to_ns)
        is_hidden = not gap.removed_ns and not any(True for _ in self._seen(gap))
        if is_hidden or (gap.from_ns < gap.to_ns and from_ns == to_ns):
            return
        shown = without_text(gap) if at_ns in self._plan.masked else gap
        assert isinstance(shown, Gap)  # noqa: S101 - tells the type
        yield replace(shown, from_ns=from_ns, to_ns=to_ns)

    def _seen(self, gap: Gap) -> Iterator[Span]:
        """What of a gap lies in time that is kept and not blank."""
        if gap.from_ns == gap.to_ns:
            return iter([] if self._is_hidden(gap.from_ns) else [(gap.from_ns, gap.to_ns)])
        return self._plan.blank.outside(gap.from_ns, gap.to_ns)


def _borders(recording: Recording, plan: Plan) -> list[_Border]:
    """The ends of all hidden stretches, in the order of time, with the gap that tells of each."""
    after = plan.times.after
    borders = []
    for from_ns, to_ns in plan.times.cuts.spans:
        # A pause within is gone with its stretch: all of the real time that passed is in one gap.
        paused_ns = sum(it.removed_ns for it in recording.gaps if from_ns <= it.from_ns < to_ns)
        at_ns = after(to_ns)
        gap = Gap(ALL_STREAMS, at_ns, at_ns, GapReason.CUT, removed_ns=to_ns - from_ns + paused_ns)
        borders.append(_Border(to_ns, gap))
    for from_ns, to_ns in plan.blank.spans:
        borders += _redacted(plan, ALL_STREAMS, (from_ns, to_ns))
    if {StreamName.VOICE, StreamName.ADDED_VOICE} & recording.streams:
        for span in plan.muted.spans:
            borders += _redacted(plan, StreamName.VOICE, span)
    return sorted(borders, key=lambda it: it.at_ns)


def _redacted(plan: Plan, stream: str, span: Span) -> list[_Border]:
    from_ns, to_ns = plan.times.after(span[0]), plan.times.after(span[1])
    if from_ns == to_ns:
        return []  # All of it is cut out.
    return [_Border(span[1], Gap(stream, from_ns, to_ns, GapReason.REDACTED))]
