"""Marks a window on X11 as one that the engine masks: by the instance in its WM_CLASS.

The request goes over Qt's own connection, behind the one that makes the window and before the one that
shows it, so that there is no picture between.
"""

import ctypes
from typing import Any

from PySide6.QtGui import QGuiApplication, QNativeInterface

from trajectory_recorder.capture.own_windows import RECORDER_BAR

_REPLACE, _LATIN_1_BYTES = 0, 8
_WM_CLASS, _STRING = 67, 31  # predefined atoms (X protocol, appendix B)
_CLASS = "Trajectory-recorder"


def keep_out(window_id: int) -> None:
    """Mark this window."""
    application = QGuiApplication.instance()
    assert isinstance(application, QGuiApplication)  # noqa: S101 - there is a window
    native = application.nativeInterface()
    assert isinstance(native, QNativeInterface.QX11Application)  # noqa: S101 - the platform is xcb
    value = f"{RECORDER_BAR}\0{_CLASS}\0".encode("latin-1")
    _change_property()(
        native.connection(), _REPLACE, window_id, _WM_CLASS, _STRING, _LATIN_1_BYTES, len(value), value
    )


def _change_property() -> Any:  # noqa: ANN401 - ctypes types
    change = ctypes.CDLL("libxcb.so.1").xcb_change_property
    number = ctypes.c_uint32
    change.argtypes = (
        ctypes.c_void_p,
        ctypes.c_uint8,
        *(number, number, number),
        ctypes.c_uint8,
        number,
        ctypes.c_char_p,
    )
    return change
