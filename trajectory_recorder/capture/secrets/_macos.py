"""Tells fields for passwords on macOS: the system's own mark, and accessibility.

While a field for passwords has the keyboard, applications switch on secure event input, and event taps
get no keys at all. What does not switch it on is asked through accessibility.

https://developer.apple.com/library/archive/technotes/tn2150/_index.html
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "darwin"  # noqa: S101 - mypy checks what follows for macOS only

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager

from trajectory_recorder.capture._os.macos import autorelease_pool, read_arrangement, read_windows
from trajectory_recorder.capture._os.quartz_windows import active_window
from trajectory_recorder.capture.elements.system import open_asker
from trajectory_recorder.capture.secrets._asked import AskedFields
from trajectory_recorder.capture.secrets.fields import Fields, Where

_carbon = ctypes.CDLL("/System/Library/Frameworks/Carbon.framework/Carbon")
_carbon.IsSecureEventInputEnabled.restype = ctypes.c_ubyte


@contextmanager
def open_fields() -> Iterator[Fields]:
    """Open what tells. Without the person's permission for accessibility, the system's mark is left."""
    with open_asker() as asker:
        yield AskedFields(asker, _where, system_says_secret=_secure_event_input)


def _where() -> Where:
    with autorelease_pool():
        window = active_window(read_windows(), read_arrangement())
    return Where(window.window_id or 0, window.process_id or 0)


def _secure_event_input() -> bool:
    return bool(_carbon.IsSecureEventInputEnabled())
