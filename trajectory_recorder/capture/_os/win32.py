"""The parts of Win32 that more than one source uses, each declared once with its full prototype.

The libraries are opened here for this package alone: `ctypes.windll` is shared by the whole
process, and pynput sets prototypes of its own on it. Nothing is decided here but DPI awareness.
"""

import ctypes
import sys
from ctypes import wintypes
from typing import Any

from trajectory_recorder.errors import MachineError

assert sys.platform == "win32"  # noqa: S101 - so that mypy checks this file for Windows only

user32 = ctypes.WinDLL("user32", use_last_error=True)
kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)


def declare(library: ctypes.WinDLL, name: str, result: Any, *arguments: Any) -> Any:  # noqa: ANN401 - ctypes types
    """Bind a function with its result and argument types."""
    function = getattr(library, name)
    function.restype = result
    function.argtypes = arguments
    return function


get_system_metrics = declare(user32, "GetSystemMetrics", ctypes.c_int, ctypes.c_int)
get_foreground_window = declare(user32, "GetForegroundWindow", wintypes.HWND)
get_window_thread_process_id = declare(
    user32,
    "GetWindowThreadProcessId",
    wintypes.DWORD,
    wintypes.HWND,
    ctypes.POINTER(wintypes.DWORD),
)

_set_process_dpi_awareness_context = declare(
    user32, "SetProcessDpiAwarenessContext", wintypes.BOOL, wintypes.HANDLE
)
_get_thread_dpi_awareness_context = declare(user32, "GetThreadDpiAwarenessContext", wintypes.HANDLE)
_get_awareness = declare(user32, "GetAwarenessFromDpiAwarenessContext", ctypes.c_int, wintypes.HANDLE)

_PER_MONITOR_AWARE_V2 = wintypes.HANDLE(-4)  # DPI_AWARENESS_CONTEXT_PER_MONITOR_AWARE_V2
_PER_MONITOR_AWARE = 2  # DPI_AWARENESS_PER_MONITOR_AWARE


def be_dpi_aware() -> None:
    """Make this process see physical pixels; to be called before any coordinate is read.

    Windows takes the first answer only, so a later call, or one after another library's, changes
    nothing; what counts is what holds in the end.

    Raises:
        MachineError: Something made the process unaware before, so coordinates would be scaled.
    """
    _set_process_dpi_awareness_context(_PER_MONITOR_AWARE_V2)
    if _get_awareness(_get_thread_dpi_awareness_context()) != _PER_MONITOR_AWARE:
        raise MachineError(
            "Windows scales this process's coordinates, so pointer and picture would not agree",
            "remove the compatibility setting for high DPI from the program's file properties",
        )
