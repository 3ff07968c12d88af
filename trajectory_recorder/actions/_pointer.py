"""Clicks, drags, scrolling and moves from what the pointer did.

Thresholds are those of toolkits: GTK takes 8 pixels for a drag and 5 for a click that belongs to the one
before (`gtk-dnd-drag-threshold`, `gtk-double-click-distance`), and half a second for a long press
(`gtk-long-press-time`); Windows and macOS give a double click half a second from press to press.
"""

from trajectory_recorder.actions._draft import Draft
from trajectory_recorder.actions.action import Click, Drag, LongPress, Move, PathPoint, Scroll
from trajectory_recorder.events import Button, PointerAction, PointerEvent, PointerState

_DRAG_PX = 8
_SAME_PLACE_PX = 5
_LONG_NS = 500_000_000
_AGAIN_NS = 500_000_000
_MOST_CLICKS = 3
# Notches that follow each other so quickly are one turn of the wheel.
_SCROLL_GAP_NS = 300_000_000
# A hand that rests for so long has arrived; if it does nothing for so long there, it came to look.
_REST_NS = 300_000_000
_APPROACH_NS = 1_000_000_000


class _Down:
    """A button that is down."""

    def __init__(self, draft: Draft, at: PathPoint, *, own: bool) -> None:
        self.draft = draft
        self.own = own
        self.path = [at]

    @property
    def is_drag(self) -> bool:
        """Whether the pointer has been away from where it began."""
        return any(_apart(self.path[0], it, _DRAG_PX) for it in self.path)


