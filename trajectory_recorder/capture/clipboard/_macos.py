"""The clipboard's text on macOS, found by the general pasteboard's change count.

A text counts as concealed where its program marked it by the conventions of nspasteboard.org, as
password managers do.
"""
# ruff: noqa: E402 - imports follow the assertion that keeps mypy from them elsewhere

import sys

assert sys.platform == "darwin"  # noqa: S101 - mypy checks what follows for macOS only

import AppKit

from trajectory_recorder.capture._os.macos import autorelease_pool
from trajectory_recorder.capture.clipboard._counting import Reading, text_event, watch
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.events import StreamName

_CONCEALING_TYPES = ("org.nspasteboard.ConcealedType", "org.nspasteboard.TransientType")


class ClipboardSource:
    """Says when the clipboard's text changed.

    Args:
        limit: Longest text that is kept, in characters; of a longer one only its length is told.
    """

    stream: str = StreamName.CLIPBOARD

    def __init__(self, limit: int) -> None:
        self._limit = limit

    def run(self, outlet: Outlet) -> None:
        watch(outlet, count_changes=_count_changes, read=self._read)

    def _read(self) -> Reading:
        with autorelease_pool():
            pasteboard = AppKit.NSPasteboard.generalPasteboard()
            # Counted first, so that what comes while the text is read is read again.
            count = int(pasteboard.changeCount())
            text = pasteboard.stringForType_(AppKit.NSPasteboardTypeString)
            if text is None:
                return count, None
            concealed = pasteboard.availableTypeFromArray_(_CONCEALING_TYPES) is not None
            return count, text_event(str(text), limit=self._limit, concealed=concealed)


def _count_changes() -> int:
    with autorelease_pool():
        return int(AppKit.NSPasteboard.generalPasteboard().changeCount())
