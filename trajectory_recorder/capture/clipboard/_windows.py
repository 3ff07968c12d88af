"""The clipboard's text on Windows, found by its sequence number.

A text counts as concealed where its program set one of the formats that keep it out of clipboard
histories. https://learn.microsoft.com/windows/win32/dataxchg/clipboard-formats
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "win32"  # noqa: S101 - mypy checks what follows for Windows only

import ctypes
from ctypes import wintypes

from trajectory_recorder.capture._os.win32 import declare, kernel32, user32
from trajectory_recorder.capture.clipboard._counting import Reading, text_event, watch
from trajectory_recorder.capture.clipboard._win32_formats import is_concealed, unicode_text
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.events import ClipboardEvent, StreamName

_CF_UNICODETEXT = 13

_get_sequence_number = declare(user32, "GetClipboardSequenceNumber", wintypes.DWORD)
_open_clipboard = declare(user32, "OpenClipboard", wintypes.BOOL, wintypes.HWND)
_close_clipboard = declare(user32, "CloseClipboard", wintypes.BOOL)
_is_format_available = declare(user32, "IsClipboardFormatAvailable", wintypes.BOOL, wintypes.UINT)
_get_clipboard_data = declare(user32, "GetClipboardData", wintypes.HANDLE, wintypes.UINT)
_register_format = declare(user32, "RegisterClipboardFormatW", wintypes.UINT, wintypes.LPCWSTR)
_global_lock = declare(kernel32, "GlobalLock", wintypes.LPVOID, wintypes.HGLOBAL)
_global_unlock = declare(kernel32, "GlobalUnlock", wintypes.BOOL, wintypes.HGLOBAL)
_global_size = declare(kernel32, "GlobalSize", ctypes.c_size_t, wintypes.HGLOBAL)


class ClipboardSource:
    """Says when the clipboard's text changed.

    Args:
        limit: Longest text that is kept, in characters; of a longer one only its length is told.
    """

    stream: str = StreamName.CLIPBOARD

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._excluded = _register_format("ExcludeClipboardContentFromMonitorProcessing")
        self._allowed_in_history = _register_format("CanIncludeInClipboardHistory")

    def run(self, outlet: Outlet) -> None:
        watch(outlet, count_changes=_get_sequence_number, read=self._read)

    def _read(self) -> Reading | None:
        if not _open_clipboard(None):  # another program has it open
            return None
        try:
            event = self._event()
            # Read last, for fetching a text that its program delivers only now counts as a change.
            return _get_sequence_number(), event
        finally:
            _close_clipboard()

    def _event(self) -> ClipboardEvent | None:
        text = unicode_text(_contents(_CF_UNICODETEXT))
        if text is None:
            return None
        concealed = is_concealed(
            excluded=bool(_is_format_available(self._excluded)), allowed=_contents(self._allowed_in_history)
        )
        return text_event(text, limit=self._limit, concealed=concealed)


def _contents(clipboard_format: int) -> bytes | None:
    """The bytes of one format; None where the clipboard has none. The clipboard must be open."""
    if not _is_format_available(clipboard_format):
        return None
    memory = _get_clipboard_data(clipboard_format)
    start = _global_lock(memory) if memory else None
    if start is None:
        return None
    try:
        return ctypes.string_at(start, _global_size(memory))
    finally:
        _global_unlock(memory)
