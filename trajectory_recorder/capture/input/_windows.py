"""Pointer and keys on Windows, through pynput's low-level hooks.

pynput installs the hooks and pumps their messages; everything else is read from the raw hook
structures in its event filter, because its callbacks drop scan code, time and wheel fractions and
translate keys by a layout that never changes. The filter answers False so that pynput does not go
on to do that; the event itself passes on to the applications untouched.
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "win32"  # noqa: S101 - mypy checks what follows for Windows only

import ctypes
from collections.abc import Iterable, Sequence
from ctypes import wintypes
from queue import SimpleQueue
from typing import Any

from pynput import keyboard, mouse

from trajectory_recorder.capture._os.win32 import (
    be_dpi_aware,
    declare,
    get_foreground_window,
    get_system_metrics,
    get_window_thread_process_id,
    kernel32,
    user32,
)
from trajectory_recorder.capture.input._handing_over import HandingOver
from trajectory_recorder.capture.input._hot_keys import HotKeys
from trajectory_recorder.capture.input._relay import relay
from trajectory_recorder.capture.input._win32_events import (
    Bounds,
    Keyboard,
    KeyHook,
    PointerHook,
    decode_pointer,
    held_buttons,
    held_keys,
    hooks_deaf,
    layout_state,
)
from trajectory_recorder.capture.presses import Presses
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import DeviceLost
from trajectory_recorder.events import Event, KeyboardState, PointerState, StreamName
from trajectory_recorder.key_combination import Combination


class _LastInput(ctypes.Structure):
    """LASTINPUTINFO."""

    _fields_ = (("size", wintypes.UINT), ("time_ms", wintypes.DWORD))


_get_cursor_pos = declare(user32, "GetCursorPos", wintypes.BOOL, ctypes.POINTER(wintypes.POINT))
_get_async_key_state = declare(user32, "GetAsyncKeyState", wintypes.SHORT, ctypes.c_int)
_get_key_state = declare(user32, "GetKeyState", wintypes.SHORT, ctypes.c_int)
_get_last_input_info = declare(user32, "GetLastInputInfo", wintypes.BOOL, ctypes.POINTER(_LastInput))
_get_tick_count = declare(kernel32, "GetTickCount", wintypes.DWORD)
_window_from_point = declare(user32, "WindowFromPoint", wintypes.HWND, wintypes.POINT)
_get_keyboard_layout = declare(user32, "GetKeyboardLayout", wintypes.HKL, wintypes.DWORD)
_map_virtual_key = declare(user32, "MapVirtualKeyW", wintypes.UINT, wintypes.UINT, wintypes.UINT)
_to_unicode = declare(
    user32,
    "ToUnicodeEx",
    ctypes.c_int,
    wintypes.UINT,
    wintypes.UINT,
    ctypes.c_char_p,
    wintypes.LPWSTR,
    ctypes.c_int,
    wintypes.UINT,
    wintypes.HKL,
)

_VK_CAPITAL, _VK_NUMLOCK = 0x14, 0x90
_MAPVK_VK_TO_VSC_EX = 4
_SM_SWAPBUTTON = 23
_SM_VIRTUALSCREEN = (76, 77, 78, 79)  # x, y, width, height
_KEEP_DEAD_KEYS = 0x4  # ToUnicodeEx: don't swallow the dead key that an application waits for
_STOP_S = 2.0


class InputSource:
    """The pointer and the keyboard of this session's desktop.

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
            MachineError: This process's coordinates would be scaled.
            DeviceLost: The hooks ended.
        """
        be_dpi_aware()
        hooks = _Hooks()
        handing_over = HandingOver(outlet, self._presses, _OwnWindows(self._owner_process_id), self._hot_keys)
        try:
            hooks.install()
            desktop = _Desktop(hooks)
            relay(
                outlet,
                hooks.heard,
                decode=desktop.decode,
                read_states=desktop.read_states,
                hand_over=handing_over.emit,
            )
        finally:
            hooks.remove()


class _OwnWindows:
    """The windows of one process."""

    def __init__(self, process_id: int) -> None:
        self._process_id = process_id

    def under(self, x_px: int, y_px: int) -> bool:
        return self._is_own(_window_from_point(wintypes.POINT(x_px, y_px)))

    def focused(self, _x_px: int, _y_px: int) -> bool:
        return self._is_own(get_foreground_window())

    def _is_own(self, window: int | None) -> bool:
        process_id = wintypes.DWORD()
        if window is not None:
            get_window_thread_process_id(window, ctypes.byref(process_id))
        return process_id.value == self._process_id


class _Hooks:
    """Both hooks, each on a thread of pynput's; `heard` collects what they hear."""

    def __init__(self) -> None:
        self.heard: SimpleQueue[tuple[int, PointerHook | KeyHook]] = SimpleQueue()
        self.heard_ns = 0
        self._listeners: tuple[mouse.Listener | keyboard.Listener, ...] = ()

    def install(self) -> None:
        self._listeners = (
            mouse.Listener(win32_event_filter=self._on_pointer),
            keyboard.Listener(win32_event_filter=self._on_key),
        )
        for listener in self._listeners:
            listener.start()
            listener.wait()
        self.heard_ns = monotonic_ns()

    def remove(self) -> None:
        for listener in self._listeners:
            listener.stop()
            listener.join(_STOP_S)
        self._listeners = ()

    def check(self) -> None:
        """See that both threads still run.

        Raises:
            DeviceLost: One ended, by itself or by an error in the callback.
        """
        if not all(listener.is_alive() for listener in self._listeners):
            raise DeviceLost("the Windows input hooks stopped", "the recorder starts them anew by itself")

    def _on_pointer(self, message: int, data: Any) -> bool:  # noqa: ANN401 - pynput's private structure
        self.heard_ns = stamp_ns = monotonic_ns()
        self.heard.put(
            (
                stamp_ns,
                PointerHook(message, data.pt.x, data.pt.y, data.mouseData, data.flags, data.time),
            )
        )
        return False

    def _on_key(self, message: int, data: Any) -> bool:  # noqa: ANN401 - pynput's private structure
        self.heard_ns = stamp_ns = monotonic_ns()
        self.heard.put((stamp_ns, KeyHook(message, data.vkCode, data.scanCode, data.flags, data.time)))
        return False


