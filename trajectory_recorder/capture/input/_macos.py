"""Pointer and keys on macOS, through a Quartz event tap that only listens.

pynput is not used here: off the main thread its keyboard listener calls input source functions that
recent macOS ends the process for (pynput issues 424, 510), and reading the raw event through it
takes a tap that every event of the system has to wait for. A tap that only listens needs Input
Monitoring alone, delays nobody, and tells when the system switches it off.

Media keys and, where a program asks for secure input, passwords are not heard.
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "darwin"  # noqa: S101 - mypy checks what follows for macOS only

import threading
from collections.abc import Sequence
from queue import SimpleQueue
from typing import Any

import Quartz

from trajectory_recorder.capture._os.macos import autorelease_pool, read_arrangement, read_windows
from trajectory_recorder.capture._os.privacy import Pane, require
from trajectory_recorder.capture._os.quartz_windows import active_window, owner_at
from trajectory_recorder.capture.input._handing_over import HandingOver
from trajectory_recorder.capture.input._hot_keys import HotKeys
from trajectory_recorder.capture.input._quartz_events import (
    BUTTONS,
    HEARD_TYPES,
    TAP_DISABLED_TYPES,
    Decoder,
    TapEvent,
)
from trajectory_recorder.capture.input._relay import relay
from trajectory_recorder.capture.input.macos_keys import VK_BY_MACOS_KEY
from trajectory_recorder.capture.presses import Presses
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import DeviceLost
from trajectory_recorder.events import Event, KeyboardState, PointerState, StreamName
from trajectory_recorder.key_combination import Combination

_KEY_CODES = range(128)
_KEYBOARD_PREFERENCES = "com.apple.HIToolbox"
_LAYOUT_PREFERENCE = "AppleCurrentKeyboardLayoutInputSourceID"
_LONGEST_TEXT = 20  # UTF-16 units; what CGEventKeyboardSetUnicodeString can hold
_RUN_LOOP_S = 0.2
_START_S = _STOP_S = 5.0


class InputSource:
    """The pointer and the keyboard of this login session.

    Args:
        presses: Rung at every press of a button or key.
        owner_process_id: The process whose windows are the recorder's own.
        hot_keys: Keys that are the recorder's wherever the focus is.
    """

    stream: str = StreamName.INPUT

    def __init__(self, presses: Presses, owner_process_id: int, hot_keys: Sequence[Combination] = ()) -> None:
        self._presses = presses
        self._owner_process_id = owner_process_id
        self._hot_keys = HotKeys(hot_keys)

    def run(self, outlet: Outlet) -> None:
        """Listen until the outlet says to stop.

        Raises:
            MachineError: Input Monitoring is not allowed.
            DeviceLost: macOS gives no input, or gives none any more.
        """
        require({Pane.INPUT: bool(Quartz.CGPreflightListenEventAccess())})
        tap = _EventTap()
        try:
            tap.open()
            desktop = _Desktop(tap)
            own = _OwnWindows(self._owner_process_id)
            relay(
                outlet,
                tap.heard,
                decode=desktop.decoder.decode,
                read_states=desktop.read_states,
                hand_over=HandingOver(outlet, self._presses, own, self._hot_keys).emit,
            )
        finally:
            tap.close()


class _OwnWindows:
    """The windows of one process, in the window server's list."""

    def __init__(self, process_id: int) -> None:
        self._process_id = process_id

    def under(self, x_px: int, y_px: int) -> bool:
        with autorelease_pool():
            return owner_at(read_windows(), read_arrangement(), (x_px, y_px)) == self._process_id

    def focused(self, _x_px: int, _y_px: int) -> bool:
        with autorelease_pool():
            return active_window(read_windows(), read_arrangement()).process_id == self._process_id


