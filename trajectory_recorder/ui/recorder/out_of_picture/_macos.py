"""Leaves a window out of captures on macOS, as far as the capturing interface heeds it."""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "darwin"  # noqa: S101 - mypy checks what follows for macOS only


import objc

_SHARING_NONE = 0  # NSWindowSharingNone


def keep_out(window_id: int) -> None:
    """Leave the window out whose view this is."""
    view = objc.objc_object(c_void_p=window_id)
    view.window().setSharingType_(_SHARING_NONE)
