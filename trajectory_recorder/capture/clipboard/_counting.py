"""Watching a clipboard that counts its changes, as those of Windows and macOS do.

Knows neither system. The text that is there before the recording starts is read, so that it can be
told from new text, and not recorded.
"""

from collections.abc import Callable
from typing import TypeAlias

from trajectory_recorder.capture._os.text import well_formed
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import ClipboardEvent

_PERIOD_S = 0.2

Reading: TypeAlias = tuple[int, ClipboardEvent | None]


def watch(outlet: Outlet, *, count_changes: Callable[[], int], read: Callable[[], Reading | None]) -> None:
    """Look five times a second until the source shall stop, and emit new text.

    The same text again is no change: a count also goes up where a program adds formats to what it
    copied, or delivers one late.

    Args:
        outlet: The recorder's side.
        count_changes: The system's count of changes.
        read: Reads the count and the clipboard together: (count, event or None for no text), or
            None while another program holds the clipboard; then it is looked at again later.
    """
    outlet.ready()
    if not outlet.wait_for_start():
        return
    while (before := read()) is None:
        outlet.looked(monotonic_ns())
        if outlet.wait(_PERIOD_S):
            return
    count, known = before
    while not outlet.stopping:
        stamp_ns = monotonic_ns()
        reading = read() if count_changes() != count else None
        event = known
        if reading is not None:
            count, event = reading
        if event is not None and event != known:
            outlet.emit(stamp_ns, event)
        else:
            outlet.looked(stamp_ns)
        known = event
        outlet.wait(_PERIOD_S)


def text_event(text: str, *, limit: int, concealed: bool) -> ClipboardEvent:
    """The event for a text; without it where the limit keeps it back, and of a secret not even its length."""
    if concealed:
        return ClipboardEvent(None, 0, concealed=True)
    text = well_formed(text)
    return ClipboardEvent(text if len(text) <= limit else None, len(text))
