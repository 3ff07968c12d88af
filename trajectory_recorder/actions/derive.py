"""From the events of a bundle to the actions that a person did, in the order of their beginning."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from trajectory_recorder.actions._draft import Draft
from trajectory_recorder.actions._keyboard import Keyboard
from trajectory_recorder.actions._pointer import PointerGestures
from trajectory_recorder.actions.action import Action, PathPoint, Place, Typing, Wait
from trajectory_recorder.events import (
    ALL_STREAMS,
    Display,
    DisplaysEvent,
    ElementEvent,
    Event,
    Gap,
    KeyboardState,
    KeyEvent,
    PointerAction,
    PointerEvent,
    PointerState,
    StreamName,
    WindowEvent,
)

Told = TypeVar("Told")

_WAIT_NS = 3_000_000_000
_TOLD = frozenset(
    (
        PointerEvent,
        KeyEvent,
        KeyboardState,
        PointerState,
        WindowEvent,
        DisplaysEvent,
        ElementEvent,
        Gap,
    )
)


def derive(events: Iterable[tuple[int, Event]]) -> list[Action]:
    """Find the actions in a recording.

    Args:
        events: Session time in ns and event, in the order of time. Positions in it are the ids of
            events.

    Returns:
        Actions, by their beginning. A hand on the mouse and one on the keyboard may do things at a time.
    """
    context = _Context()
    pointer, keyboard = PointerGestures(), Keyboard()
    end_ns = 0
    for event_id, (at_ns, event) in enumerate(events):
        end_ns = max(end_ns, at_ns)
        # Most events are of other kinds, and most of the rest are moves.
        if type(event) not in _TOLD:
            continue
        if isinstance(event, PointerEvent):
            if event.action is PointerAction.MOVE:
                pointer.move(event_id, at_ns, event)
                continue
            pointer.take(event_id, at_ns, event, keyboard.modifiers)
            if event.action in {PointerAction.PRESS, PointerAction.SCROLL}:
                keyboard.use_modifiers()
                keyboard.interrupt()  # it may have put the cursor elsewhere, and it comes between
        elif isinstance(event, KeyEvent):
            keyboard.take(event_id, at_ns, event)
        elif isinstance(event, KeyboardState):
            keyboard.resync(at_ns, event)
        elif isinstance(event, PointerState):
            pointer.resync(at_ns, event)
        else:
            if isinstance(event, WindowEvent) and context.is_another(event):
                keyboard.interrupt()
            context.take(at_ns, event)
    pointer.finish(end_ns)
    keyboard.finish(end_ns)
    drafts = sorted((*pointer.drafts, *keyboard.drafts), key=lambda it: it.start_ns)
    actions = [context.complete(it) for it in drafts]
    return _with_waits(actions, context.unrecorded, end_ns)


@dataclass(slots=True)
class _Context:
    """What was there at any time: windows, displays, told elements, and stretches without input."""

    windows: list[tuple[int, WindowEvent]] = field(default_factory=list)
    displays: list[tuple[int, tuple[Display, ...]]] = field(default_factory=list)
    elements: list[tuple[int, ElementEvent]] = field(default_factory=list)
    unrecorded: list[Gap] = field(default_factory=list)

    def is_another(self, event: WindowEvent) -> bool:
        """Whether a window is not the one that was active before."""
        return not self.windows or self.windows[-1][1].window_id != event.window_id

    def take(self, at_ns: int, event: Event) -> None:
        if isinstance(event, WindowEvent):
            self.windows.append((at_ns, event))
        elif isinstance(event, DisplaysEvent):
            self.displays.append((at_ns, event.displays))
        elif isinstance(event, ElementEvent):
            self.elements.append((at_ns, event))
        elif isinstance(event, Gap) and event.stream in {StreamName.INPUT, ALL_STREAMS}:
            self.unrecorded.append(event)

    def complete(self, draft: Draft) -> Action:
        assert draft.deed is not None  # noqa: S101 - all that is in the lists has become something
        # A stretch of typing is told of when it begins or goes to another element.
        element_until_ns = draft.end_ns if isinstance(draft.deed, Typing) else draft.start_ns
        element = _last(self.elements, element_until_ns)
        is_its = element is not None and element[0] >= draft.start_ns
        window = _last(self.windows, draft.start_ns)
        active = window[1] if window is not None else None
        display = self._display_of(draft, active)
        return Action(
            draft.deed,
            draft.start_ns,
            draft.end_ns,
            min(draft.approach_ns, draft.start_ns),
            tuple(draft.event_ids),
            draft.modifiers,
            _place(draft.at, display) if draft.at is not None else None,
            display.display_id if display is not None else None,
            active,
            element[1] if element is not None and is_its else None,
            draft.complete,
        )

    def _display_of(self, draft: Draft, active: WindowEvent | None) -> Display | None:
        if draft.at is not None:
            x_px, y_px = draft.at.x_px, draft.at.y_px
        elif active is not None:
            x_px, y_px = active.x_px + active.width_px // 2, active.y_px + active.height_px // 2
        else:
            return None
        known = _last(self.displays, draft.start_ns)
        for it in known[1] if known is not None else ():
            if 0 <= x_px - it.x_px < it.width_px and 0 <= y_px - it.y_px < it.height_px:
                return it
        return None


def _place(at: PathPoint, display: Display | None) -> Place:
    if display is None:
        return Place(at.x_px, at.y_px)
    width, height = max(display.width_px - 1, 1), max(display.height_px - 1, 1)
    return Place(at.x_px, at.y_px, (at.x_px - display.x_px) / width, (at.y_px - display.y_px) / height)


def _last(timed: list[tuple[int, Told]], at_ns: int) -> tuple[int, Told] | None:
    """The newest that was there at a time."""
    index = bisect_right(timed, at_ns, key=lambda it: it[0])
    return timed[index - 1] if index else None


def _with_waits(actions: list[Action], unrecorded: list[Gap], end_ns: int) -> list[Action]:
    found: list[Action] = []
    done_ns = 0
    missing = _Missing(unrecorded)
    for action in actions:
        found += _wait(done_ns, action.approach_ns, missing)
        found.append(action)
        done_ns = max(done_ns, action.end_ns)
    return found + _wait(done_ns, end_ns, missing)


class _Missing:
    """Stretches of which there is no input."""

    def __init__(self, gaps: list[Gap]) -> None:
        self._from_ns = sorted(it.from_ns for it in gaps)
        self._to_ns = sorted(it.to_ns for it in gaps)

    def overlaps(self, from_ns: int, to_ns: int) -> bool:
        """Whether more of them have begun before the end than were over at the beginning."""
        return bisect_left(self._from_ns, to_ns) > bisect_right(self._to_ns, from_ns)


def _wait(from_ns: int, to_ns: int, missing: _Missing) -> list[Action]:
    if to_ns - from_ns < _WAIT_NS or missing.overlaps(from_ns, to_ns):
        return []
    return [Action(Wait(), from_ns, to_ns, from_ns, ())]
