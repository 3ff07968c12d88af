"""Leaves a window out of every capture on Windows (10, version 2004, and later)."""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "win32"  # noqa: S101 - mypy checks what follows for Windows only


import logging
from ctypes import wintypes

from trajectory_recorder.capture._os.win32 import declare, user32

log = logging.getLogger(__name__)

_set_window_display_affinity = declare(
    user32, "SetWindowDisplayAffinity", wintypes.BOOL, wintypes.HWND, wintypes.DWORD
)
_EXCLUDE_FROM_CAPTURE = 0x11  # WDA_EXCLUDEFROMCAPTURE


def keep_out(window_id: int) -> None:
    """Leave this window out; an older Windows shows it."""
    if not _set_window_display_affinity(window_id, _EXCLUDE_FROM_CAPTURE):
        log.info("this Windows can't leave a window out of pictures")
