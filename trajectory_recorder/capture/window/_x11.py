"""The active window on X11, by the hints of its window manager (EWMH).

The window manager says on the root window which window is active; that one, and the frames around
it, tell of new titles and places. Without such a window manager the window with the keyboard is
asked for every 0.4 s: the one with the input focus, or under the pointer where the focus follows
that. The rectangle is the client area, without the frame.

https://specifications.freedesktop.org/wm-spec/latest/
"""

from contextlib import suppress
from typing import NamedTuple

import xcffib.xproto as x

from trajectory_recorder.capture._os import x11
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import StreamName, WindowEvent

# A window that is dragged tells of every pixel; fifty places a second are enough.
_REST_S = 0.02

_TOLD = (
    *("_NET_ACTIVE_WINDOW", "_NET_SUPPORTING_WM_CHECK"),
    *("_NET_WM_NAME", "WM_NAME", "WM_CLASS", "_NET_WM_PID"),
)

_NO_WINDOW = WindowEvent(None, None, None, None, 0, 0, 0, 0)


class WindowSource:
    """Says which window is active, at the start and after every change."""

    stream: str = StreamName.WINDOW

    def run(self, outlet: Outlet) -> None:
        """Watch until the outlet says to stop.

        Raises:
            MachineError: There is no X server.
            DeviceLost: It went away.
        """
        with x11.connected() as connection:
            windows = _Windows(connection)
            outlet.ready()
            if outlet.wait_for_start():
                _tell_changes(connection, windows, outlet)


def _tell_changes(connection: x11.Connection, windows: "_Windows", outlet: Outlet) -> None:
    last: WindowEvent | None = None
    while not outlet.stopping:
        stamp_ns = monotonic_ns()
        active = windows.read_active()
        if active is None or active == last:
            outlet.looked(stamp_ns)
        else:
            outlet.emit(stamp_ns, active)
            last = active
        outlet.wait(_REST_S)
        _wait_for_news(connection)


def _wait_for_news(connection: x11.Connection) -> None:
    """Wait until something happened to the windows watched that may be told, or a while."""
    told = {x11.atom(connection, name) for name in _TOLD}
    until_ns = monotonic_ns() + round(x11.LOOK_S * 1e9)
    is_news = False
    while (event := connection.poll_for_event()) is not None or not is_news:
        # Other properties change at every key, as the time at which somebody last did something.
        is_news = is_news or (
            event is not None and (not isinstance(event, x.PropertyNotifyEvent) or event.atom in told)
        )
        if event is None and not x11.wait_readable(connection, max(until_ns - monotonic_ns(), 0) / 1e9):
            return


class _Vanished(NamedTuple):
    """A window that is gone and still named as the active one, since when."""

    window: int
    since_ns: int


class _Windows:
    """Finds the active window, and asks the server to tell what happens to it."""

    def __init__(self, connection: x11.Connection) -> None:
        self._connection = connection
        self._core = connection.core
        self._root = x11.root(connection)
        self._watched: set[int] = set()
        self._vanished: _Vanished | None = None
        self._watch({self._root})

    def read_active(self) -> WindowEvent | None:
        """The active window; None if it vanished just now, and another will soon be told."""
        window = 0
        try:
            window = self._active_window()
            if window == 0:
                self._watch({self._root})
                return _NO_WINDOW
            # Watched before it is read, so that no change falls between.
            self._watch({self._root, *self._with_frames(window)})
            self._vanished = None
            return self._describe(window)
        except (x.WindowError, x.DrawableError):
            return self._without(window)

    def _without(self, window: int) -> WindowEvent | None:
        """What to tell while the window that is named as the active one is gone.

        Openbox goes on naming it until another one gets the keyboard, which may be never.
        """
        now_ns = monotonic_ns()
        if self._vanished is None or self._vanished.window != window:
            self._vanished = _Vanished(window, now_ns)
        return _NO_WINDOW if now_ns - self._vanished.since_ns >= x11.LOOK_S * 1e9 else None

    def _active_window(self) -> int:
        if self._has_window_manager():
            return self._number(self._root, "_NET_ACTIVE_WINDOW") or 0
        focus = int(self._core.GetInputFocus().reply().focus)
        if focus == x.InputFocus.PointerRoot:
            return int(self._core.QueryPointer(self._root).reply().child)
        return 0 if focus in {x.InputFocus._None, self._root} else self._with_frames(focus)[-1]  # noqa: SLF001 - its name

    def _has_window_manager(self) -> bool:
        # The property outlives its window manager; the window it names does not.
        check = self._number(self._root, "_NET_SUPPORTING_WM_CHECK")
        return check is not None and self._number(check, "_NET_SUPPORTING_WM_CHECK") == check

    def _describe(self, window: int) -> WindowEvent:
        geometry = self._core.GetGeometry(window).reply()
        origin = self._core.TranslateCoordinates(window, self._root, 0, 0).reply()
        title = x11.window_title(self._connection, window)
        classes = (x11.text_property(self._connection, window, "WM_CLASS") or "").split("\0")
        return WindowEvent(
            window,
            title,
            classes[1] if len(classes) > 1 else None,
            self._number(window, "_NET_WM_PID"),
            int(origin.dst_x),
            int(origin.dst_y),
            int(geometry.width),
            int(geometry.height),
        )

    def _with_frames(self, window: int) -> list[int]:
        """The window and all that it lies in, up to but without the root."""
        found = []
        while window not in {0, self._root}:
            found.append(window)
            window = int(self._core.QueryTree(window).reply().parent)
        return found

    def _watch(self, windows: set[int]) -> None:
        for window in self._watched - windows:
            with suppress(x.WindowError):  # it is gone
                self._select(window, 0)
        self._watched &= windows
        for window in windows - self._watched:
            self._select(window, x.EventMask.PropertyChange | x.EventMask.StructureNotify)
            self._watched.add(window)

    def _select(self, window: int, mask: int) -> None:
        self._core.ChangeWindowAttributesChecked(window, x.CW.EventMask, [mask]).check()

    def _number(self, window: int, name: str) -> int | None:
        numbers = x11.numbers_property(self._connection, window, name)
        return numbers[0] if numbers else None
