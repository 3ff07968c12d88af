"""Keeps out of a stream what belongs to other windows than the recorded ones, or lies behind the curtain.

Pictures are not its business: they are blackened where they are read. What it withholds it says the
time and number of, never the content.

Pointer and keys have rules of their own. A press of a button is recorded where the pointer is over
the recorded area, and a key where it goes to one of its windows. What began there is recorded to its
end, wherever that is: releases, the way of a drag, and chords, so that Alt+Tab and Ctrl+W are whole
though the focus has gone. Where the focus was at a key's time is told to within the millisecond or
two that a window manager takes to say that it gave it away.

Where all is recorded but what is excluded, it is the other way round: what is not known to have begun
elsewhere is recorded, as a key that was down before. Chords are recorded as far as the focus is here.

Behind the curtain nothing of input is recorded but the releases of what went down before it. All else
is read some time after it happened, so it has to be drawn neither then nor now.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Generic, TypeVar

from trajectory_recorder.capture.area.area import Area, AreaOpener, Selection, shows
from trajectory_recorder.capture.curtain import Curtain
from trajectory_recorder.capture.passing_on import PassingOn
from trajectory_recorder.capture.source import Captured, Outlet, Source, Withheld
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import (
    Absence,
    Button,
    ClipboardEvent,
    Element,
    ElementEvent,
    ElementTrigger,
    KeyAction,
    KeyboardState,
    KeyEvent,
    PointerAction,
    PointerEvent,
    PointerState,
    Rectangle,
    WindowEvent,
)

_INPUT = (PointerEvent, KeyEvent, PointerState, KeyboardState)
_LATELY_NS = 20_000_000
_NO_WINDOW = WindowEvent(None, None, None, None, 0, 0, 0, 0)


class WithinArea:
    """A source that says only what belongs to the recorded area.

    Args:
        source: Says everything.
        opener: Opens the area.
        curtain: Tells when nothing is recorded.
        selection: What the area selects. Events may not say otherwise of themselves, should it know
            better by now.
    """

    def __init__(self, source: Source, opener: AreaOpener, *, curtain: Curtain, selection: Selection) -> None:
        self.stream = source.stream
        self._source = source
        self._opener = opener
        self._curtain = curtain
        self._selection = selection

    def run(self, outlet: Outlet) -> None:
        """Run the source until the outlet says to stop.

        Raises:
            MachineError: The source's device or the window system can't be used.
            DeviceLost: One of them went away.
        """
        with self._opener() as area:
            self._source.run(_Filtered(outlet, _Judge(area, self._curtain, self._selection)))


class _Filtered(PassingOn):
    """The outlet with a judge before it."""

    def __init__(self, outlet: Outlet, judge: "_Judge") -> None:
        super().__init__(outlet)
        self._judge = judge

    def emit(self, stamp_ns: int, captured: Captured) -> None:
        super().emit(stamp_ns, self._judge.admitted(stamp_ns, captured) or Withheld())

    def looked(self, stamp_ns: int) -> None:
        overdue = self._judge.look()
        if overdue is None:
            super().looked(stamp_ns)
        else:
            super().emit(stamp_ns, overdue)


_Key = TypeVar("_Key")


class _Held(Generic[_Key]):
    """What went down in the area, and elsewhere, and is not up yet.

    Args:
        strangers: Whether it belongs to the area that nobody saw go down.
    """

    def __init__(self, *, strangers: bool) -> None:
        self._strangers = strangers
        self.down: set[_Key] = set()
        self.elsewhere: set[_Key] = set()
        self._missed: set[_Key] = set()

    def __bool__(self) -> bool:
        return bool(self.down)

    def press(self, key: _Key, *, inside: bool) -> None:
        """Take note of a press."""
        (self.down if inside else self.elsewhere).add(key)

    def let_go(self, key: _Key) -> bool:
        """Take note of a release; whether it belongs to a press in the area."""
        belongs = key in self.down or (self._strangers and key not in self.elsewhere)
        self.down.discard(key)
        self.elsewhere.discard(key)
        return belongs

    def resync(self, down: Iterable[_Key]) -> None:
        """Take note of what is down now, so that a release that was lost doesn't hold the door open
        for ever. One look may be older than the last press; two are not."""
        up = (self.down | self.elsewhere) - set(down)
        self.down -= up & self._missed
        self.elsewhere -= up & self._missed
        self._missed = up


class _Judge:
    """Says of everything captured what of it belongs to the area."""

    def __init__(self, area: Area, curtain: Curtain, selection: Selection) -> None:
        self._area = area
        self._curtain = curtain
        self._excluded = selection.excluded
        self._all = selection.wanted.is_all
        self._buttons: _Held[Button | None] = _Held(strangers=self._all)
        self._keys: _Held[int] = _Held(strangers=self._all)
        self._active: WindowEvent | None = None
        self._told: WindowEvent | None = None
        self._seen: tuple[Rectangle, ...] = ()
        self._seen_ns: int | None = None
        self._rules: dict[type, Callable[..., Captured | None]] = {
            PointerEvent: self._pointer,
            PointerState: self._pointer_state,
            KeyEvent: self._key,
            KeyboardState: self._keyboard_state,
            ClipboardEvent: self._clipboard,
            ElementEvent: self._element,
        }

    def admitted(self, stamp_ns: int, captured: Captured) -> Captured | None:
        """What may be recorded of it; None for nothing."""
        if isinstance(captured, WindowEvent):
            return self._window(captured)
        is_input = isinstance(captured, _INPUT)
        if self._curtain.hides(stamp_ns) or (self._curtain.drawn and not is_input):
            return self._behind_the_curtain(captured) if is_input else None
        return self._rules[type(captured)](captured)

    def look(self) -> WindowEvent | None:
        """See where the focus is from time to time, so that its changes are known when they happen.

        Returns:
            What is to be told of the active window by now, though it is still the same.
        """
        self._area.focused()
        return None if self._active is None else self._window(self._active)

    def _behind_the_curtain(self, captured: Captured) -> Captured | None:
        if isinstance(captured, PointerEvent):
            if captured.action is PointerAction.RELEASE:
                return self._pointer(captured)
            if captured.action is PointerAction.PRESS:
                self._buttons.press(captured.button, inside=False)
        elif isinstance(captured, KeyEvent):
            if captured.action is KeyAction.RELEASE:
                return self._key(captured)
            self._keys.press(captured.key_code, inside=False)
        return None

    def _pointer(self, event: PointerEvent) -> PointerEvent | None:
        if event.action is PointerAction.RELEASE:
            return event if self._buttons.let_go(event.button) else None
        if event.action is PointerAction.MOVE:
            seen = self._buttons or shows(self._seen_lately(), event.x_px, event.y_px)
            return event if seen else None
        inside = bool(self._buttons) or self._shows(event.x_px, event.y_px)
        if event.action is PointerAction.PRESS:
            self._buttons.press(event.button, inside=inside)
        return event if inside else None

    def _pointer_state(self, state: PointerState) -> PointerState | None:
        self._buttons.resync(state.buttons)
        return state if self._buttons or self._shows(state.x_px, state.y_px) else None

    def _key(self, event: KeyEvent) -> KeyEvent | None:
        if event.action is KeyAction.RELEASE:
            return event if self._keys.let_go(event.key_code) else None
        in_chord = bool(self._keys) and not self._all
        inside = in_chord or self._area.focused(event.device_ms)
        self._keys.press(event.key_code, inside=inside)
        return event if inside else None

    def _keyboard_state(self, state: KeyboardState) -> KeyboardState | None:
        self._keys.resync(state.key_codes)
        unknown = set(state.key_codes) - self._keys.down
        if unknown and (not self._all or unknown & self._keys.elsewhere or not self._area.focused()):
            return None
        return state

    def _window(self, event: WindowEvent) -> WindowEvent | None:
        self._active = event
        told = event if self._may_name(event) else _NO_WINDOW
        if told == self._told:  # another one of the others, or the same one renamed
            return None
        self._told = told
        return told

    def _may_name(self, window: WindowEvent) -> bool:
        # Its title may have changed since it was read: neither may be excluded.
        applications = (window.application,) if window.application else ()
        return (
            window.window_id is not None
            and not self._excluded.fits(applications, window.title or "")
            and self._area.holds(window.window_id)
            and not self._curtain.drawn
        )

    def _clipboard(self, event: ClipboardEvent) -> ClipboardEvent | None:
        return event if self._area.focused() else None

    def _element(self, event: ElementEvent) -> ElementEvent | None:
        focused = self._may_tell(event.focused) and self._area.focused()
        if event.trigger is ElementTrigger.KEY:
            return event if focused else None
        if not self._may_tell(event.under_pointer) or not self._shows(event.x_px, event.y_px):
            return None
        return event if focused else replace(event, focused=None, focused_absence=Absence.WITHHELD)

    def _may_tell(self, element: Element | None) -> bool:
        """Whether it lay in no excluded window when it was asked, by what it says of that."""
        if element is None:
            return True
        window = element.ancestors[-1].name if element.ancestors else ""
        return not any(
            self._excluded.fits((element.application,), title)
            for title in (window, element.document_title or "")
        )

    def _shows(self, x_px: int, y_px: int) -> bool:
        return shows(self._area.visible(), x_px, y_px)

    def _seen_lately(self) -> tuple[Rectangle, ...]:
        """What was visible a moment ago: enough for the ways of the pointer, which say nothing of a window,
        and may be a thousand a second."""
        now_ns = monotonic_ns()
        if self._seen_ns is None or now_ns - self._seen_ns > _LATELY_NS:
            self._seen, self._seen_ns = self._area.visible(), now_ns
        return self._seen
