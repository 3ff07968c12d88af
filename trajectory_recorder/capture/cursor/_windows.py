"""The pointer's image on Windows: GetCursorInfo, looked at ten times a second.

Windows tells nobody of changes. The bitmaps are read when the cursor's handle becomes another one;
the frames of an animated cursor share a handle, and its first one is told.
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "win32"  # noqa: S101 - mypy checks what follows for Windows only

import ctypes
from ctypes import wintypes
from dataclasses import replace

import numpy as np

from trajectory_recorder.capture._os.win32 import be_dpi_aware, declare, user32
from trajectory_recorder.capture.cursor._image import NO_IMAGE, CursorImage
from trajectory_recorder.capture.cursor._shapes import Shapes
from trajectory_recorder.capture.cursor._win32_bitmaps import colour_cursor, monochrome_cursor
from trajectory_recorder.capture.source import Outlet, Pixels
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import DeviceLost
from trajectory_recorder.events import StreamName

_PERIOD_S = 0.1
_CURSOR_SHOWING = 0x1
_DIB_RGB_COLORS = 0
_STANDARD = {  # IDC_… of winuser.h
    32512: "arrow",
    32513: "ibeam",
    32514: "wait",
    32515: "cross",
    32516: "uparrow",
    32642: "sizenwse",
    32643: "sizenesw",
    32644: "sizewe",
    32645: "sizens",
    32646: "sizeall",
    32648: "no",
    32649: "hand",
    32650: "appstarting",
    32651: "help",
}


class _CursorInfo(ctypes.Structure):
    """CURSORINFO."""

    _fields_ = (
        ("size", wintypes.DWORD),
        ("flags", wintypes.DWORD),
        ("cursor", wintypes.HANDLE),
        ("position", wintypes.POINT),
    )


class _IconInfo(ctypes.Structure):
    """ICONINFO."""

    _fields_ = (
        ("is_icon", wintypes.BOOL),
        ("hot_x", wintypes.DWORD),
        ("hot_y", wintypes.DWORD),
        ("mask", wintypes.HBITMAP),
        ("colour", wintypes.HBITMAP),
    )


class _BitmapInfo(ctypes.Structure):
    """BITMAPINFOHEADER, with room for the colour table that GetDIBits may write behind it."""

    _fields_ = (
        ("size", wintypes.DWORD),
        ("width", wintypes.LONG),
        ("height", wintypes.LONG),
        ("planes", wintypes.WORD),
        ("bit_count", wintypes.WORD),
        ("compression", wintypes.DWORD),
        ("image_size", wintypes.DWORD),
        ("x_per_metre", wintypes.LONG),
        ("y_per_metre", wintypes.LONG),
        ("colours_used", wintypes.DWORD),
        ("colours_important", wintypes.DWORD),
        ("colours", wintypes.DWORD * 256),
    )


_HEADER_BYTES = 40
_gdi32 = ctypes.WinDLL("gdi32", use_last_error=True)
_get_cursor_info = declare(user32, "GetCursorInfo", wintypes.BOOL, ctypes.POINTER(_CursorInfo))
_get_icon_info = declare(user32, "GetIconInfo", wintypes.BOOL, wintypes.HANDLE, ctypes.POINTER(_IconInfo))
_load_cursor = declare(user32, "LoadCursorW", wintypes.HANDLE, wintypes.HINSTANCE, ctypes.c_void_p)
_get_dc = declare(user32, "GetDC", wintypes.HDC, wintypes.HWND)
_release_dc = declare(user32, "ReleaseDC", ctypes.c_int, wintypes.HWND, wintypes.HDC)
_delete_object = declare(_gdi32, "DeleteObject", wintypes.BOOL, wintypes.HANDLE)
_get_di_bits = declare(
    _gdi32,
    "GetDIBits",
    ctypes.c_int,
    wintypes.HDC,
    wintypes.HBITMAP,
    wintypes.UINT,
    wintypes.UINT,
    ctypes.c_char_p,
    ctypes.POINTER(_BitmapInfo),
    wintypes.UINT,
)


class CursorSource:
    """Says what the pointer looks like, at the start and after every change."""

    stream: str = StreamName.CURSOR

    def __init__(self) -> None:
        self._shapes = Shapes()

    def run(self, outlet: Outlet) -> None:
        """Look until the outlet says to stop.

        Raises:
            MachineError: This process's coordinates would be scaled.
            DeviceLost: Windows does not tell the cursor for now.
        """
        be_dpi_aware()
        names = {_load_cursor(None, number): name for number, name in _STANDARD.items()}
        outlet.ready()
        if not outlet.wait_for_start():
            return
        self._shapes.begin_run()
        handle: int | None = None
        image = NO_IMAGE
        try:
            while not outlet.stopping:
                stamp_ns = monotonic_ns()
                info = _CursorInfo(size=ctypes.sizeof(_CursorInfo))
                if not _get_cursor_info(ctypes.byref(info)):  # as while the secure desktop is shown
                    raise DeviceLost("Windows does not tell the cursor", "the recorder asks again by itself")
                if info.cursor != handle:
                    handle = info.cursor
                    image = _read(handle, names.get(handle, "")) if handle else NO_IMAGE
                shown = bool(info.flags & _CURSOR_SHOWING)
                self._shapes.tell(outlet, stamp_ns, replace(image, shown=shown))
                outlet.wait(_PERIOD_S)
        finally:
            self._shapes.end_run(monotonic_ns())


def _read(cursor: int, name: str) -> CursorImage:
    """A cursor's image; an empty one where its program took it away meanwhile."""
    icon = _IconInfo()
    if not _get_icon_info(cursor, ctypes.byref(icon)):
        return NO_IMAGE
    try:
        mask = _bits(icon.mask)
        rgba = colour_cursor(_bits(icon.colour), mask) if icon.colour else monochrome_cursor(mask)
    finally:
        for bitmap in (icon.mask, icon.colour):
            if bitmap:
                _delete_object(bitmap)
    return CursorImage(rgba, int(icon.hot_x), int(icon.hot_y), name)


def _bits(bitmap: int) -> Pixels:
    """A bitmap's pixels as BGRA from the top down.

    Raises:
        DeviceLost: They can't be had.
    """
    screen = _get_dc(None)
    try:
        info = _BitmapInfo(size=_HEADER_BYTES)
        if not _get_di_bits(screen, bitmap, 0, 0, None, ctypes.byref(info), _DIB_RGB_COLORS):
            raise _unreadable()
        width, height = int(info.width), abs(int(info.height))
        # A negative height asks for the top line first.
        wanted = _BitmapInfo(size=_HEADER_BYTES, width=width, height=-height, planes=1, bit_count=32)
        pixels = ctypes.create_string_buffer(width * height * 4)
        if not _get_di_bits(screen, bitmap, 0, height, pixels, ctypes.byref(wanted), _DIB_RGB_COLORS):
            raise _unreadable()
        return np.frombuffer(pixels.raw, np.uint8).reshape(height, width, 4)
    finally:
        _release_dc(None, screen)


def _unreadable() -> DeviceLost:
    return DeviceLost("the cursor's bitmap can't be read", "the recorder tries again by itself")
