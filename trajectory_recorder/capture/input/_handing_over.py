"""The last station of every event of input, on all systems: it rings at presses, says which events
went to the recorder's own windows or are its hot keys, and hands them over.

It rings first, for somebody may wait to look at what is pressed.
"""

from dataclasses import replace
from typing import Protocol

from trajectory_recorder.capture.input._hot_keys import HotKeys
from trajectory_recorder.capture.presses import Press, Presses
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.events import (
    Button,
    Event,
    KeyAction,
    KeyEvent,
    PointerAction,
    PointerEvent,
    PointerState,
)


class OwnWindows(Protocol):
    """The recorder's own windows, as they are now."""

    def under(self, x_px: int, y_px: int) -> bool:
        """Whether one of them is what the pointer is over there."""

    def focused(self, x_px: int, y_px: int) -> bool:
        """Whether keys go to one of them, the pointer being there."""


class HandingOver:
    """Takes the events of one run, in their order.

    Args:
        outlet: The recorder's side.
        presses: Who wants to know of presses.
        own: The recorder's own windows.
        hot_keys: Keys that are the recorder's wherever the focus is.
    """

    def __init__(self, outlet: Outlet, presses: Presses, own: OwnWindows, hot_keys: HotKeys) -> None:
        self._outlet = outlet
        self._presses = presses
        self._own = own
        self._hot_keys = hot_keys
        self._pointer_px = (0, 0)
        # What went down as the recorder's comes up as its own, wherever the pointer is by then.
        self._held: set[Button | int | None] = set()

    def emit(self, stamp_ns: int, event: Event) -> None:
        """Hand over one event."""
        if isinstance(event, PointerEvent):
            self._pointer_px = (event.x_px, event.y_px)
            if event.action is PointerAction.PRESS:
                self._presses.ring(Press(stamp_ns, *self._pointer_px, key=False))
            if self._is_own_pointer(event):
                event = replace(event, own=True)
        elif isinstance(event, KeyEvent):
            if event.action is KeyAction.PRESS and not event.repeat:
                self._presses.ring(Press(stamp_ns, *self._pointer_px, key=True))
            if self._is_own_key(event):
                event = replace(event, own=True)
        elif isinstance(event, PointerState):
            self._pointer_px = (event.x_px, event.y_px)
        self._outlet.emit(stamp_ns, event)

    def _is_own_pointer(self, event: PointerEvent) -> bool:
        if event.action is PointerAction.MOVE:
            return False
        if event.action is PointerAction.RELEASE:
            return self._let_go(event.button)
        own = self._own.under(*self._pointer_px)
        if own and event.action is PointerAction.PRESS:
            self._held.add(event.button)
        return own

    def _is_own_key(self, event: KeyEvent) -> bool:
        if event.action is KeyAction.RELEASE:
            return self._let_go(event.key_code)
        if event.repeat:
            return event.key_code in self._held
        own = event in self._hot_keys or self._own.focused(*self._pointer_px)
        if own:
            self._held.add(event.key_code)
        return own

    def _let_go(self, what: Button | int | None) -> bool:
        own = what in self._held
        self._held.discard(what)
        return own