class _EventTap:
    """An event tap and the thread whose run loop serves it; `heard` collects its events."""

    def __init__(self) -> None:
        self.heard: SimpleQueue[tuple[int, TapEvent]] = SimpleQueue()
        self._closing = threading.Event()
        self._opened = threading.Event()
        self._disabled = threading.Event()
        self._thread = threading.Thread(target=self._serve, name="event tap", daemon=True)

    def open(self) -> None:
        self._thread.start()
        self._opened.wait(_START_S)
        self.check()

    def close(self) -> None:
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join(_STOP_S)

    def check(self) -> None:
        """See that the tap hears.

        Raises:
            DeviceLost: macOS gave no tap, switched it off, or its thread ended.
        """
        if self._disabled.is_set() or not self._thread.is_alive():
            raise DeviceLost(
                "macOS gave this program no input, or switched it off because it answered too slowly",
                "the recorder tries again; if it goes on, switch Input Monitoring off and on for it",
            )

    def _serve(self) -> None:
        mask = sum(1 << event_type for event_type in HEARD_TYPES)
        tap = Quartz.CGEventTapCreate(
            Quartz.kCGSessionEventTap,
            Quartz.kCGHeadInsertEventTap,
            Quartz.kCGEventTapOptionListenOnly,
            mask,
            self._on_event,
            None,
        )
        if tap is None:
            self._disabled.set()
            self._opened.set()
            return
        served = Quartz.CFMachPortCreateRunLoopSource(None, tap, 0)
        loop = Quartz.CFRunLoopGetCurrent()
        Quartz.CFRunLoopAddSource(loop, served, Quartz.kCFRunLoopDefaultMode)
        Quartz.CGEventTapEnable(tap, True)
        self._opened.set()
        try:
            while not self._closing.is_set():
                with autorelease_pool():
                    Quartz.CFRunLoopRunInMode(Quartz.kCFRunLoopDefaultMode, _RUN_LOOP_S, False)
        finally:
            Quartz.CGEventTapEnable(tap, False)
            Quartz.CFRunLoopRemoveSource(loop, served, Quartz.kCFRunLoopDefaultMode)
            Quartz.CFMachPortInvalidate(tap)

    def _on_event(self, _proxy: object, event_type: int, event: Any, _context: object) -> Any:  # noqa: ANN401 - CGEvent
        stamp_ns = monotonic_ns()
        if event_type in TAP_DISABLED_TYPES:
            self._disabled.set()
        else:
            self.heard.put((stamp_ns, _read(event_type, event)))
        return event


class _Desktop:
    """What the source's thread asks macOS about, besides the tap."""

    def __init__(self, tap: _EventTap) -> None:
        self._tap = tap
        flags = Quartz.CGEventSourceFlagsState(Quartz.kCGEventSourceStateCombinedSessionState)
        self.decoder = Decoder(flags, read_arrangement().point_px)
        self.decoder.layout = _layout_name()

    def read_states(self) -> Sequence[Event]:
        self._tap.check()
        with autorelease_pool():
            self.decoder.point_px = read_arrangement().point_px
            self.decoder.layout = _layout_name()
            location = Quartz.CGEventGetLocation(Quartz.CGEventCreate(None))
        state = Quartz.kCGEventSourceStateCombinedSessionState
        buttons = (
            button for number, button in enumerate(BUTTONS) if Quartz.CGEventSourceButtonState(state, number)
        )
        codes = tuple(code for code in _KEY_CODES if Quartz.CGEventSourceKeyState(state, code))
        return (
            PointerState(*self.decoder.point_px(location.x, location.y), tuple(buttons)),
            KeyboardState(codes, tuple(VK_BY_MACOS_KEY.get(code, 0) for code in codes)),
        )


def _layout_name() -> str:
    """The layout's name, "com.apple.keylayout.German", from the preferences, where macOS keeps it.

    The functions that are made for this end the process when they are called off the main thread.
    """
    Quartz.CFPreferencesAppSynchronize(_KEYBOARD_PREFERENCES)
    return str(Quartz.CFPreferencesCopyAppValue(_LAYOUT_PREFERENCE, _KEYBOARD_PREFERENCES) or "")


def _read(event_type: int, event: Any) -> TapEvent:  # noqa: ANN401 - CGEvent
    """Copy what matters, for the event belongs to the system once the callback returns."""
    location = Quartz.CGEventGetLocation(event)
    integer = Quartz.CGEventGetIntegerValueField
    tapped = {
        "type": event_type,
        "x_pt": location.x,
        "y_pt": location.y,
        "flags": Quartz.CGEventGetFlags(event),
        "time_ns": Quartz.CGEventGetTimestamp(event),
        "process_id": integer(event, Quartz.kCGEventSourceUnixProcessID),
    }
    if event_type in {Quartz.kCGEventKeyDown, Quartz.kCGEventKeyUp}:
        _length, tapped["text"] = Quartz.CGEventKeyboardGetUnicodeString(event, _LONGEST_TEXT, None, None)
        tapped["repeat"] = bool(integer(event, Quartz.kCGKeyboardEventAutorepeat))
    if event_type in {Quartz.kCGEventKeyDown, Quartz.kCGEventKeyUp, Quartz.kCGEventFlagsChanged}:
        tapped["key_code"] = integer(event, Quartz.kCGKeyboardEventKeycode)
    elif event_type == Quartz.kCGEventScrollWheel:
        # Lines with their fraction, which a trackpad's slow scroll consists of.
        real = Quartz.CGEventGetDoubleValueField
        tapped["scroll_y"] = real(event, Quartz.kCGScrollWheelEventFixedPtDeltaAxis1)
        tapped["scroll_x"] = real(event, Quartz.kCGScrollWheelEventFixedPtDeltaAxis2)
    else:
        tapped["button"] = integer(event, Quartz.kCGMouseEventButtonNumber)
    return TapEvent(**tapped)
