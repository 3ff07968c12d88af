"""The arrangement of displays on Windows, in physical pixels; changes are found by looking."""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "win32"  # noqa: S101 - mypy checks what follows for Windows only

import ctypes
from ctypes import wintypes

from trajectory_recorder.capture._os.polling import emit_changes
from trajectory_recorder.capture._os.win32 import be_dpi_aware, declare, user32
from trajectory_recorder.capture.displays._win32_monitors import Monitor, to_displays
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.errors import DeviceLost
from trajectory_recorder.events import Display, DisplaysEvent, StreamName

_PERIOD_S = 0.5
_MDT_EFFECTIVE_DPI = 0


class _MonitorInfo(ctypes.Structure):
    """MONITORINFOEXW."""

    _fields_ = (
        ("size", wintypes.DWORD),
        ("monitor", wintypes.RECT),
        ("work", wintypes.RECT),
        ("flags", wintypes.DWORD),
        ("device", wintypes.WCHAR * 32),
    )


_MonitorCallback = ctypes.WINFUNCTYPE(
    wintypes.BOOL, wintypes.HMONITOR, wintypes.HDC, ctypes.POINTER(wintypes.RECT), wintypes.LPARAM
)
_enum_display_monitors = declare(
    user32,
    "EnumDisplayMonitors",
    wintypes.BOOL,
    wintypes.HDC,
    ctypes.POINTER(wintypes.RECT),
    _MonitorCallback,
    wintypes.LPARAM,
)
_get_monitor_info = declare(
    user32, "GetMonitorInfoW", wintypes.BOOL, wintypes.HMONITOR, ctypes.POINTER(_MonitorInfo)
)
_get_dpi_for_monitor = declare(
    ctypes.WinDLL("shcore"),
    "GetDpiForMonitor",
    ctypes.c_long,
    wintypes.HMONITOR,
    ctypes.c_int,
    ctypes.POINTER(wintypes.UINT),
    ctypes.POINTER(wintypes.UINT),
)


class DisplaysSource:
    """Says where the displays are, at the start and after every change."""

    stream: str = StreamName.DISPLAYS

    def run(self, outlet: Outlet) -> None:
        emit_changes(outlet, lambda: DisplaysEvent(read_displays()), period_s=_PERIOD_S)


def read_displays() -> tuple[Display, ...]:
    """Read the displays of the desktop, the primary one first.

    Raises:
        DeviceLost: Windows lists none, as while the session is disconnected.
        MachineError: Something keeps this process from seeing physical pixels.
    """
    be_dpi_aware()
    handles: list[int] = []

    def collect(handle: int, _context: int, _rectangle: object, _data: int) -> bool:
        handles.append(handle)
        return True

    _enum_display_monitors(None, None, _MonitorCallback(collect), 0)
    displays = to_displays(monitor for monitor in map(_monitor, handles) if monitor)
    if not displays:
        raise DeviceLost("Windows lists no display", "connect a monitor, or reconnect the remote desktop")
    return displays


def _monitor(handle: int) -> Monitor | None:
    info = _MonitorInfo(size=ctypes.sizeof(_MonitorInfo))
    if not _get_monitor_info(handle, ctypes.byref(info)):  # went away since it was listed
        return None
    dpi_x, dpi_y = wintypes.UINT(96), wintypes.UINT(96)
    _get_dpi_for_monitor(handle, _MDT_EFFECTIVE_DPI, ctypes.byref(dpi_x), ctypes.byref(dpi_y))
    area = info.monitor
    return Monitor(info.device, area.left, area.top, area.right, area.bottom, info.flags, dpi_x.value)
