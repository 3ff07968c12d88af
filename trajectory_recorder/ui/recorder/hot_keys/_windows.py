"""Hot keys on Windows: RegisterHotKey on a thread with a message loop.

Windows tells presses only. While a key is held, its state is asked every few milliseconds.
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "win32"  # noqa: S101 - mypy checks what follows for Windows only


import ctypes
import threading
from collections.abc import Sequence
from ctypes import wintypes

from trajectory_recorder.capture._os.win32 import declare, kernel32, user32
from trajectory_recorder.key_combination import Combination, Modifier
from trajectory_recorder.ui.recorder.hot_keys.listening import Listener

_register = declare(
    user32, "RegisterHotKey", wintypes.BOOL, wintypes.HWND, ctypes.c_int, wintypes.UINT, wintypes.UINT
)
_unregister = declare(user32, "UnregisterHotKey", wintypes.BOOL, wintypes.HWND, ctypes.c_int)
_get_message = declare(
    user32,
    "GetMessageW",
    ctypes.c_int,
    ctypes.POINTER(wintypes.MSG),
    wintypes.HWND,
    wintypes.UINT,
    wintypes.UINT,
)
_peek_message = declare(
    user32,
    "PeekMessageW",
    wintypes.BOOL,
    ctypes.POINTER(wintypes.MSG),
    wintypes.HWND,
    wintypes.UINT,
    wintypes.UINT,
    wintypes.UINT,
)
_post_thread_message = declare(
    user32,
    "PostThreadMessageW",
    wintypes.BOOL,
    wintypes.DWORD,
    wintypes.UINT,
    wintypes.WPARAM,
    wintypes.LPARAM,
)
_set_timer = declare(
    user32,
    "SetTimer",
    ctypes.c_size_t,
    wintypes.HWND,
    ctypes.c_size_t,
    wintypes.UINT,
    ctypes.c_void_p,
)
_kill_timer = declare(user32, "KillTimer", wintypes.BOOL, wintypes.HWND, ctypes.c_size_t)
_get_async_key_state = declare(user32, "GetAsyncKeyState", ctypes.c_short, ctypes.c_int)
_get_current_thread_id = declare(kernel32, "GetCurrentThreadId", wintypes.DWORD)

_WM_QUIT, _WM_TIMER, _WM_HOTKEY = 0x0012, 0x0113, 0x0312
_MOD_NOREPEAT = 0x4000
_MODIFIERS = {Modifier.ALT: 1, Modifier.CTRL: 2, Modifier.SHIFT: 4, Modifier.META: 8}
_ASK_MS = 20


class WindowsHotKeys:
    """Holds combinations in this session.

    Args:
        combinations: What to hold.
        listener: Who is told, on a thread of its own.
    """

    def __init__(self, combinations: Sequence[Combination], listener: Listener) -> None:
        self._combinations = combinations
        self._listener = listener
        self._thread_id = 0
        self._has_queue = threading.Event()
        self._thread = threading.Thread(target=self._run, name="hot keys", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Let go of them."""
        self._has_queue.wait()
        _post_thread_message(self._thread_id, _WM_QUIT, 0, 0)
        self._thread.join()

    def _run(self) -> None:
        message = wintypes.MSG()
        _peek_message(ctypes.byref(message), None, 0, 0, 0)  # makes the thread's queue
        self._thread_id = _get_current_thread_id()
        self._has_queue.set()
        registered = [number for number, it in enumerate(self._combinations) if self._hold(number, it)]
        self._listen(message)
        for number in registered:
            _unregister(None, number)

    def _hold(self, number: int, combination: Combination) -> bool:
        modifiers = sum(_MODIFIERS[modifier] for modifier in combination.modifiers)
        if _register(None, number, modifiers | _MOD_NOREPEAT, combination.virtual_key):
            return True
        self._listener.refused(combination)
        return False

    def _listen(self, message: wintypes.MSG) -> None:
        held: dict[int, Combination] = {}
        timer = 0
        while _get_message(ctypes.byref(message), None, 0, 0) > 0:
            if message.message == _WM_HOTKEY:
                combination = self._combinations[message.wParam]
                held[combination.virtual_key] = combination
                self._listener.pressed(combination)
                timer = timer or _set_timer(None, 0, _ASK_MS, None)
            elif message.message == _WM_TIMER:
                self._tell_releases(held)
                if not held:
                    _kill_timer(None, timer)
                    timer = 0

    def _tell_releases(self, held: dict[int, Combination]) -> None:
        for virtual_key in [key for key in held if _get_async_key_state(key) >= 0]:
            self._listener.released(held.pop(virtual_key))
