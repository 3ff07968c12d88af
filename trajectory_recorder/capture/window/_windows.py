"""The active window on Windows: GetForegroundWindow, looked at five times a second.

Its frame is the one that is seen, from the desktop's compositor, which tells physical pixels also
of programs that know nothing of DPI; the invisible borders for resizing are not in it. Windows of
programs with higher rights are told too, save for the program's name.
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "win32"  # noqa: S101 - mypy checks what follows for Windows only

import ctypes
from ctypes import wintypes
from pathlib import PureWindowsPath

from trajectory_recorder.capture._os.polling import emit_changes
from trajectory_recorder.capture._os.text import well_formed
from trajectory_recorder.capture._os.win32 import (
    be_dpi_aware,
    declare,
    get_foreground_window,
    get_window_thread_process_id,
    kernel32,
    user32,
)
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.events import StreamName, WindowEvent

_PERIOD_S = 0.2
_DWMWA_EXTENDED_FRAME_BOUNDS = 9
_PROCESS_QUERY_LIMITED_INFORMATION = 0x1000
_LONGEST_TITLE = 1024
_LONGEST_PATH = 32_768

_get_window_text = declare(
    user32, "GetWindowTextW", ctypes.c_int, wintypes.HWND, wintypes.LPWSTR, ctypes.c_int
)
_get_window_rect = declare(
    user32, "GetWindowRect", wintypes.BOOL, wintypes.HWND, ctypes.POINTER(wintypes.RECT)
)
_dwm_get_window_attribute = declare(
    ctypes.WinDLL("dwmapi"),
    "DwmGetWindowAttribute",
    ctypes.c_long,
    wintypes.HWND,
    wintypes.DWORD,
    ctypes.POINTER(wintypes.RECT),
    wintypes.DWORD,
)
_open_process = declare(
    kernel32, "OpenProcess", wintypes.HANDLE, wintypes.DWORD, wintypes.BOOL, wintypes.DWORD
)
_close_handle = declare(kernel32, "CloseHandle", wintypes.BOOL, wintypes.HANDLE)
_query_full_process_image_name = declare(
    kernel32,
    "QueryFullProcessImageNameW",
    wintypes.BOOL,
    wintypes.HANDLE,
    wintypes.DWORD,
    wintypes.LPWSTR,
    ctypes.POINTER(wintypes.DWORD),
)


class WindowSource:
    """Says which window is active, at the start and after every change."""

    stream: str = StreamName.WINDOW

    def run(self, outlet: Outlet) -> None:
        be_dpi_aware()
        emit_changes(outlet, _read_active_window, period_s=_PERIOD_S)


def _read_active_window() -> WindowEvent:
    window: int | None = get_foreground_window()
    if window is None:  # while focus moves, and on the lock screen
        return WindowEvent(None, None, None, None, 0, 0, 0, 0)
    process_id = wintypes.DWORD()
    get_window_thread_process_id(window, ctypes.byref(process_id))
    frame = _frame(window)
    return WindowEvent(
        window,
        _title(window),
        _program(process_id.value),
        process_id.value or None,
        frame.left,
        frame.top,
        frame.right - frame.left,
        frame.bottom - frame.top,
    )


def _title(window: int) -> str:
    title = ctypes.create_unicode_buffer(_LONGEST_TITLE)
    _get_window_text(window, title, len(title))
    return well_formed(title.value)


def _frame(window: int) -> wintypes.RECT:
    frame = wintypes.RECT()
    failed = _dwm_get_window_attribute(
        window, _DWMWA_EXTENDED_FRAME_BOUNDS, ctypes.byref(frame), ctypes.sizeof(frame)
    )
    if failed:
        _get_window_rect(window, ctypes.byref(frame))
    return frame


def _program(process_id: int) -> str | None:
    """The program's file name, `chrome.exe`; None where the system keeps it to itself."""
    process = _open_process(_PROCESS_QUERY_LIMITED_INFORMATION, False, process_id)
    if process is None:
        return None
    try:
        path = ctypes.create_unicode_buffer(_LONGEST_PATH)
        length = wintypes.DWORD(len(path))
        told = _query_full_process_image_name(process, 0, path, ctypes.byref(length))
        return PureWindowsPath(well_formed(path.value)).name if told else None
    finally:
        _close_handle(process)
