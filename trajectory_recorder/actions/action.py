"""The vocabulary of actions: what was done, and when, where and to what."""

from dataclasses import dataclass
from typing import TypeAlias

from trajectory_recorder.events import Button, ElementEvent, WindowEvent


@dataclass(frozen=True, slots=True)
class Place:
    """A pixel of the virtual desktop, and where it lies on its display: `x` and `y` go from 0 at the
    display's upper left pixel to 1 at its lower right one; None where no display is known there."""

    x_px: int
    y_px: int
    x: float | None = None
    y: float | None = None


@dataclass(frozen=True, slots=True)
class PathPoint:
    """Where the pointer was at a session time."""

    at_ns: int
    x_px: int
    y_px: int


@dataclass(frozen=True, slots=True)
class Click:
    """A button was pressed and released at one place, `count` times in a row: 1, 2 or 3."""

    button: Button
    count: int = 1


@dataclass(frozen=True, slots=True)
class LongPress:
    """A button was held down at one place."""

    button: Button


@dataclass(frozen=True, slots=True)
class Drag:
    """The pointer moved with a button down, from the first point of `path` to the last."""

    button: Button
    path: tuple[PathPoint, ...]


@dataclass(frozen=True, slots=True)
class Scroll:
    """The wheel turned: notches to the right and upwards are positive."""

    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class Typing:
    """Text was typed. `text` is what came of it, `strokes` all that was typed, with `⌫` for each
    character that was taken back."""

    text: str
    strokes: str


@dataclass(frozen=True, slots=True)
class KeyPress:
    """A key that writes nothing was pressed, `count` times in a row or by auto-repeat; or one of which it is not
    told which it was, whose name is empty."""

    key: str
    count: int = 1


@dataclass(frozen=True, slots=True)
class Hotkey:
    """Keys were pressed together, the modifiers first: ("control", "shift", "t")."""

    keys: tuple[str, ...]
    count: int = 1


@dataclass(frozen=True, slots=True)
class Move:
    """The pointer moved, and rested where it led without a press or a turn of the wheel."""

    path: tuple[PathPoint, ...]


@dataclass(frozen=True, slots=True)
class Wait:
    """Nothing was done."""


Deed: TypeAlias = Click | LongPress | Drag | Scroll | Typing | KeyPress | Hotkey | Move | Wait


@dataclass(frozen=True, slots=True)
class Action:
    """One deed, from `start_ns` to `end_ns` of session time.

    `approach_ns` is when the pointer began to move to it, `start_ns` where it did not. `event_ids` are
    the positions of its raw events among all events of the bundle, in the order of time. `modifiers` were
    held down during a deed of the pointer. `place` is where the pointer was at the start of such a deed,
    and `display_id` the display there, or the one with the middle of the active window; None where there
    was none. `window` was the active one when it began, and `element` is what applications told of its press.
    `complete` is False where its end was not recorded: a release that was lost, or the recording's end.
    """

    deed: Deed
    start_ns: int
    end_ns: int
    approach_ns: int
    event_ids: tuple[int, ...]
    modifiers: tuple[str, ...] = ()
    place: Place | None = None
    display_id: int | None = None
    window: WindowEvent | None = None
    element: ElementEvent | None = None
    complete: bool = True
