"""A step as a flat JSON document whose members always have the same types.

Loaders that take the types of columns from their first few rows would drop, or stumble over, what comes up later. So
texts are empty where there is none, and only places are null: those of steps that are not done with the pointer.
"""

from typing import Any

import msgspec

from trajectory_recorder.export.episode import Episode
from trajectory_recorder.export.exporter import Field
from trajectory_recorder.export.steps import Step

RECORDING_FIELDS = (
    Field("episode", "string", "The recording."),
    Field("task", "string", "The key of its task."),
    Field("instruction", "string", "What was to be done."),
)
STEP_FIELDS = (
    Field("step", "integer", "The number of the step in the recording, from 0."),
    Field("kind", "string", "What was done: click, drag, type, key, hotkey, scroll, move, wait …"),
    Field("t_ns", "integer", "When it began, in session time.", "ns"),
    Field("t_end_ns", "integer", "When it ended, in session time.", "ns"),
    Field("complete", "boolean", "Whether its end was recorded."),
    Field("x", "number", "Where the pointer was, in the exported picture."),
    Field("y", "number", "As x, downwards."),
    Field("x_end", "number", "Where the pointer was at the end."),
    Field("y_end", "number", "As x_end, downwards."),
    Field(
        "path", "string", "Of a drag or move: JSON text, a list of points with session time in ns, x and y."
    ),
    Field("button", "string", "The button of the pointer."),
    Field("count", "integer", "How many times it was pressed in a row."),
    Field("keys", "string", "Keys pressed together, or held during a deed of the pointer, joined by +."),
    Field("text", "string", "The text that came of typing."),
    Field("strokes", "string", "All that was typed, with ⌫ for each character that was taken back."),
    Field("scroll_dx", "number", "How far the wheel was turned to the right.", "notches"),
    Field("scroll_dy", "number", "How far the wheel was turned upwards.", "notches"),
    Field("application", "string", "The application of the active window."),
    Field("window_title", "string", "The title of the active window."),
    Field("element_role", "string", "The role of the element that it was done to."),
    Field("element_name", "string", "The name of that element."),
    Field("transcribed", "boolean", "Whether it is known what was said."),
    Field("said_before", "string", "What was said since the step before."),
    Field("said_during", "string", "What was said meanwhile."),
    Field("said_after", "string", "What was said until the next step."),
    Field("verdicts", "string", "What each finished review says of it, joined by commas."),
    Field("reasons", "string", "The reviews' reasons, one a line."),
    Field("event_ids", "list", "Its raw events, by their positions among all events."),
    Field("frame_path", "string", "The video that has the frame before it, in the bundle."),
    Field("frame_pts_ns", "integer", "The time stamp of that frame in the video.", "ns"),
    Field("frame_t_ns", "integer", "When that frame was read, in session time.", "ns"),
)


def recording_row(episode: Episode) -> dict[str, str]:
    """Which recording it is, as `RECORDING_FIELDS` tells."""
    task = episode.facts.task
    return {
        "episode": episode.name,
        "task": task.key if task is not None else "",
        "instruction": (task.instruction or "") if task is not None else "",
    }


def step_row(step: Step) -> dict[str, Any]:
    """A step as `STEP_FIELDS` tells."""
    return {**_when(step), **_where(step), **_what(step), **_context(step), **_said(step), **_sources(step)}


def _when(step: Step) -> dict[str, Any]:
    return {
        "step": step.number,
        "kind": step.kind,
        "t_ns": step.t_ns,
        "t_end_ns": step.t_end_ns,
        "complete": step.action.complete,
    }


def _where(step: Step) -> dict[str, Any]:
    x, y = step.at or (None, None)
    x_end, y_end = step.end_at or (None, None)
    return {
        "x": x,
        "y": y,
        "x_end": x_end,
        "y_end": y_end,
        "path": msgspec.json.encode(step.path).decode() if step.path else "",
    }


def _what(step: Step) -> dict[str, Any]:
    dx, dy = step.scroll or (0.0, 0.0)
    return {
        "button": step.button or "",
        "count": step.count,
        "keys": "+".join(step.keys),
        "text": step.text or "",
        "strokes": step.strokes or "",
        "scroll_dx": dx,
        "scroll_dy": dy,
    }


def _context(step: Step) -> dict[str, Any]:
    return {
        "application": step.application or "",
        "window_title": step.window_title or "",
        "element_role": step.element.role if step.element is not None else "",
        "element_name": step.element.name if step.element is not None else "",
    }


def _said(step: Step) -> dict[str, Any]:
    said = step.said
    return {
        "transcribed": said is not None,
        "said_before": (said.before.text or "") if said is not None else "",
        "said_during": (said.during.text or "") if said is not None else "",
        "said_after": (said.after.text or "") if said is not None else "",
    }


def _sources(step: Step) -> dict[str, Any]:
    frame = step.frame
    return {
        "verdicts": ",".join(it.verdict for it in step.labels),
        "reasons": "\n".join(it.reason for it in step.labels),
        "event_ids": list(step.action.event_ids),
        "frame_path": frame.path if frame is not None else "",
        "frame_pts_ns": frame.pts_ns if frame is not None else None,
        "frame_t_ns": frame.at_ns if frame is not None else None,
    }
