"""What is told of a step: what was done, when, where in the picture, with which words around it, and the picture."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from trajectory_recorder.actions import ActionPicture, Drag, Move, PathPoint, Place, Said
from trajectory_recorder.events import Element
from trajectory_recorder.export.formats.parquet.told import Told, told
from trajectory_recorder.export.images import SUFFIXES, Image
from trajectory_recorder.export.steps import Step
from trajectory_recorder.wire.exports import ImageFormat


@dataclass(frozen=True, slots=True)
class Shown:
    """A step with the picture before it, as `suffix` calls its kind; `media` is the folder of its recording's files."""

    episode_id: str
    step: Step
    image: Image | None
    image_format: ImageFormat
    media: str


def _pixel(it: Shown, place: Place | PathPoint | None, axis: Literal[0, 1]) -> int | None:
    """A place's column or row in the exported picture."""
    if place is None or it.step.canvas is None:
        return None
    found = it.step.canvas.pixel(place.x_px, place.y_px)
    return None if found is None else found[axis]


def _part(it: Shown, place: Place | PathPoint | None, axis: Literal[0, 1]) -> float | None:
    if place is None or it.step.canvas is None:
        return None
    found = it.step.canvas.part(place.x_px, place.y_px)
    return None if found is None else found[axis]


def _end(it: Shown) -> Place | PathPoint | None:
    """Where the pointer was at the end of a deed of it."""
    deed = it.step.action.deed
    return deed.path[-1] if isinstance(deed, Drag | Move) else it.step.action.place


def _path(it: Shown, axis: Literal[0, 1]) -> list[int | None] | None:
    deed = it.step.action.deed
    return [_pixel(it, point, axis) for point in deed.path] if isinstance(deed, Drag | Move) else None


def _path_times(it: Shown) -> list[int] | None:
    deed = it.step.action.deed
    return [point.at_ns for point in deed.path] if isinstance(deed, Drag | Move) else None


def _said(get: Callable[[Said], Any]) -> Callable[[Shown], Any]:
    return lambda it: None if it.step.said is None else get(it.step.said)


def _element(get: Callable[[Element], Any]) -> Callable[[Shown], Any]:
    return lambda it: None if it.step.element is None else get(it.step.element)


def _frame(get: Callable[[ActionPicture], Any]) -> Callable[[Shown], Any]:
    return lambda it: None if it.step.frame is None else get(it.step.frame)


def _video(it: Shown) -> str | None:
    """The file in the dataset that the frame is in."""
    return None if it.step.frame is None else f"{it.media}/{it.step.frame.path.rpartition('/')[2]}"


def _bounds(it: Shown) -> list[int] | None:
    """Left, top, width and height of the element, from its display's corner and not made smaller."""
    element, canvas = it.step.element, it.step.canvas
    if element is None or element.bounds is None or canvas is None:
        return None
    bounds, display = element.bounds, canvas.display
    return [bounds.x_px - display.x_px, bounds.y_px - display.y_px, bounds.width_px, bounds.height_px]


def _image(it: Shown) -> dict[str, Any] | None:
    if it.image is None:
        return None
    name = f"{it.episode_id}-{it.step.number:06d}{SUFFIXES[it.image_format]}"
    return {"bytes": it.image.data, "path": name}


