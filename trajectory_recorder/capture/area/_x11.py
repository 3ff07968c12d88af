"""The recorded area on X11: which windows there are and how they lie on each other.

The server tells of every change of windows on the desktop before it answers what was asked after it:
so one round trip makes sure that nothing has moved since the last reading, and only then it is read
anew, as far as it changed. While nothing that is excluded is to be seen, windows that move change
nothing, and nothing is read. A window's frame and shadow-less inside are the window's; a cover is
all of its bounding shape.

A compositor's overlay, which lies above everything and shows what it hides, covers nothing. What a
desktop's shell draws into it by itself, as menus of its panel or small pictures of windows, can't be
told from windows.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import xcffib.composite
import xcffib.shape
import xcffib.xproto as x

from trajectory_recorder.capture._os import x11
from trajectory_recorder.capture.area._focus import FocusHistory
from trajectory_recorder.capture.area._stacking import Arranged, TopLevel, arrange
from trajectory_recorder.capture.area._x11_identities import Identities, Identity
from trajectory_recorder.capture.area._x11_places import Place, Places, clipped
from trajectory_recorder.capture.area.area import Area, Selection
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.events import Rectangle

_MOVES = (
    x.ConfigureNotifyEvent,
    x.GravityNotifyEvent,
    x.CirculateNotifyEvent,
    x.UnmapNotifyEvent,
    x.DestroyNotifyEvent,
)
_ROOT_EVENTS = x.EventMask.StructureNotify | x.EventMask.SubstructureNotify | x.EventMask.PropertyChange
_RECTANGLE = 4  # numbers


@contextmanager
def open_area(selection: Selection) -> Iterator[Area]:
    """Open the area of these windows, on a connection of its own.

    Raises:
        MachineError: There is no X server.
        DeviceLost: It went away.
    """
    with x11.connected() as connection:
        yield _Windows(connection, selection)


class _Windows(Area):
    """The windows of a desktop, those that are recorded among them."""

    def __init__(self, connection: x11.Connection, selection: Selection) -> None:
        self._connection = connection
        self._core = connection.core
        self._root = x11.root(connection)
        self._selection = selection
        self._maker_mask = ~connection.get_setup().resource_id_mask
        self._identities = Identities(connection)
        self._places = Places(connection)
        self._overlay: int | None = None
        self._stale = True
        self._arranged = Arranged()
        self._holders: dict[int, int] = {}
        self._focus_changes_ms: list[int] = []
        self._said: list[x.PropertyNotifyEvent] = []
        self._title_atoms = {x11.atom(connection, name) for name in ("_NET_WM_NAME", "WM_NAME")}
        self._came: set[int] = set()
        self._core.ChangeWindowAttributesChecked(self._root, x.CW.EventMask, [_ROOT_EVENTS]).check()
        self._focus = FocusHistory(inside=False)
        self._refresh()
        self._focus = FocusHistory(inside=self._focused_now())

    # --- the Area ---

    def visible(self) -> tuple[Rectangle, ...]:
        self._refresh()
        return self._arranged.visible

    def whole(self) -> bool:
        self._refresh()
        return self._arranged.whole

    def focused(self, device_ms: int | None = None) -> bool:
        self._refresh()
        if device_ms is None:
            return self._focus.lately(monotonic_ns()) and self._focused_now()
        return self._focused_now() if self._focus.is_last(device_ms) else self._focus.at(device_ms)

    def holds(self, window_id: int) -> bool:
        self._refresh()
        return self._arranged.holds(window_id)

    def excluded_in_front(self) -> bool:
        self._refresh()
        excluded = self._arranged.excluded_ids
        return bool(excluded) and self._in_front() in excluded

    # --- what changed ---

    def _refresh(self) -> None:
        self._input_focus = int(self._core.GetInputFocus().reply().focus)
        self._take_news()
        all_the_while = self._arranged.whole
        while self._stale:
            self._stale = False
            before = self._arranged
            windows = self._read_top_levels()
            self._arranged = arrange(windows, self._selection, self._places.desktop)
            # What came and went again meanwhile may have been anybody's.
            came, self._came = self._came, set()
            there = came.issubset(number for it in windows for number in it.window_ids)
            all_the_while = all_the_while and self._arranged.whole and there
            if self._said:
                all_the_while = self._note_renamed(before) and all_the_while
            self._input_focus = int(self._core.GetInputFocus().reply().focus)
            self._take_news()  # what changed while it was read has been told by now
        if self._focus_changes_ms:
            inside = self._focused_now()
            changes, self._focus_changes_ms = self._focus_changes_ms, []
            self._focus.changed(changes, monotonic_ns(), inside=inside, between=all_the_while)

    def _note_renamed(self, before: Arranged) -> bool:
        """A window that became another one, by its title, is as if the focus had gone there.

        Returns:
            Whether none had a title in between that nobody has read.
        """
        said, self._said = self._said, []
        now = self._arranged
        titles = [(it.window, it.atom) for it in said if it.atom in self._title_atoms]
        all_read = len(set(titles)) == len(titles)
        if not all_read:
            self._focus_changes_ms = sorted((*self._focus_changes_ms, *(it.time for it in said)))
        elif (before.recorded_ids, before.hidden_ids) != (now.recorded_ids, now.hidden_ids):
            self._focus_changes_ms.append(said[-1].time)
        return all_read

    def _take_news(self) -> None:
        while (event := self._connection.poll_for_event()) is not None:
            self._notice(event)

    def _notice(self, event: Any) -> None:  # noqa: ANN401 - xcffib has no types
        if isinstance(event, x.PropertyNotifyEvent):
            self._notice_property(event)
        elif isinstance(event, xcffib.shape.NotifyEvent):
            self._notice_move(event.affected_window)
        elif isinstance(event, _MOVES):
            if isinstance(event, x.DestroyNotifyEvent):
                self._identities.forget(event.window)
            if event.event == self._root:
                self._notice_move(event.window)
        elif isinstance(event, x.ReparentNotifyEvent):
            self._identities.forget(event.event, event.window, event.parent)
            self._places.forget(event.window)
            self._must_read()
        elif isinstance(event, x.MapNotifyEvent) and event.event == self._root:
            self._came.add(event.window)
            self._places.forget(event.window)
            self._must_read()
        elif isinstance(event, x.CreateNotifyEvent | x.MapNotifyEvent):
            inside = event.parent if isinstance(event, x.CreateNotifyEvent) else event.event
            if self._identities.filled(inside):
                self._must_read()

    def _notice_property(self, event: Any) -> None:  # noqa: ANN401 - xcffib has no types
        if event.window == self._root:
            if event.atom == x11.atom(self._connection, "_NET_ACTIVE_WINDOW"):
                self._focus_changes_ms.append(event.time)
        elif self._identities.changed(event):
            self._said.append(event)
            self._must_read()

    def _notice_move(self, window: int) -> None:
        self._places.forget(window)
        if window == self._root or not self._arranged.whole:
            self._must_read()

    def _must_read(self) -> None:
        self._stale = True
        self._holders.clear()

    # --- reading ---

    def _read_top_levels(self) -> list[TopLevel]:
        """All windows that are seen on the desktop, from the top to the bottom."""
        places = self._places.read()
        places.pop(self._read_overlay() or 0, None)
        found = [
            self._top_level(window, place, self._identities.of(window)) for window, place in places.items()
        ]
        return found[::-1]

    def _top_level(self, window: int, place: Place, it: Identity) -> TopLevel:
        shows = _without_shadow(place.covers, it.shadow)
        return TopLevel(
            (window, it.client),
            it.applications,
            it.title,
            it.transient_for,
            it.client & self._maker_mask,
            place.popup,
            place.covers,
            shows,
            shows if self._overlay is None else _opaque(window, place, it, desktop=self._places.desktop),
        )

    def _read_overlay(self) -> int | None:
        """The window of a compositor, where there is one."""
        manager = f"_NET_WM_CM_S{self._connection.pref_screen}"
        owner = self._core.GetSelectionOwner(x11.atom(self._connection, manager)).reply().owner
        if not owner:
            self._overlay = None
        elif self._overlay is None:
            composite = x11.extension(self._connection, xcffib.composite.key)
            composite.QueryVersion(0, 4).reply()
            self._overlay = int(composite.GetOverlayWindow(self._root).reply().overlay_win)
            composite.ReleaseOverlayWindowChecked(self._root).check()
        return self._overlay

    # --- the focus ---

    def _focused_now(self) -> bool:
        return self._arranged.whole or self._arranged.holds(self._in_front())

    def _in_front(self) -> int:
        """The window on the desktop that keys go to; 0 for none."""
        if self._input_focus == x.InputFocus.PointerRoot:
            return int(self._core.QueryPointer(self._root).reply().child)
        if self._input_focus not in self._holders:
            self._holders[self._input_focus] = self._holder(self._input_focus)
        return self._holders[self._input_focus]

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


def _opaque(window: int, place: Place, it: Identity, *, desktop: Rectangle) -> tuple[Rectangle, ...]:
    """Where nothing is seen through a window that a compositor lays over others, by what it says."""
    if it.faded:
        return ()
    if not place.has_alpha:
        return _without_shadow(place.covers, it.shadow)
    if it.client != window:
        return ()  # it tells of itself, and its frame of nothing
    numbers = it.opaque[: len(it.opaque) // _RECTANGLE * _RECTANGLE]
    parts = [
        clipped(*numbers[at : at + _RECTANGLE], origin=place.origin, desktop=desktop)
        for at in range(0, len(numbers), _RECTANGLE)
    ]
    return tuple(part for part in parts if part is not None)
