"""A recording as one JSON document for the page's script: times in ms of session time, texts as they are.

Whoever shows these texts makes them harmless; the script puts them into the page as text only.
"""

from datetime import UTC, datetime
from typing import Any

from trajectory_recorder.actions import words
from trajectory_recorder.events import CursorEvent, Display, WindowEvent
from trajectory_recorder.replay.page import tracks
from trajectory_recorder.replay.page.media import PageMedia
from trajectory_recorder.replay.page.values import ms, picture, rectangle, text
from trajectory_recorder.replay.recording import Recording
from trajectory_recorder.replay.remarks import gap_words, gaps_to_tell
from trajectory_recorder.replay.timeline.idle import next_active
from trajectory_recorder.replay.timeline.timeline import Step, Timed, Timeline

Fields = dict[str, Any]

_SECOND_NS = 1_000_000_000
_LAST_DAY_NS = int(datetime(9999, 12, 31, tzinfo=UTC).timestamp()) * _SECOND_NS


def described(recording: Recording, media: PageMedia) -> Fields:
    """All that the page shows, beside the media themselves."""
    timeline = recording.timeline
    return {
        "title": text(recording.title),
        "about": _about(recording),
        "duration": ms(timeline.duration_ns),
        "missing": [text(it) for it in media.missing],
        "displays": [[ms(at_ns), [_display(it) for it in arranged]] for at_ns, arranged in timeline.displays],
        "screens": media.screens,
        "voice": media.voice,
        "later": media.later,
        "peaks": tracks.peaks(timeline.voice, timeline.duration_ns),
        "pointer": tracks.pointer(timeline.pointer),
        "cursors": _cursors(timeline.cursors),
        "windows": [_window(at_ns, it) for at_ns, it in timeline.windows],
        "steps": [_step(it) for it in timeline.steps],
        **_inputs(timeline),
        **_told(timeline),
    }


def _about(recording: Recording) -> list[str]:
    """When it was made, with what and on what; what is not known is left out."""
    manifest = recording.manifest
    if manifest is None:
        return []
    at_ns = manifest.clock.start_utc_ns
    made = []
    if 0 <= at_ns < _LAST_DAY_NS:
        made.append(f"{datetime.fromtimestamp(at_ns // _SECOND_NS, UTC):%Y-%m-%d %H:%M:%S} UTC")
    recorder, system = manifest.recorder, manifest.os
    made += [f"{recorder.name} {recorder.version}", f"{system.name} {system.version}"]
    if manifest.task is not None:
        made.append(f"task {manifest.task.id}")
    if recording.edited:
        made.append("edited: made from another recording")
    return [text(it) for it in made]


def _display(it: Display) -> Fields:
    return {"id": str(it.display_id), "name": text(it.name), "place": rectangle(it)}


def _window(at_ns: int, it: WindowEvent) -> Fields:
    """The active window; one that is none has no place."""
    return {
        "at": ms(at_ns),
        "title": text(it.title),
        "application": text(it.application),
        "place": rectangle(it) if it.window_id is not None else None,
    }


def _cursors(cursors: tuple[Timed[CursorEvent], ...]) -> Fields:
    """The pointer's images, each once, and which of them it had from when on; -1 while it was hidden."""
    numbers: dict[str, int] = {}
    images: list[Fields] = []
    changes: list[list[float]] = []
    for at_ns, it in cursors:
        if it.shape not in numbers:
            numbers[it.shape] = len(images)
            images.append({"src": "", "name": text(it.name), "hot": [it.hot_x_px, it.hot_y_px]})
        image = images[numbers[it.shape]]
        image["src"] = image["src"] or picture(it.png)
        changes.append([ms(at_ns), numbers[it.shape] if it.visible else -1])
    return {"images": images, "changes": changes}


def _step(it: Step) -> Fields:
    """An action in words, and where the element is that it was done to."""
    action = it.action
    element = words.element(action)
    bounds = element.bounds if element is not None else None
    kind = words.kind(action.deed)
    return {
        "from": ms(action.start_ns),
        "to": ms(action.end_ns),
        "kind": kind.replace("_", " "),
        "what": text(words.done(action)),
        "where": text(_where(it)),
        "said": text(_said(it)),
        "element": rectangle(bounds) if bounds is not None else None,
    }


def _where(it: Step) -> str:
    """On which element and in which window; what is not known is left out."""
    parts = []
    if (element := words.element(it.action)) is not None:
        parts.append(f"{element.role} “{element.name}”" if element.name else element.role)
    if (window := words.window(it.action)) is not None:
        parts.append(window)
    if not it.action.complete:
        parts.append("its end was not recorded")
    return " · ".join(parts)


def _said(it: Step) -> str:
    """What was said since the action before, and during this one."""
    if it.said is None:
        return ""
    return " ".join(told for told in (it.said.before.text, it.said.during.text) if told)


def _inputs(timeline: Timeline) -> Fields:
    """Buttons, wheel and keys."""
    return {
        "presses": [
            {
                "from": ms(it.from_ns),
                "to": ms(it.to_ns),
                "button": it.button,
                "at": [it.x_px, it.y_px],
            }
            for it in timeline.presses
        ],
        "turns": [
            {
                "from": ms(it.at_ns),
                "up": _sign(it.dy),
                "right": _sign(it.dx),
                "at": [it.x_px, it.y_px],
            }
            for it in timeline.turns
        ],
        "strokes": [
            {
                "from": ms(it.from_ns),
                "to": ms(it.to_ns),
                "keys": [text(key) for key in (*it.modifiers, it.label)],
            }
            for it in timeline.strokes
        ],
    }


def _told(timeline: Timeline) -> Fields:
    """Speech, and what there is to know about stretches of the recording."""
    return {
        "spoken": [
            {"from": ms(it.from_ns), "to": ms(it.to_ns), "text": text(it.text), "later": it.later}
            for it in timeline.spoken
        ],
        "findings": [
            {
                "from": ms(it.from_ns),
                "to": ms(it.to_ns),
                "severity": text(it.severity),
                "message": text(it.message),
                "more": text(it.suggestion),
            }
            for it in timeline.remarks
        ],
        "damages": [
            {"from": ms(it.from_ns), "to": ms(it.to_ns), "message": text(it.message), "more": text(it.stream)}
            for it in timeline.damages
        ],
        "gaps": [
            {
                "from": ms(it.from_ns),
                "to": ms(it.to_ns),
                "message": text(gap_words(it)),
            }
            for it in gaps_to_tell(timeline.gaps)
        ],
        "markers": [{"from": ms(at_ns), "message": text(label)} for at_ns, label in timeline.markers],
        "notes": [
            {"from": ms(it.from_ns), "to": ms(it.to_ns), "message": text(it.text)} for it in timeline.notes
        ],
        "idle": [
            [ms(it.from_ns), ms(it.to_ns), ms(next_active(timeline, it.from_ns))] for it in timeline.idle
        ],
    }


def _sign(notches: float) -> int:
    return (notches > 0) - (notches < 0)
