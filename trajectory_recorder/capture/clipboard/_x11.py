"""The clipboard's text on X11: fetched from its owner whenever that changes (XFIXES tells).

What is there when the recording starts is not fetched: it was copied before anybody agreed to be
recorded. A text that its owner marks as a password (`x-kde-passwordManagerHint`, which KDE, Qt and
the password managers use) is told as concealed, without its text and its length. An owner that
hangs is logged and left alone. The selection of the middle mouse button (PRIMARY) is not watched,
and the source never becomes the clipboard's owner.
"""

import logging
import struct

from trajectory_recorder.capture._os import x11
from trajectory_recorder.capture.clipboard._x11_text import BoundedText
from trajectory_recorder.capture.clipboard._x11_transfer import TransferFailed, Transfers
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import ClipboardEvent, StreamName

_HINT = "x-kde-passwordManagerHint"
_ENCODINGS = {"UTF8_STRING": "utf-8", "STRING": "latin-1"}

_log = logging.getLogger(__name__)


class ClipboardSource:
    """Says when the clipboard's text changed.

    Args:
        limit: Longest text that is kept, in characters; of a longer one only its length is told,
            counted up to 16 MB.
    """

    stream: str = StreamName.CLIPBOARD

    def __init__(self, limit: int) -> None:
        self._limit = limit

    def run(self, outlet: Outlet) -> None:
        """Watch until the outlet says to stop.

        Raises:
            MachineError: There is no X server, or it has no XFIXES extension.
            DeviceLost: It went away.
        """
        with x11.connected() as connection:
            transfers = Transfers(connection, outlet)
            outlet.ready()
            if outlet.wait_for_start():
                while transfers.wait_for_owner(0) is not None:  # what came before the start
                    pass
                self._watch(connection, transfers, outlet)

    def _watch(self, connection: x11.Connection, transfers: Transfers, outlet: Outlet) -> None:
        known: ClipboardEvent | None = None
        while not outlet.stopping:
            time_ms = transfers.wait_for_owner(x11.LOOK_S)
            stamp_ns = monotonic_ns()
            if time_ms is None:
                outlet.looked(stamp_ns)
                continue
            try:
                event = self._read(connection, transfers, time_ms)
            except TransferFailed as failure:
                _log.info("the clipboard could not be read: %s", failure)
                continue
            if event is not None and event != known:
                outlet.emit(stamp_ns, event)
            known = event

    def _read(self, connection: x11.Connection, transfers: Transfers, time_ms: int) -> ClipboardEvent | None:
        """What the clipboard holds; None if that is no text."""
        targets = _atoms(b"".join(transfers.fetch("TARGETS", time_ms)))
        if x11.atom(connection, _HINT) in targets:
            hint = b"".join(transfers.fetch(_HINT, time_ms))
            if hint == b"secret":
                return ClipboardEvent(None, 0, concealed=True)
        for target, encoding in _ENCODINGS.items():
            if x11.atom(connection, target) in targets:
                text = BoundedText(encoding, self._limit)
                for piece in transfers.fetch(target, time_ms):
                    text.add(piece)
                    if text.full:
                        break
                text.add(b"", last=True)
                return ClipboardEvent(text.text, text.length)
        return None


def _atoms(content: bytes) -> set[int]:
    return set(struct.unpack(f"={len(content) // 4}I", content))
