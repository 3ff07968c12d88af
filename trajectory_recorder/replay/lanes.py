"""The lanes of a timeline: what lies where in each, and what it is in words. It draws nothing."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import Protocol, TypeVar

import numpy as np

from trajectory_recorder.actions import words
from trajectory_recorder.events import ALL_STREAMS, Gap, GapReason, WindowEvent
from trajectory_recorder.replay.remarks import (
    WRITTEN_BY_PEOPLE,
    ListedRemark,
    Mark,
    gap_words,
    gaps_to_tell,
    listed,
)
from trajectory_recorder.replay.timeline.timeline import (
    Damage,
    Press,
    Span,
    Spoken,
    Step,
    Stroke,
    Timed,
    Timeline,
    Times,
    Turn,
)
from trajectory_recorder.times import length, moment


class Spanning(Protocol):
    """Something from `from_ns` to `to_ns` of session time."""

    @property
    def from_ns(self) -> int: ...

    @property
    def to_ns(self) -> int: ...


Thing = TypeVar("Thing", bound=Spanning)
Streamed = TypeVar("Streamed", Gap, Damage)

_EDITED = (GapReason.CUT, GapReason.REDACTED)

NOT_TRANSCRIBED = "Speech, not transcribed"
ADDED_LATER = "Narration, added later"


class Lane(StrEnum):
    """A lane, by what is in it."""

    SPOKEN = "Voice"
    PRESSES = "Mouse"
    STROKES = "Keys"
    WINDOWS = "Windows"
    STEPS = "Steps"
    REMARKS = "Findings"
    COMMENTS = "Comments"
    CHANGES = "Changes"


LATER = frozenset({Lane.COMMENTS, Lane.CHANGES})
"""Lanes of what is made while somebody watches; there may be none of it."""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a lane."""

    from_ns: int
    to_ns: int
    words: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What a reviewer says about a stretch of a recording."""

    from_ns: int
    to_ns: int
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """What shall be changed about a stretch of a recording; `takes_out` says that nothing of the stretch stays."""

    from_ns: int
    to_ns: int
    text: str
    takes_out: bool


class Things:
    """All things of one lane, in the order of their beginning.

    Args:
        from_ns: When each begins.
        to_ns: When each ends.
        tell: Says of a thing, by its place, what it is.
    """

    def __init__(self, from_ns: Iterable[int], to_ns: Iterable[int], tell: Callable[[int], str]) -> None:
        self.from_ns: Times = np.fromiter(from_ns, np.int64)
        self.to_ns: Times = np.fromiter(to_ns, np.int64)
        self._tell = tell

    def item(self, place: int) -> Item:
        """One of them."""
        return Item(int(self.from_ns[place]), int(self.to_ns[place]), self._tell(place))

    def near(self, at_ns: int, reach_ns: int) -> Item | None:
        """The thing at a time, of several the one that began last; else the closest one within reach."""
        away_ns = np.maximum(np.maximum(self.from_ns - at_ns, at_ns - self.to_ns), 0)
        if not away_ns.size or away_ns.min() > reach_ns:
            return None
        return self.item(int(np.flatnonzero(away_ns == away_ns.min())[-1]))


class Lanes:
    """The lanes of a recording.

    Args:
        timeline: The recording.
        say: Says what the program tells in the language in which it is shown; what people wrote and said, and
            what their windows are called, it is not asked for.
    """

    def __init__(self, timeline: Timeline, *, say: Callable[[str], str] = str) -> None:
        self._say = say
        remarks = listed(timeline)
        self.by_mark = self._by_mark(remarks)
        turns_ns = [it.at_ns for it in timeline.turns]
        self.turns = Things(turns_ns, turns_ns, lambda place: say(_turn_words(timeline.turns[place])))
        self.idle = self._told(timeline.idle, _idle_words)
        lost = [it for it in timeline.gaps if not it.removed_ns]
        self.pauses = self._told([it for it in timeline.gaps if it.removed_ns], gap_words)
        self.gaps = {stream: self._told(found, gap_words) for stream, found in _by_stream(lost)}
        self.damages = {
            stream: self._told(found, lambda it: it.message) for stream, found in _by_stream(timeline.damages)
        }
        edited = [it for it in timeline.gaps if it.stream == ALL_STREAMS and it.reason in _EDITED]
        self.edited = self._told(edited, gap_words)
        self._gaps = self._told(gaps_to_tell(timeline.gaps), gap_words)
        self._hands = self._of_hands(timeline.presses, timeline.turns)
        self.things: dict[Lane, Things] = {
            Lane.SPOKEN: _spanning(timeline.spoken, self._spoken_words),
            Lane.PRESSES: self._told(timeline.presses, _press_words),
            Lane.STROKES: _spanning(timeline.strokes, _stroke_words),
            Lane.WINDOWS: _windows(timeline.windows, timeline.duration_ns),
            Lane.STEPS: self._of_steps(timeline.steps),
            Lane.REMARKS: _spanning(remarks, self._remark_words),
            Lane.COMMENTS: _spanning((), _text_of),
            Lane.CHANGES: _spanning((), _text_of),
        }
        self.taken_out = _spanning((), _text_of)

    def show_remarks(self, timeline: Timeline) -> None:
        """Have what is known of the same recording by now."""
        remarks = listed(timeline)
        self.by_mark = self._by_mark(remarks)
        self.things[Lane.REMARKS] = _spanning(remarks, self._remark_words)

    def show_comments(self, comments: Sequence[Comment]) -> None:
        """Have these comments in place of the last ones."""
        ordered = sorted(comments, key=lambda it: it.from_ns)
        self.things[Lane.COMMENTS] = _spanning(ordered, _text_of)

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Have these changes in place of the last ones."""
        ordered = sorted(changes, key=lambda it: it.from_ns)
        self.things[Lane.CHANGES] = _spanning(ordered, _text_of)
        self.taken_out = _spanning([it for it in ordered if it.takes_out], _text_of)

    @property
    def shown(self) -> tuple[Lane, ...]:
        """The lanes to show, from top to bottom."""
        return tuple(it for it in Lane if it not in LATER or self.things[it].from_ns.size)

    def item(self, lane: Lane | None, at_ns: int, reach_ns: int) -> Item | None:
        """What lies at a time in a lane, or within reach of it; else what keeps it empty: a gap, or idleness."""
        things = self._hands if lane is Lane.PRESSES else self.things[lane] if lane is not None else None
        found = things.near(at_ns, reach_ns) if things is not None else None
        return found or self._gaps.near(at_ns, reach_ns) or self.idle.near(at_ns, 0)

    def _told(self, spans: Sequence[Thing], tell: Callable[[Thing], str]) -> Things:
        """Spans of which only the program tells."""
        return _spanning(spans, lambda it: self._say(tell(it)))

    def _by_mark(self, remarks: Sequence[ListedRemark]) -> dict[Mark, Things]:
        return {
            mark: _spanning([it for it in remarks if it.mark is mark], self._remark_words) for mark in Mark
        }

    def _of_hands(self, presses: Sequence[Press], turns: Sequence[Turn]) -> Things:
        """Presses and turns of the wheel together."""
        pressed = [(it.from_ns, it.to_ns, _press_words(it)) for it in presses]
        turned = [(it.at_ns, it.at_ns, _turn_words(it)) for it in turns]
        done = sorted(pressed + turned)
        return Things((it[0] for it in done), (it[1] for it in done), lambda place: self._say(done[place][2]))

    def _of_steps(self, steps: Sequence[Step]) -> Things:
        return Things(
            (it.action.start_ns for it in steps),
            (it.action.end_ns for it in steps),
            lambda place: f"{steps[place].number + 1}: {self._say(step_words(steps[place]))}",
        )

    def _spoken_words(self, it: Spoken) -> str:
        return self._say(spoken_words(it)) if it.text is None else spoken_words(it)

    def _remark_words(self, it: ListedRemark) -> str:
        if it.mark in WRITTEN_BY_PEOPLE:
            return it.message
        return "\n".join(self._say(said) for said in (it.message, it.suggestion) if said)


