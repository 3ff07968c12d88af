"""The recorded area on X11: which windows there are and how they lie on each other.

The server tells of every change of windows on the desktop before it answers what was asked after it:
so one round trip makes sure that nothing has moved since the last reading, and only then all is read
anew. A window's frame and shadow-less inside are the window's; a cover is all of its bounding shape.

A compositor's overlay, which lies above everything and shows what it hides, covers nothing. What a
desktop's shell draws into it by itself, as menus of its panel, can't be told from windows.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

import xcffib.composite
import xcffib.shape
import xcffib.xproto as x

from trajectory_recorder.capture._os import x11
from trajectory_recorder.capture.area._focus import FocusHistory
from trajectory_recorder.capture.area._stacking import Arranged, TopLevel, arrange
from trajectory_recorder.capture.area.area import Area, Wanted
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import Rectangle

_IDENTITY = ("WM_CLASS", "WM_STATE", "_NET_WM_NAME", "WM_NAME", "WM_TRANSIENT_FOR", "_GTK_FRAME_EXTENTS")
_LONGEST_NAME = 256  # in words of 32 bits
_DEEPEST = 3  # how far inside of its frames a client's window lies at most
_NO_SHADOW = (0, 0, 0, 0)
_GONE = (x.WindowError, x.DrawableError)


@contextmanager
def open_area(wanted: Wanted) -> Iterator[Area]:
    """Open the area of these windows, on a connection of its own.

    Raises:
        MachineError: There is no X server.
        DeviceLost: It went away.
    """
    with x11.connected() as connection:
        yield _Windows(connection, wanted)


@dataclass(frozen=True, slots=True)
class _Identity:
    """Whose window lies on the desktop. `client` is the application's own one within the frames."""

    client: int
    applications: tuple[str, ...]
    title: str
    transient_for: int
    shadow: tuple[int, int, int, int]
    """Left, right, top and bottom, in pixels."""
    managed: bool