class PointerGestures:
    """Takes the pointer's events in the order of time; `drafts` holds what came of them."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._down: dict[Button, _Down] = {}
        # The click that another one may join, and when its last press was.
        self._click: Draft | None = None
        self._pressed_ns = 0
        self._scroll: Draft | None = None
        # Each with its id, time and place. Most lead to a deed and are points of no path, which take long to make.
        self._moves: list[tuple[int, int, int, int]] = []

    def take(self, event_id: int, at_ns: int, event: PointerEvent, modifiers: tuple[str, ...]) -> None:
        """Take an event that is no move; `modifiers` are held down at its time."""
        at = PathPoint(at_ns, event.x_px, event.y_px)
        if event.action is PointerAction.SCROLL:
            self._turn(event_id, at, event, modifiers)
        elif event.button is not None and event.action is PointerAction.PRESS:
            self._press(event_id, at, event, modifiers)
        elif event.button is not None:
            self._release(event_id, at, event.button)

    def resync(self, at_ns: int, state: PointerState) -> None:
        """Learn which buttons are down: others were released without a word."""
        for button in set(self._down) - set(state.buttons):
            self._end(button, at_ns, complete=False)

    def finish(self, end_ns: int) -> None:
        """The recording ends."""
        for button in list(self._down):
            self._end(button, end_ns, complete=False)
        self._arrive(None)

    def move(self, event_id: int, at_ns: int, event: PointerEvent) -> None:
        """Take a move."""
        if not self._down:
            if self._moves and at_ns - self._moves[-1][1] > _REST_NS:
                self._arrive(None)
            self._moves.append((event_id, at_ns, event.x_px, event.y_px))
            return
        at = PathPoint(at_ns, event.x_px, event.y_px)
        for down in self._down.values():
            down.path.append(at)
            down.draft.add(event_id, at_ns)

    def _press(self, event_id: int, at: PathPoint, event: PointerEvent, modifiers: tuple[str, ...]) -> None:
        assert event.button is not None  # noqa: S101 - the caller saw to it
        if event.button in self._down:  # its release was lost, or it would not be pressed now
            self._end(event.button, at.at_ns, complete=False)
        approach_ns = self._arrive(at)
        draft = Draft(at.at_ns, at.at_ns, approach_ns, modifiers=modifiers, at=at)
        draft.add(event_id, at.at_ns)
        self._down[event.button] = _Down(draft, at, own=event.own)

    def _release(self, event_id: int, at: PathPoint, button: Button) -> None:
        down = self._down.get(button)
        if down is None:
            return  # it was pressed before the recording
        down.draft.add(event_id, at.at_ns)
        down.path.append(at)
        self._end(button, at.at_ns, complete=True)

    def _end(self, button: Button, at_ns: int, *, complete: bool) -> None:
        down = self._down.pop(button)
        if down.own:
            return
        draft = down.draft
        draft.complete = complete
        draft.end_ns = max(draft.end_ns, at_ns)
        if down.is_drag:
            draft.deed = Drag(button, tuple(down.path))
        elif complete and draft.end_ns - draft.start_ns >= _LONG_NS:
            draft.deed = LongPress(button)
        elif self._click is not None and self._joins(draft, button, self._click):
            return
        else:
            draft.deed = Click(button)
        self._click = draft if isinstance(draft.deed, Click) and complete else None
        self._pressed_ns = draft.start_ns
        self.drafts.append(draft)

    def _joins(self, draft: Draft, button: Button, before: Draft) -> bool:
        """Whether it is another click of those before; then it is added to them."""
        assert isinstance(before.deed, Click)  # noqa: S101 - only clicks are kept to be joined
        assert before.at is not None  # noqa: S101 - every deed of the pointer has a place
        assert draft.at is not None  # noqa: S101 - likewise
        if (
            before.deed.button is not button
            or before.deed.count == _MOST_CLICKS
            or before.modifiers != draft.modifiers
            or draft.start_ns - self._pressed_ns > _AGAIN_NS
            or _apart(before.at, draft.at, _SAME_PLACE_PX)
        ):
            return False
        before.deed = Click(button, before.deed.count + 1)
        before.event_ids += draft.event_ids
        before.end_ns, before.complete = draft.end_ns, draft.complete
        self._pressed_ns = draft.start_ns
        return True

    def _turn(self, event_id: int, at: PathPoint, event: PointerEvent, modifiers: tuple[str, ...]) -> None:
        if event.own:
            self._arrive(at)
            return
        draft = self._scroll
        if (
            draft is None
            or at.at_ns - draft.end_ns > _SCROLL_GAP_NS
            or draft.modifiers != modifiers
            or (self.drafts and self.drafts[-1] is not draft)
        ):
            draft = self._scroll = Draft(at.at_ns, at.at_ns, self._arrive(at), modifiers=modifiers, at=at)
            draft.deed = Scroll(0.0, 0.0)
            self.drafts.append(draft)
            self._click = None
        else:
            self._moves.clear()
        assert isinstance(draft.deed, Scroll)  # noqa: S101 - it is one from its beginning
        draft.deed = Scroll(draft.deed.dx + event.dx, draft.deed.dy + event.dy)
        draft.add(event_id, at.at_ns)

    def _arrive(self, deed_at: PathPoint | None) -> int:
        """The pointer's way has ended, with a deed there or without; returns when it began."""
        moves, self._moves = self._moves, []
        if not moves:
            return deed_at.at_ns if deed_at is not None else 0
        began_ns, ended_ns = moves[0][1], moves[-1][1]
        if deed_at is not None and deed_at.at_ns - ended_ns <= _APPROACH_NS:
            return began_ns
        path = tuple(PathPoint(at_ns, x_px, y_px) for _, at_ns, x_px, y_px in moves)
        if any(_apart(path[0], it, _DRAG_PX) for it in path):
            ids = [move[0] for move in moves]
            draft = Draft(began_ns, ended_ns, began_ns, ids, at=path[0], deed=Move(path))
            self.drafts.append(draft)
        return deed_at.at_ns if deed_at is not None else 0


def _apart(one: PathPoint, other: PathPoint, px: int) -> bool:
    """Whether two points are more than so far apart. Whole numbers: a hostile bundle has some that fit no float."""
    return (one.x_px - other.x_px) ** 2 + (one.y_px - other.y_px) ** 2 > px**2
