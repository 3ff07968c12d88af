"""All edits of one recording as what they mean for each stream, once it is sure that they make sense."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trajectory_recorder.bundle.forgetting import is_pending
from trajectory_recorder.errors import UsageError
from trajectory_recorder.events import Display, Rectangle, StreamName
from trajectory_recorder.redaction.edits import Blank, Cover, Cut, Edit, MaskText, Mute, Narrate, Note
from trajectory_recorder.redaction.recording import Recording
from trajectory_recorder.redaction.time_map import Span, Spans, TimeMap, union
from trajectory_recorder.times import moment

LONGEST_NOTE = 10_000
"""Characters of a note: several pages."""


@dataclass(frozen=True)
class Plan:
    """What is to be done. Times are the recording's before the edits, but for those of `times.after`."""

    times: TimeMap
    blank: Spans
    masked: Spans
    muted: Spans
    covers: tuple[Cover, ...]
    narrations: tuple[Narrate, ...]
    notes: tuple[Note, ...]

    def covered(self, display_id: int, at_ns: int) -> tuple[Rectangle, ...]:
        """What of a display's picture is covered at a time, in pixels of the virtual desktop."""
        return tuple(
            it.area for it in self.covers if it.display_id == display_id and it.from_ns <= at_ns < it.to_ns
        )

    def borders_ns(self, display_id: int) -> list[int]:
        """When a display's picture may have to become another one without having changed."""
        spans = [*self.blank.spans, *self.times.cuts.spans]
        spans += [(it.from_ns, it.to_ns) for it in self.covers if it.display_id == display_id]
        return sorted({border_ns for span in spans for border_ns in span})


def with_forgotten(recording: Recording, edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """The edits, and cuts for what was to be forgotten and is not among them."""
    spans = union(recording.forgotten)
    return (*edits, *(it for it in (Cut(*span) for span in spans) if it not in edits))


def plan(recording: Recording, edits: Sequence[Edit]) -> Plan:
    """Look whether edits make sense for a recording, and sort them.

    Raises:
        UsageError: They don't: there are none, one lies outside, is empty or has nothing to work on, or
            nothing would be left.
    """
    if not edits and not is_pending(recording.manifest):
        raise UsageError("There is nothing to take out or to add", "give at least one edit")
    for edit in edits:
        _require(edit, recording)
    blanks = _spans(edits, Blank)
    times = TimeMap(_spans(edits, Cut), recording.duration_ns)
    if times.duration_ns == 0:
        raise UsageError("Everything would be cut out", "delete the recording instead, or keep a part of it")
    return Plan(
        times,
        Spans(blanks),
        Spans(_spans(edits, MaskText)),
        Spans([*blanks, *_spans(edits, Mute)]),
        tuple(it for it in edits if isinstance(it, Cover)),
        tuple(it for it in edits if isinstance(it, Narrate)),
        tuple(sorted((it for it in edits if isinstance(it, Note)), key=lambda it: it.from_ns)),
    )


def _spans(edits: Iterable[Edit], kind: type[Edit]) -> list[Span]:
    return [(it.from_ns, it.to_ns) for it in edits if isinstance(it, kind)]


def _require(edit: Edit, recording: Recording) -> None:
    span = f"{moment(edit.from_ns)} to {moment(edit.to_ns)}"
    if edit.from_ns < 0 or edit.to_ns > recording.duration_ns:
        raise UsageError(
            f"{span} lies outside of the recording", f"it ends at {moment(recording.duration_ns)}"
        )
    if edit.from_ns >= edit.to_ns:
        raise UsageError(f"{span} is empty", "give a beginning before the end")
    if isinstance(edit, Cover) and not any(_is_on(edit, it) for it in recording.arrangements(edit)):
        raise UsageError(
            f"The area to cover is not on display {edit.display_id} at {span}",
            "give it in pixels of the virtual desktop, as `info` tells where displays lie",
        )
    if isinstance(edit, Mute) and not {StreamName.VOICE, StreamName.ADDED_VOICE} & recording.streams:
        raise UsageError("There is no voice to mute", "leave this edit out")
    if isinstance(edit, Note) and not 0 < len(edit.text.strip()) <= LONGEST_NOTE:
        raise UsageError(f"A note has 1 to {LONGEST_NOTE:,} characters", "write it anew")


def _is_on(edit: Cover, displays: Iterable[Display]) -> bool:
    return any(it.display_id == edit.display_id and within(edit.area, it) is not None for it in displays)


def within(area: Rectangle, display: Display) -> Rectangle | None:
    """The part of an area of the virtual desktop that a display shows, from its own corner; None for none."""
    left, top = max(area.x_px - display.x_px, 0), max(area.y_px - display.y_px, 0)
    right = min(area.x_px + area.width_px - display.x_px, display.width_px)
    bottom = min(area.y_px + area.height_px - display.y_px, display.height_px)
    if right <= left or bottom <= top:
        return None
    return Rectangle(left, top, right - left, bottom - top)