class _Windows(Area):
    """The windows of a desktop, those that are wanted among them."""

    def __init__(self, connection: x11.Connection, wanted: Wanted) -> None:
        self._connection = connection
        self._core = connection.core
        self._root = x11.root(connection)
        self._wanted = wanted
        self._maker_mask = ~connection.get_setup().resource_id_mask
        self._shape = x11.extension(connection, xcffib.shape.key)
        self._composite = x11.extension(connection, xcffib.composite.key)
        self._composite.QueryVersion(0, 4).reply()
        self._identities: dict[int, _Identity] = {}
        self._overlay: int | None = None
        self._stale = True
        self._arranged = Arranged()
        self._focus_changes_ms: list[int] = []
        self._watch(self._root, x.EventMask.SubstructureNotify | x.EventMask.PropertyChange)
        self._focus = FocusHistory(inside=False)
        self._refresh()
        self._focus = FocusHistory(inside=self._focused_now())

    # --- the Area ---

    def visible(self) -> tuple[Rectangle, ...]:
        self._refresh()
        return self._arranged.visible

    def focused(self, device_ms: int | None = None) -> bool:
        self._refresh()
        if device_ms is None:
            return self._focus.lately(monotonic_ns()) and self._focused_now()
        return self._focused_now() if self._focus.is_last(device_ms) else self._focus.at(device_ms)

    def holds(self, window_id: int) -> bool:
        self._refresh()
        return window_id in self._arranged.window_ids

    # --- what changed ---

    def _refresh(self) -> None:
        self._core.GetInputFocus().reply()
        self._take_news()
        while self._stale:
            self._stale = False
            self._arranged = arrange(self._read_top_levels(), self._wanted)
            self._take_news()  # what changed while it was read has been told by now
        if self._focus_changes_ms:
            inside = self._focused_now()
            changes, self._focus_changes_ms = self._focus_changes_ms, []
            self._focus.changed(changes, monotonic_ns(), inside=inside)

    def _take_news(self) -> None:
        while (event := self._connection.poll_for_event()) is not None:
            self._notice(event)

    def _notice(self, event: Any) -> None:  # noqa: ANN401 - xcffib has no types
        if isinstance(event, x.PropertyNotifyEvent):
            if event.window == self._root:
                if event.atom == x11.atom(self._connection, "_NET_ACTIVE_WINDOW"):
                    self._focus_changes_ms.append(event.time)
                return
            if event.atom not in {x11.atom(self._connection, name) for name in _IDENTITY}:
                return
            self._forget(event.window)
        elif isinstance(event, x.DestroyNotifyEvent):
            self._identities.pop(event.window, None)
        elif isinstance(event, x.ReparentNotifyEvent):
            for window in (event.event, event.window, event.parent):
                self._identities.pop(window, None)
        elif isinstance(event, x.CreateNotifyEvent | x.MapNotifyEvent):
            # Something within a frame: the client that was missing, perhaps.
            inside = event.parent if isinstance(event, x.CreateNotifyEvent) else event.event
            self._identities.pop(inside, None)
        self._stale = True

    def _forget(self, changed: int) -> None:
        """Ask again what a window is of which this window has changed what it says."""
        for window, it in list(self._identities.items()):
            # A window that says nothing of its own may be the frame of the one that does.
            if changed in {window, it.client} or not it.managed:
                del self._identities[window]

    def _watch(self, window: int, mask: int) -> None:
        with suppress(*_GONE):
            self._core.ChangeWindowAttributesChecked(window, x.CW.EventMask, [mask]).check()

    # --- reading ---

    def _read_top_levels(self) -> list[TopLevel]:
        """All windows that are seen on the desktop, from the top to the bottom."""
        children = self._core.QueryTree(self._root).reply().children
        overlay = self._read_overlay()
        screen = self._core.GetGeometry(self._root).reply()
        asked = [  # all at once, and answered all at once
            (
                window,
                self._core.GetWindowAttributes(window),
                self._core.GetGeometry(window),
                self._shape.GetRectangles(window, xcffib.shape.SK.Bounding),
            )
            for window in children
            if window != overlay
        ]
        found = []
        for window, attributes_request, geometry_request, shape_request in asked:
            with suppress(*_GONE):
                attributes, geometry = attributes_request.reply(), geometry_request.reply()
                shape = [_placed(geometry, part, screen) for part in shape_request.reply().rectangles]
                is_seen = attributes.map_state == x.MapState.Viewable
                if is_seen and attributes._class != x.WindowClass.InputOnly:  # noqa: SLF001 - its name
                    covers = tuple(part for part in shape if part is not None)
                    popup = bool(attributes.override_redirect)
                    found.append(self._top_level(window, covers, popup=popup))
        return found[::-1]

    def _top_level(self, window: int, covers: tuple[Rectangle, ...], *, popup: bool) -> TopLevel:
        it = self._identify(window)
        return TopLevel(
            (window, it.client),
            it.applications,
            it.title,
            it.transient_for,
            it.client & self._maker_mask,
            popup,
            covers,
            _without_shadow(covers, it.shadow),
        )

    def _identify(self, window: int) -> _Identity:
        known = self._identities.get(window)
        if known is None:
            self._shape.SelectInputChecked(window, 1).check()
            # Before it is read, so that no change falls between.
            self._watch(window, x.EventMask.PropertyChange | x.EventMask.SubstructureNotify)
            known = self._identities[window] = self._find_client(window)
        return known

    def _find_client(self, window: int) -> _Identity:
        """What a window on the desktop says it is, or the one in it that a window manager manages: some
        managers have a program for their frames, which says what *it* is."""
        named: list[tuple[int, str]] = []
        level = [window]
        for _ in range(_DEEPEST):
            asked = [
                (it, self._ask(it, "WM_STATE"), self._ask(it, "WM_CLASS"), self._core.QueryTree(it))
                for it in level
            ]
            level = []
            for it, state_request, class_request, tree_request in asked:
                managed = bool(state_request.reply().type)
                name = b"".join(class_request.reply().value).decode("latin-1")
                if managed and name:
                    return self._describe(it, name, managed=True)
                if name:
                    named.append((it, name))
                level += tree_request.reply().children
        if named:
            return self._describe(*named[0], managed=False)
        return _Identity(window, (), "", 0, _NO_SHADOW, managed=False)

    def _ask(self, window: int, name: str) -> Any:  # noqa: ANN401 - xcffib has no types
        atom = x11.atom(self._connection, name)
        return self._core.GetProperty(False, window, atom, x.Atom.Any, 0, _LONGEST_NAME)

    def _describe(self, client: int, name: str, *, managed: bool) -> _Identity:
        connection = self._connection
        self._watch(client, x.EventMask.PropertyChange | x.EventMask.SubstructureNotify)
        applications = tuple(part for part in name.split("\0") if part)
        title = x11.window_title(connection, client)
        transient = x11.numbers_property(connection, client, "WM_TRANSIENT_FOR")
        left, right, top, bottom, *_ = (
            *x11.numbers_property(connection, client, "_GTK_FRAME_EXTENTS"),
            *_NO_SHADOW,
        )
        shadow = left, right, top, bottom
        transient_for = transient[0] if transient else 0
        return _Identity(client, applications, title or "", transient_for, shadow, managed=managed)

    def _read_overlay(self) -> int | None:
        manager = f"_NET_WM_CM_S{self._connection.pref_screen}"
        owner = self._core.GetSelectionOwner(x11.atom(self._connection, manager)).reply().owner
        if not owner:
            self._overlay = None
        elif self._overlay is None:
            self._overlay = int(self._composite.GetOverlayWindow(self._root).reply().overlay_win)
            self._composite.ReleaseOverlayWindowChecked(self._root).check()
        return self._overlay

    def _focused_now(self) -> bool:
        focus = int(self._core.GetInputFocus().reply().focus)
        if focus == x.InputFocus.PointerRoot:
            return int(self._core.QueryPointer(self._root).reply().child) in self._arranged.window_ids
        return self._holder(focus) in self._arranged.window_ids

    def _holder(self, window: int) -> int:
        """The window on the desktop that a window lies in; 0 for none."""
        try:
            while window not in {0, self._root}:
                parent = int(self._core.QueryTree(window).reply().parent)
                if parent == self._root:
                    return window
                window = parent
        except x.WindowError:  # it was closed meanwhile
            return 0
        return 0


def _placed(geometry: Any, part: Any, screen: Any) -> Rectangle | None:  # noqa: ANN401 - xcffib has no types
    """A part of a window's shape on the desktop; None if it lies outside."""
    left = geometry.x + geometry.border_width + part.x
    top = geometry.y + geometry.border_width + part.y
    right, bottom = min(left + part.width, screen.width), min(top + part.height, screen.height)
    left, top = max(left, 0), max(top, 0)
    return Rectangle(left, top, right - left, bottom - top) if left < right and top < bottom else None


def _without_shadow(
    covers: tuple[Rectangle, ...], shadow: tuple[int, int, int, int]
) -> tuple[Rectangle, ...]:
    """What a window shows where its toolkit draws a shadow around it, through which others are seen."""
    left, right, top, bottom = shadow
    if not any(shadow) or len(covers) != 1:
        return covers
    (it,) = covers
    width, height = it.width_px - left - right, it.height_px - top - bottom
    return (Rectangle(it.x_px + left, it.y_px + top, width, height),) if width > 0 and height > 0 else ()