def step_words(step: Step) -> str:
    """What was done in a step, and to what: 'click left: push button "Save"'."""
    to = words.element(step.action)
    return words.done(step.action) + (f': {to.role} "{to.name}"' if to is not None else "")


def spoken_words(it: Spoken) -> str:
    """What was said, or that nobody transcribed it, or that it was recorded later."""
    if it.later:
        return ADDED_LATER
    return it.text if it.text is not None else NOT_TRANSCRIBED


def window_words(it: WindowEvent) -> str:
    """What a window is called: its title, and its application where the title doesn't say it."""
    title, application = it.title or "", it.application or ""
    told = [title, application] if application.casefold() not in title.casefold() else [title]
    return " — ".join(part for part in told if part) or "No window"


def _spanning(spans: Sequence[Thing], tell: Callable[[Thing], str]) -> Things:
    return Things((it.from_ns for it in spans), (it.to_ns for it in spans), lambda place: tell(spans[place]))


def _by_stream(spans: Sequence[Streamed]) -> Iterator[tuple[str, list[Streamed]]]:
    """Spans by the stream that they are about, each in the order that they came in."""
    ordered = sorted(spans, key=_stream)
    return ((stream, list(found)) for stream, found in groupby(ordered, key=_stream))


def _stream(it: Gap | Damage) -> str:
    return it.stream


def _windows(windows: Sequence[Timed[WindowEvent]], ends_ns: int) -> Things:
    """Each until the next one. A change of the active one's size or place makes no other window of it."""
    shown: list[Timed[str]] = []
    for at_ns, event in windows:
        name = window_words(event)
        if not shown or shown[-1][1] != name:
            shown.append((at_ns, name))
    starts_ns = [at_ns for at_ns, _ in shown]
    return Things(starts_ns, [*starts_ns[1:], ends_ns][: len(shown)], lambda place: shown[place][1])


def _press_words(it: Press) -> str:
    return f"{it.button} button down for {length(it.to_ns - it.from_ns)} at {it.x_px},{it.y_px}"


def _turn_words(it: Turn) -> str:
    return f"wheel turned {words.turned(it.dx, it.dy)} at {it.x_px},{it.y_px}"


def _stroke_words(it: Stroke) -> str:
    return "+".join((*it.modifiers, it.label))


def _idle_words(it: Span) -> str:
    return f"Nothing happens for {length(it.to_ns - it.from_ns)}, until {moment(it.to_ns)}"


def _text_of(it: Comment | Change) -> str:
    return it.text
