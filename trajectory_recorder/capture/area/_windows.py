"""The recorded area on Windows: the windows on the desktop from the top to the bottom, listed anew
whenever somebody asks.

Windows that let clicks through are left out, as those of overlays that lie over everything and show
nothing: what they do show may be seen over a recorded window.
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "win32"  # noqa: S101 - mypy checks what follows for Windows only

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import wintypes

from trajectory_recorder.capture._os.win32 import be_dpi_aware, declare, get_foreground_window, user32
from trajectory_recorder.capture._os.win32_windows import (
    dwm_get_window_attribute,
    frame,
    process_of,
    program,
    title,
)
from trajectory_recorder.capture.area._stacking import Arranged, TopLevel, arrange
from trajectory_recorder.capture.area.area import Area, Selection
from trajectory_recorder.events import Rectangle

_DWMWA_CLOAKED = 14
_GWL_STYLE, _GWL_EXSTYLE = -16, -20
_GW_OWNER = 4
_WS_POPUP, _WS_CAPTION = 0x8000_0000, 0x00C0_0000
_WS_EX_TRANSPARENT, _WS_EX_LAYERED = 0x20, 0x8_0000

# SM_XVIRTUALSCREEN, SM_YVIRTUALSCREEN, SM_CXVIRTUALSCREEN, SM_CYVIRTUALSCREEN
_VIRTUAL_SCREEN = (76, 77, 78, 79)

_Visitor = ctypes.WINFUNCTYPE(wintypes.BOOL, wintypes.HWND, wintypes.LPARAM)
_enum_windows = declare(user32, "EnumWindows", wintypes.BOOL, _Visitor, wintypes.LPARAM)
_is_window_visible = declare(user32, "IsWindowVisible", wintypes.BOOL, wintypes.HWND)
_is_iconic = declare(user32, "IsIconic", wintypes.BOOL, wintypes.HWND)
_get_window = declare(user32, "GetWindow", wintypes.HWND, wintypes.HWND, wintypes.UINT)
_get_system_metrics = declare(user32, "GetSystemMetrics", ctypes.c_int, ctypes.c_int)
_get_window_long = declare(user32, "GetWindowLongW", ctypes.c_long, wintypes.HWND, ctypes.c_int)


@contextmanager
def open_area(selection: Selection) -> Iterator[Area]:
    """Open the area of these windows.

    Raises:
        MachineError: This process can't see physical pixels.
    """
    be_dpi_aware()
    yield _Windows(selection)


class _Windows(Area):
    """The windows of the desktop, those that are recorded among them."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        # By window and process: numbers of both are used again, hardly ever together.
        self._programs: dict[tuple[int, int], str] = {}

    def visible(self) -> tuple[Rectangle, ...]:
        return self._arrange().visible

    def whole(self) -> bool:
        return self._arrange().whole

    def focused(self, device_ms: int | None = None) -> bool:  # noqa: ARG002 - hooks are called at the time
        return self._arrange().holds(get_foreground_window() or 0)

    def holds(self, window_id: int) -> bool:
        return self._arrange().holds(window_id)

    def excluded_in_front(self) -> bool:
        return (get_foreground_window() or 0) in self._arrange().excluded_ids

    def _arrange(self) -> Arranged:
        windows = [self._describe(window) for window in _list_windows() if _is_seen(window)]
        return arrange(windows, self._selection, _desktop())

    def _describe(self, window: int) -> TopLevel:
        process_id = process_of(window)
        key = (window, process_id)
        if key not in self._programs:
            self._programs[key] = program(process_id) or ""
        style = _get_window_long(window, _GWL_STYLE)
        layered = _get_window_long(window, _GWL_EXSTYLE) & _WS_EX_LAYERED
        covers = (Rectangle(*frame(window)),)
        return TopLevel(
            (window,),
            (self._programs[key],),
            title(window),
            _get_window(window, _GW_OWNER) or 0,
            process_id,
            bool(style & _WS_POPUP) and style & _WS_CAPTION != _WS_CAPTION,
            covers,
            covers,
            () if layered else covers,  # it may be of glass
        )


def _desktop() -> Rectangle:
    x_px, y_px, width_px, height_px = map(_get_system_metrics, _VIRTUAL_SCREEN)
    return Rectangle(x_px, y_px, width_px, height_px)


def _list_windows() -> list[int]:
    found: list[int] = []

    def visit(window: int, _parameter: int) -> bool:
        found.append(window)
        return True

    _enum_windows(_Visitor(visit), 0)
    return found


def _is_seen(window: int) -> bool:
    if not _is_window_visible(window) or _is_iconic(window):
        return False
    extended = _get_window_long(window, _GWL_EXSTYLE)
    if extended & _WS_EX_TRANSPARENT and extended & _WS_EX_LAYERED:
        return False
    cloaked = wintypes.DWORD()
    failed = dwm_get_window_attribute(window, _DWMWA_CLOAKED, ctypes.byref(cloaked), ctypes.sizeof(cloaked))
    return bool(failed) or not cloaked.value
