"""Builds the timeline of a recording from its events, in one pass."""

from collections.abc import Container, Iterator

import numpy as np

from trajectory_recorder.actions import derive
from trajectory_recorder.events import ALL_STREAMS, SPEECH, Gap, StreamName
from trajectory_recorder.replay.timeline.added_voice import added_spans, parted
from trajectory_recorder.replay.timeline.beside import Beside, nobody_listened
from trajectory_recorder.replay.timeline.event_stream import EventStream
from trajectory_recorder.replay.timeline.idle import idle_spans, voiced
from trajectory_recorder.replay.timeline.notes import Notes
from trajectory_recorder.replay.timeline.spoken import Speech, speech
from trajectory_recorder.replay.timeline.steps import steps
from trajectory_recorder.replay.timeline.timeline import Damage, Span, Timeline

_SEEN = (ALL_STREAMS, StreamName.INPUT, StreamName.VOICE)


def build(stream: EventStream, beside: Beside, listed: Container[str], *, crashed: bool = False) -> Timeline:
    """Read the events, and put everything where it lies in time.

    Args:
        stream: The events.
        beside: What was made from the recording.
        listed: The paths of its media files.
        crashed: Whether the recorder was killed: what was said last is not noted then.

    Raises:
        Cancelled: The stream's task was.
    """
    notes = Notes(listed)
    actions = derive(notes.noting(stream.events()))
    ends_ns = stream.ends_ns
    heard = speech(notes.spoken, beside.words, ends_ns)
    known = notes.listened or beside.words is not None
    voice, screens = notes.voice.track(), notes.screens()
    remarks = beside.remarks
    if not known and len(voice.at_ns):
        remarks = (*remarks, nobody_listened(ends_ns))
    damages = [*stream.damages(), *notes.damages()]
    gaps = notes.gaps_within(ends_ns)
    deaf = _deaf(heard, gaps, ends_ns, crashed=crashed) if known else [Span(0, ends_ns)]
    later = added_spans(voice, ends_ns)
    recorded, _ = parted(voice)
    lasting = [*heard.spans, *later, *_unknown(gaps, damages), *voiced(recorded, deaf)]
    moments = [*(it.at_ns for it in screens), notes.pointer.acts_ns, notes.keys.acts_ns]
    written = notes.written_within(ends_ns)
    told_ns = [*(at_ns for at_ns, _ in notes.markers), *(it.from_ns for it in written)]
    moments.append(np.array(told_ns, np.int64))
    return Timeline(
        duration_ns=ends_ns,
        displays=tuple(notes.displays),
        screens=screens,
        voice=voice,
        pointer=notes.pointer.track,
        presses=notes.pointer.presses(ends_ns),
        turns=tuple(notes.pointer.turns),
        strokes=notes.keys.strokes(ends_ns),
        cursors=tuple(notes.cursors),
        windows=tuple(notes.windows),
        steps=steps(actions, notes.looks, heard if known else None),
        spoken=heard.stretches(later),
        remarks=tuple(sorted(remarks, key=lambda it: it.from_ns)),
        markers=tuple(notes.markers),
        notes=written,
        gaps=gaps,
        damages=tuple(sorted(damages, key=lambda it: it.from_ns)),
        idle=idle_spans(moments, lasting, ends_ns),
    )


def _unknown(gaps: tuple[Gap, ...], damages: list[Damage]) -> Iterator[Span]:
    """Where something may have happened and nothing tells."""
    for gap in gaps:
        if gap.stream in _SEEN or gap.stream.startswith(f"{StreamName.SCREEN}/"):
            yield Span(gap.from_ns, gap.to_ns)
    for damage in damages:
        yield Span(damage.from_ns, damage.to_ns)


def _deaf(heard: Speech, gaps: tuple[Gap, ...], ends_ns: int, *, crashed: bool) -> list[Span]:
    """Where nobody listened whether somebody speaks. Whoever transcribes listens to all of it."""
    if heard.words is not None:
        return []
    deaf = [Span(it.from_ns, it.to_ns) for it in gaps if it.stream == SPEECH]
    told_ns = heard.spans[-1].to_ns if heard.spans else 0
    return [*deaf, Span(told_ns, ends_ns)] if crashed else deaf
