"""The patch and the pointer on Windows: a window of Tk, and SendInput.

A change is on the screen once the compositor has shown its next picture, which is waited for. Has not
been run on hardware.
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "win32"  # noqa: S101 - mypy checks what follows for Windows only

import ctypes
from ctypes import wintypes

from trajectory_recorder.calibration._tk_patch import HEIGHT, WIDTH, TkPatch
from trajectory_recorder.calibration.stage import Span, place
from trajectory_recorder.capture._os.win32 import be_dpi_aware, declare, get_system_metrics, user32
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import MachineError
from trajectory_recorder.events import Display, Rectangle

_INPUT_MOUSE = 0
_MOVE, _LEFT_DOWN, _LEFT_UP, _VIRTUAL_DESK, _ABSOLUTE = 0x0001, 0x0002, 0x0004, 0x4000, 0x8000
_LEFT_PX, _TOP_PX, _WIDTH_PX, _HEIGHT_PX = 76, 77, 78, 79  # SM_XVIRTUALSCREEN and what follows
_BUTTONS = (0x01, 0x02, 0x04)  # VK_LBUTTON, VK_RBUTTON, VK_MBUTTON
_GA_ROOT = 2
_FULL = 1 << 16


class _MouseInput(ctypes.Structure):
    """MOUSEINPUT."""

    _fields_ = (
        ("x", wintypes.LONG),
        ("y", wintypes.LONG),
        ("data", wintypes.DWORD),
        ("flags", wintypes.DWORD),
        ("time", wintypes.DWORD),
        ("extra", ctypes.c_size_t),
    )


class _Input(ctypes.Structure):
    """INPUT, of whose union MOUSEINPUT is the largest member."""

    _fields_ = (("kind", wintypes.DWORD), ("mouse", _MouseInput))


_send_input = declare(user32, "SendInput", wintypes.UINT, wintypes.UINT, ctypes.POINTER(_Input), ctypes.c_int)
_get_cursor_pos = declare(user32, "GetCursorPos", wintypes.BOOL, ctypes.POINTER(wintypes.POINT))
_window_from_point = declare(user32, "WindowFromPoint", wintypes.HWND, wintypes.POINT)
_get_ancestor = declare(user32, "GetAncestor", wintypes.HWND, wintypes.HWND, wintypes.UINT)
_get_async_key_state = declare(user32, "GetAsyncKeyState", wintypes.SHORT, ctypes.c_int)
_dwm_flush = declare(ctypes.WinDLL("dwmapi"), "DwmFlush", ctypes.c_long)


class WindowsStage:
    """See `stage.Stage`."""

    def __init__(self, display: Display) -> None:
        be_dpi_aware()  # before Tk asks for the size of anything
        self._area = place(display, WIDTH, HEIGHT)
        self._pointer_before = _pointer()
        self._patch = TkPatch(self._area.x_px, self._area.y_px)
        self.show(0)

    @property
    def area(self) -> Rectangle:
        return self._area

    @property
    def step_px(self) -> int:
        return 1

    def show(self, value: int) -> Span:
        self._patch.prepare(value)
        asked_ns = monotonic_ns()
        self._patch.turn()
        _dwm_flush()
        return asked_ns, monotonic_ns()

    def move(self, x_px: int, y_px: int) -> Span:
        left, top, width, height = map(get_system_metrics, (_LEFT_PX, _TOP_PX, _WIDTH_PX, _HEIGHT_PX))
        # Rounded up, because the system rounds down on the way back to pixels.
        x = -(-(x_px - left) * _FULL // width)
        y = -(-(y_px - top) * _FULL // height)
        return _send(_MOVE | _ABSOLUTE | _VIRTUAL_DESK, x, y)

    def click(self) -> tuple[Span, Span] | None:
        under = _window_from_point(_pointer())
        ours = _get_ancestor(self._patch.handle, _GA_ROOT)
        if not under or _get_ancestor(under, _GA_ROOT) != ours or any(map(_is_held, _BUTTONS)):
            return None
        return _send(_LEFT_DOWN), _send(_LEFT_UP)

    def close(self) -> None:
        self.move(self._pointer_before.x, self._pointer_before.y)
        self._patch.close()


def _pointer() -> wintypes.POINT:
    point = wintypes.POINT()
    _get_cursor_pos(ctypes.byref(point))
    return point


def _is_held(button: int) -> bool:
    return bool(_get_async_key_state(button) & 0x8000)


def _send(flags: int, x: int = 0, y: int = 0) -> Span:
    """Make one event of the mouse; what listens to input has been called when this returns."""
    event = _Input(_INPUT_MOUSE, _MouseInput(x, y, 0, flags, 0, 0))
    asked_ns = monotonic_ns()
    if not _send_input(1, ctypes.byref(event), ctypes.sizeof(_Input)):
        raise MachineError(
            "Windows refuses input from this program",
            "close windows that run as administrator, unlock the screen, then calibrate again",
        )
    return asked_ns, monotonic_ns()
