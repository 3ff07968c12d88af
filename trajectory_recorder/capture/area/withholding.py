"""Keeps out of a stream what belongs to other windows than the recorded ones.

Pictures are not its business: they are blackened where they are read. What it withholds it says the
time and number of, never the content.

Pointer and keys have rules of their own. A press of a button is recorded where the pointer is over
the recorded area, and a key where it goes to one of its windows. What began there is recorded to its
end, wherever that is: releases, the way of a drag, and chords, so that Alt+Tab and Ctrl+W are whole
though the focus has gone. Where the focus was at a key's time is told to within the millisecond or
two that a window manager takes to say that it gave it away.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Generic, TypeVar

from trajectory_recorder.capture.area.area import Area, AreaOpener, shows
from trajectory_recorder.capture.source import Captured, Outlet, Source, Withheld
from trajectory_recorder.events import (
    Absence,
    Button,
    ClipboardEvent,
    ElementEvent,
    ElementTrigger,
    KeyAction,
    KeyboardState,
    KeyEvent,
    PointerAction,
    PointerEvent,
    PointerState,
    WindowEvent,
)

_NO_WINDOW = WindowEvent(None, None, None, None, 0, 0, 0, 0)


class WithinArea:
    """A source that says only what belongs to the recorded area.

    Args:
        source: Says everything.
        opener: Opens the area.
    """

    def __init__(self, source: Source, opener: AreaOpener) -> None:
        self.stream = source.stream
        self._source = source
        self._opener = opener

    def run(self, outlet: Outlet) -> None:
        """Run the source until the outlet says to stop.

        Raises:
            MachineError: The source's device or the window system can't be used.
            DeviceLost: One of them went away.
        """
        with self._opener() as area:
            self._source.run(_Filtered(outlet, _Judge(area)))


class _Filtered(Outlet):
    """The outlet with a judge before it."""

    def __init__(self, outlet: Outlet, judge: "_Judge") -> None:
        self._outlet = outlet
        self._judge = judge

    def ready(self) -> None:
        self._outlet.ready()

    def wait_for_start(self) -> bool:
        return self._outlet.wait_for_start()

    def emit(self, stamp_ns: int, captured: Captured) -> None:
        self._outlet.emit(stamp_ns, self._judge.admitted(captured) or Withheld())

    def looked(self, stamp_ns: int) -> None:
        self._judge.look()
        self._outlet.looked(stamp_ns)

    @property
    def stopping(self) -> bool:
        return self._outlet.stopping

    def wait(self, seconds: float) -> bool:
        return self._outlet.wait(seconds)


_Key = TypeVar("_Key")


class _Held(Generic[_Key]):
    """What went down in the area and is not up yet."""

    def __init__(self) -> None:
        self.down: set[_Key] = set()
        self._missed: set[_Key] = set()

    def __bool__(self) -> bool:
        return bool(self.down)

    def let_go(self, key: _Key) -> bool:
        """Take note of a release; whether it belongs to a press in the area."""
        was_down = key in self.down
        self.down.discard(key)
        return was_down

    def resync(self, down: Iterable[_Key]) -> None:
        """Take note of what is down now, so that a release that was lost doesn't hold the door open
        for ever. One look may be older than the last press; two are not."""
        up = self.down - set(down)
        self.down -= up & self._missed
        self._missed = up


class _Judge:
    """Says of everything captured what of it belongs to the area."""

    def __init__(self, area: Area) -> None:
        self._area = area
        self._buttons: _Held[Button | None] = _Held()
        self._keys: _Held[int] = _Held()
        self._told: WindowEvent | None = None
        self._rules: dict[type, Callable[..., Captured | None]] = {
            PointerEvent: self._pointer,
            PointerState: self._pointer_state,
            KeyEvent: self._key,
            KeyboardState: self._keyboard_state,
            WindowEvent: self._window,
            ClipboardEvent: self._clipboard,
            ElementEvent: self._element,
        }

    def admitted(self, captured: Captured) -> Captured | None:
        """What may be recorded of it; None for nothing."""
        return self._rules[type(captured)](captured)

    def look(self) -> None:
        """See where the focus is from time to time, so that its changes are known when they happen."""
        self._area.focused()

    def _pointer(self, event: PointerEvent) -> PointerEvent | None:
        if event.action is PointerAction.RELEASE:
            return event if self._buttons.let_go(event.button) else None
        if not self._buttons and not self._shows(event.x_px, event.y_px):
            return None
        if event.action is PointerAction.PRESS:
            self._buttons.down.add(event.button)
        return event

    def _pointer_state(self, state: PointerState) -> PointerState | None:
        self._buttons.resync(state.buttons)
        return state if self._buttons or self._shows(state.x_px, state.y_px) else None

    def _key(self, event: KeyEvent) -> KeyEvent | None:
        if event.action is KeyAction.RELEASE:
            return event if self._keys.let_go(event.key_code) else None
        if not self._keys and not self._area.focused(event.device_ms):
            return None
        self._keys.down.add(event.key_code)
        return event

    def _keyboard_state(self, state: KeyboardState) -> KeyboardState | None:
        self._keys.resync(state.key_codes)
        return state if self._keys.down >= set(state.key_codes) else None

    def _window(self, event: WindowEvent) -> WindowEvent | None:
        held = event.window_id is not None and self._area.holds(event.window_id)
        told = event if held else _NO_WINDOW
        if told == self._told:  # another one of the others, or the same one renamed
            return None
        self._told = told
        return told

    def _clipboard(self, event: ClipboardEvent) -> ClipboardEvent | None:
        return event if self._area.focused() else None

    def _element(self, event: ElementEvent) -> ElementEvent | None:
        focused = self._area.focused()
        if event.trigger is ElementTrigger.KEY:
            return event if focused else None
        if not self._shows(event.x_px, event.y_px):
            return None
        return event if focused else replace(event, focused=None, focused_absence=Absence.WITHHELD)

    def _shows(self, x_px: int, y_px: int) -> bool:
        return shows(self._area.visible(), x_px, y_px)