class _Desktop:
    """What the source's thread asks Windows about, besides the hooks."""

    def __init__(self, hooks: _Hooks) -> None:
        self._hooks = hooks
        self._bounds = _virtual_desktop()
        self._keyboard = Keyboard(
            _character,
            layout=_layout_name,
            caps_lock=bool(_get_key_state(_VK_CAPITAL) & 1),
            num_lock=bool(_get_key_state(_VK_NUMLOCK) & 1),
        )

    def decode(self, hook: PointerHook | KeyHook) -> Iterable[Event]:
        if isinstance(hook, KeyHook):
            return (self._keyboard.decode(hook),)
        event = decode_pointer(hook, self._bounds)
        return () if event is None else (event,)

    def read_states(self) -> Sequence[Event]:
        self._hooks.check()
        if hooks_deaf(idle_ms=_idle_ms(), unheard_ms=(monotonic_ns() - self._hooks.heard_ns) // 1_000_000):
            # New hooks cure the one cause, and don't hurt where it is the other.
            self._hooks.remove()
            self._hooks.install()
            return ()
        position = wintypes.POINT()
        if not _get_cursor_pos(ctypes.byref(position)):  # fails while the secure desktop is shown
            return ()
        self._bounds = _virtual_desktop()
        vks_down = {vk for vk in range(1, 255) if _get_async_key_state(vk) & 0x8000}
        self._keyboard.resynchronize(vks_down)
        keys = held_keys(vks_down)
        return (
            PointerState(
                position.x,
                position.y,
                held_buttons(vks_down, swapped=bool(get_system_metrics(_SM_SWAPBUTTON))),
            ),
            KeyboardState(tuple(self._key_code(vk) for vk in keys), keys),
        )

    def _key_code(self, vk: int) -> int:
        pressed_as = self._keyboard.key_code(vk)
        return int(_map_virtual_key(vk, _MAPVK_VK_TO_VSC_EX)) if pressed_as is None else pressed_as


def _virtual_desktop() -> Bounds:
    return Bounds(*(get_system_metrics(index) for index in _SM_VIRTUALSCREEN))


def _idle_ms() -> int:
    last = _LastInput(size=ctypes.sizeof(_LastInput))
    _get_last_input_info(ctypes.byref(last))
    return int(_get_tick_count() - last.time_ms) & 0xFFFFFFFF  # both wrap after 49.7 days


def _layout() -> int:
    """The handle of the foreground window's layout."""
    return int(_get_keyboard_layout(get_window_thread_process_id(get_foreground_window(), None)) or 0)


def _layout_name() -> str:
    """The input locale identifier, eight hexadecimal digits: the layout's number and the language's."""
    return f"{_layout() & 0xFFFFFFFF:08x}"


def _character(vk: int, scan: int, modifiers: tuple[str, ...]) -> str | None:
    """What the layout of the foreground window writes; None for nothing or a dead key."""
    layout = _layout()
    written = ctypes.create_unicode_buffer(8)
    count = _to_unicode(vk, scan, layout_state(modifiers), written, len(written), _KEEP_DEAD_KEYS, layout)
    return written.value[:count] if count > 0 else None