COLUMNS: tuple[Told[Shown], ...] = (
    told("episode_id", "string", lambda it: it.episode_id, "The recording's id."),
    told("step", "int64", lambda it: it.step.number, "Number of the step in its recording, from 0."),
    told("t_ns", "int64", lambda it: it.step.t_ns, "Session time at its beginning.", "ns"),
    told("t_end_ns", "int64", lambda it: it.step.t_end_ns, "Session time at its end.", "ns"),
    told(
        "approach_ns",
        "int64",
        lambda it: it.step.action.approach_ns,
        "When the pointer set out for it: the moment that its picture shows.",
        "ns",
    ),
    told("action_type", "string", lambda it: it.step.kind, "What kind of deed it is."),
    told(
        "x_px",
        "int64",
        lambda it: _pixel(it, it.step.action.place, 0),
        "Where, on the exported picture.",
        "px",
    ),
    told("y_px", "int64", lambda it: _pixel(it, it.step.action.place, 1), "Likewise, downwards.", "px"),
    told(
        "x_norm",
        "float64",
        lambda it: _part(it, it.step.action.place, 0),
        "The same, 0 to below 1 across it.",
    ),
    told("y_norm", "float64", lambda it: _part(it, it.step.action.place, 1), "Likewise, downwards."),
    told("end_x_px", "int64", lambda it: _pixel(it, _end(it), 0), "Where the pointer was at its end.", "px"),
    told("end_y_px", "int64", lambda it: _pixel(it, _end(it), 1), "Likewise, downwards.", "px"),
    told(
        "end_x_norm",
        "float64",
        lambda it: _part(it, _end(it), 0),
        "The same, 0 to below 1 across the picture.",
    ),
    told("end_y_norm", "float64", lambda it: _part(it, _end(it), 1), "Likewise, downwards."),
    told("path_t_ns", "int64s", _path_times, "Session times on the way of a move or a drag.", "ns"),
    told("path_x_px", "int64s", lambda it: _path(it, 0), "Where the pointer was at these times.", "px"),
    told("path_y_px", "int64s", lambda it: _path(it, 1), "Likewise, downwards.", "px"),
    told("text", "string", lambda it: it.step.text, "What came of typing."),
    told(
        "strokes", "string", lambda it: it.step.strokes, "All that was typed, with ⌫ for what was taken back."
    ),
    told("keys", "strings", lambda it: list(it.step.keys), "The keys of it, or those held during it."),
    told("count", "int64", lambda it: it.step.count, "How many times in a row."),
    told("scroll_dx", "float64", lambda it: it.step.scroll and it.step.scroll[0], "Notches to the right."),
    told("scroll_dy", "float64", lambda it: it.step.scroll and it.step.scroll[1], "Notches upwards."),
    told("button", "string", lambda it: it.step.button, "Which button."),
    told("display", "int64", lambda it: it.step.action.display_id, "Which display."),
    told("complete", "bool", lambda it: it.step.action.complete, "Whether its end was recorded."),
    told("window_title", "string", lambda it: it.step.window_title, "The active window."),
    told("application", "string", lambda it: it.step.application, "The active window's application."),
    told("element_role", "string", _element(lambda it: it.role), "The element it was done to, by its role."),
    told("element_name", "string", _element(lambda it: it.name), "Its name."),
    told("element_value", "string", _element(lambda it: it.value), "The text or number that it held."),
    told("element_secret", "bool", _element(lambda it: it.secret), "Whether it is a field for passwords."),
    told("element_states", "strings", _element(lambda it: list(it.states)), "What holds of it."),
    told(
        "element_ancestors",
        "strings",
        _element(lambda it: [f"{up.role}: {up.name}" for up in it.ancestors]),
        "Role and name of what holds it, from its parent up.",
    ),
    told(
        "element_bounds_px", "int64s", _bounds, "Left, top, width and height, in pixels of the display.", "px"
    ),
    told("element_document_title", "string", _element(lambda it: it.document_title), "Its document's title."),
    told("element_document_url", "string", _element(lambda it: it.document_url), "Its document's address."),
    told("said_before", "string", _said(lambda it: it.before.text), "What was said since the step before."),
    told("said_during", "string", _said(lambda it: it.during.text), "What was said during it."),
    told("said_after", "string", _said(lambda it: it.after.text), "What was said until the next one."),
    told(
        "verdicts",
        "strings",
        lambda it: [label.verdict for label in it.step.labels],
        "Reviewers' verdicts on it.",
    ),
    told("reasons", "strings", lambda it: [label.reason for label in it.step.labels], "Their reasons."),
    told(
        "event_ids", "int64s", lambda it: list(it.step.action.event_ids), "Its events, by their `event_id`."
    ),
    told(
        "frame_path", "string", _video, "The video file with the frame before it, from the dataset's folder."
    ),
    told("frame_pts_ns", "int64", _frame(lambda it: it.pts_ns), "The frame's time stamp there.", "ns"),
    told("frame_t_ns", "int64", _frame(lambda it: it.at_ns), "When the frame was read.", "ns"),
    told(
        "frame_stale_ns",
        "int64",
        _frame(lambda it: it.stale_ns),
        "How long before it was last seen so.",
        "ns",
    ),
    told(
        "frame_confidence", "float64", _frame(lambda it: it.confidence), "How surely it still was so, 0 to 1."
    ),
    told("image_width_px", "int64", lambda it: it.image and it.image.width_px, "The picture's width.", "px"),
    told(
        "image_height_px", "int64", lambda it: it.image and it.image.height_px, "The picture's height.", "px"
    ),
    told("image", "image", _image, "What the display showed before it."),
)
