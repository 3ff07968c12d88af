"""What Windows tells of a window: its title, its visible frame and its program.

The frame comes from the desktop's compositor, which tells physical pixels also of programs that know
nothing of DPI, and without the invisible borders for resizing.
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "win32"  # noqa: S101 - mypy checks what follows for Windows only

import ctypes
from ctypes import wintypes
from pathlib import PureWindowsPath

from trajectory_recorder.capture._os.text import well_formed
from trajectory_recorder.capture._os.win32 import declare, get_window_thread_process_id, kernel32, user32

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
dwm_get_window_attribute = declare(
    ctypes.WinDLL("dwmapi"),
    "DwmGetWindowAttribute",
    ctypes.c_long,
    wintypes.HWND,
    wintypes.DWORD,
    ctypes.c_void_p,
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


def title(window: int) -> str:
    """What its title bar says."""
    text = ctypes.create_unicode_buffer(_LONGEST_TITLE)
    _get_window_text(window, text, len(text))
    return well_formed(text.value)


def frame(window: int) -> tuple[int, int, int, int]:
    """Left, top, width and height of what is seen of it, in pixels of the virtual desktop."""
    seen = wintypes.RECT()
    failed = dwm_get_window_attribute(
        window, _DWMWA_EXTENDED_FRAME_BOUNDS, ctypes.byref(seen), ctypes.sizeof(seen)
    )
    if failed:
        _get_window_rect(window, ctypes.byref(seen))
    return seen.left, seen.top, seen.right - seen.left, seen.bottom - seen.top


def process_of(window: int) -> int:
    """The process that made it; 0 where it is gone."""
    process_id = wintypes.DWORD()
    get_window_thread_process_id(window, ctypes.byref(process_id))
    return process_id.value


def program(process_id: int) -> str | None:
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
