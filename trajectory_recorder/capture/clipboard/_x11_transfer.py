"""Asking the owner of the clipboard for its content in one format (ICCCM, 2.4 and 2.7).

An owner is another program, which may be slow, wrong or hanging: nothing is waited for longer than
a second, and a transfer ends at once when the clipboard gets a new owner or the source shall stop.
This module never owns a selection.

https://x.org/releases/X11R7.7/doc/xorg-docs/icccm/icccm.html
"""

import time
from collections.abc import Callable, Iterator
from typing import Any

import xcffib.xfixes
import xcffib.xproto as x

from trajectory_recorder.capture._os import x11
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.clock import monotonic_ns

_PATIENCE_S = 1.0
_SLICE_S = 0.2
_PROPERTIES = 8
_WHOLE_WORDS = 1 << 24


class TransferFailed(Exception):
    """The owner refused, hung or was replaced; the message says which."""


class Transfers:
    """Fetches what the clipboard holds, over an invisible window.

    Args:
        connection: A connection to the X server, for this alone.
        outlet: Told of life while an owner is waited for.
    """

    def __init__(self, connection: x11.Connection, outlet: Outlet) -> None:
        self._connection = connection
        self._core = connection.core
        self._outlet = outlet
        self._clipboard = x11.atom(connection, "CLIPBOARD")
        self._incremental = x11.atom(connection, "INCR")
        self._count = 0
        self._new_owner: Any = None
        self._window: int = connection.generate_id()
        self._core.CreateWindowChecked(
            *(0, self._window, x11.root(connection), 0, 0, 1, 1, 0, x.WindowClass.InputOnly, 0),
            *(x.CW.EventMask, [x.EventMask.PropertyChange]),
        ).check()
        fixes = x11.extension(connection, xcffib.xfixes.key)
        fixes.QueryVersion(5, 0).reply()
        fixes.SelectSelectionInputChecked(
            self._window, self._clipboard, xcffib.xfixes.SelectionEventMask.SetSelectionOwner
        ).check()

    def wait_for_owner(self, timeout_s: float) -> int | None:
        """Wait until the clipboard gets new content; returns since when (X server time), or None."""
        if self._new_owner is None:
            self._next_event(timeout_s)
        event, self._new_owner = self._new_owner, None
        return int(event.selection_timestamp) if event is not None and event.owner else None

    def fetch(self, target: str, time_ms: int) -> Iterator[bytes]:
        """Fetch the content in a format, piece by piece; whoever has enough may stop asking.

        Args:
            target: The format's name.
            time_ms: What `wait_for_owner` returned.

        Raises:
            TransferFailed: There is no such format, or the owner does not deliver.
        """
        # A property of its own: an owner that was given up may still write to the last one.
        self._count = (self._count + 1) % _PROPERTIES
        name = x11.atom(self._connection, f"_TRAJECTORY_RECORDER_{self._count}")
        wanted = x11.atom(self._connection, target)
        self._core.DeleteProperty(self._window, name)
        self._core.ConvertSelection(self._window, self._clipboard, wanted, name, time_ms)
        answer = self._wait(
            lambda event: (
                isinstance(event, x.SelectionNotifyEvent) and event.target == wanted and event.time == time_ms
            )
        )
        if answer.property != name:
            raise TransferFailed(f"its owner has no {target}")
        kind, piece = self._take(name)
        if kind != self._incremental:
            yield piece
            return
        while True:
            self._wait(
                lambda event: (
                    isinstance(event, x.PropertyNotifyEvent)
                    and event.atom == name
                    and event.state == x.Property.NewValue
                )
            )
            _, piece = self._take(name)
            if not piece:
                return
            yield piece

    def _wait(self, is_it: Callable[[Any], bool]) -> Any:  # noqa: ANN401 - xcffib has no types
        deadline_s = time.monotonic() + _PATIENCE_S
        while time.monotonic() < deadline_s:
            event = self._next_event(_SLICE_S)
            if self._new_owner is not None:
                raise TransferFailed("it has a new owner")
            if self._outlet.stopping:
                raise TransferFailed("the recording ends")
            if event is None:
                self._outlet.looked(monotonic_ns())
            elif is_it(event):
                return event
        raise TransferFailed("its owner does not answer")

    def _next_event(self, timeout_s: float) -> Any:  # noqa: ANN401 - xcffib has no types
        self._connection.flush()
        event = self._connection.poll_for_event()
        if event is None and x11.wait_readable(self._connection, timeout_s):
            event = self._connection.poll_for_event()
        if isinstance(event, xcffib.xfixes.SelectionNotifyEvent):
            self._new_owner = event
        return event

    def _take(self, name: int) -> tuple[int, bytes]:
        """Read and delete the property, which asks the owner for the next piece if there is one."""
        reply = self._core.GetProperty(True, self._window, name, x.Atom.Any, 0, _WHOLE_WORDS).reply()
        return int(reply.type), b"".join(reply.value)
