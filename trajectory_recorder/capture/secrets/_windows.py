"""Tells fields for passwords on Windows, through UI Automation.

A window of Windows often is a single field; what lies within one (a page) has no window of its own,
and is asked for.
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "win32"  # noqa: S101 - mypy checks what follows for Windows only

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import wintypes

from trajectory_recorder.capture._os.win32 import (
    declare,
    get_foreground_window,
    get_window_thread_process_id,
    user32,
)
from trajectory_recorder.capture.elements.system import open_asker
from trajectory_recorder.capture.secrets._asked import AskedFields
from trajectory_recorder.capture.secrets.fields import NOWHERE, Fields, Where


class _GuiThreadInfo(ctypes.Structure):
    # GUITHREADINFO
    _fields_ = (
        ("size", wintypes.DWORD),
        ("flags", wintypes.DWORD),
        ("active", wintypes.HWND),
        ("focus", wintypes.HWND),
        ("capture", wintypes.HWND),
        ("menu_owner", wintypes.HWND),
        ("move_size", wintypes.HWND),
        ("caret", wintypes.HWND),
        ("caret_bounds", wintypes.RECT),
    )


_get_gui_thread_info = declare(
    user32, "GetGUIThreadInfo", wintypes.BOOL, wintypes.DWORD, ctypes.POINTER(_GuiThreadInfo)
)


@contextmanager
def open_fields() -> Iterator[Fields]:
    """Open what tells, for the thread that opens it.

    Raises:
        MachineError: Windows gives no UI Automation.
    """
    with open_asker() as asker:
        yield AskedFields(asker, _where, system_says_secret=lambda: False)


def _where() -> Where:
    window = get_foreground_window()
    if not window:
        return NOWHERE
    process_id = wintypes.DWORD()
    thread_id = get_window_thread_process_id(window, ctypes.byref(process_id))
    info = _GuiThreadInfo(size=ctypes.sizeof(_GuiThreadInfo))
    focus = info.focus if _get_gui_thread_info(thread_id, ctypes.byref(info)) else None
    return Where(focus or window, process_id.value)
