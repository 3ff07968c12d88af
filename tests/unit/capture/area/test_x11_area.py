"""The recorded area on a real X server, with real windows and windows that are made to be difficult."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import xcffib.shape
import xcffib.xproto as x

from helpers.vnc_server import vnc_server
from helpers.x_server import FastHand, x_server
from trajectory_recorder.capture.area import Area, Excluded, Selection, Wanted, open_area
from trajectory_recorder.capture.area._x11_places import Places
from trajectory_recorder.capture.own_windows import RECORDER_BAR
from trajectory_recorder.errors import MachineError
from trajectory_recorder.events import Rectangle
from trajectory_recorder.virtual_desktop import VirtualDesktop


@pytest.fixture(autouse=True)
def _recorded(shared_desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", shared_desktop.display)


_LATER_MS = (1 << 31) - 1  # later than all that happens here


def becomes(true: Callable[[], bool]) -> bool:
    """Wait until it is."""
    until = time.monotonic() + 10
    while not true() and time.monotonic() < until:
        time.sleep(0.01)
    return true()


class Program:
    """A program with a connection of its own, whose windows no window manager touches."""

    def __init__(self) -> None:
        self.connection: Any = xcffib.connect()  # type: ignore[no-untyped-call]
        self.core = self.connection.core
        self._screen = self.connection.get_setup().roots[0]
        self.root: int = self._screen.root
        self.shape = self.connection(xcffib.shape.key)

    def open(self, place: tuple[int, int, int, int], name: str = "", *, raised: bool = True) -> int:
        window: int = self.connection.generate_id()
        self.core.CreateWindow(
            *(self._screen.root_depth, window, self._screen.root, *place, 0),
            *(x.WindowClass.InputOutput, self._screen.root_visual, x.CW.OverrideRedirect, [1]),
        )
        if name:
            self.put(window, "WM_CLASS", f"{name}\0{name}\0".encode())
        self.core.MapWindow(window)
        if not raised:
            self.core.ConfigureWindow(window, x.ConfigWindow.StackMode, [x.StackMode.Below])
        self.done()
        return window

    def put(self, window: int, name: str, value: bytes, kind: int = x.Atom.STRING, width: int = 8) -> None:
        atom = self.core.InternAtom(False, len(name), name).reply().atom
        count = len(value) * 8 // width
        self.core.ChangeProperty(x.PropMode.Replace, window, atom, kind, width, count, value)
        self.done()

    def put_numbers(self, window: int, name: str, *numbers: int) -> None:
        value = b"".join(number.to_bytes(4, "little") for number in numbers)
        self.put(window, name, value, x.Atom.CARDINAL, 32)

    def server_ms(self) -> int:
        """The server's time, as events have it."""
        window = self.open((-10, -10, 1, 1))
        self.core.ChangeWindowAttributes(window, x.CW.EventMask, [x.EventMask.PropertyChange])
        self.put(window, "NOW", b"")
        while not isinstance(event := self.connection.wait_for_event(), x.PropertyNotifyEvent):
            pass
        time_ms: int = event.time
        return time_ms

    def done(self) -> None:
        self.core.GetInputFocus().reply()


@contextmanager
def program() -> Iterator[Program]:
    it = Program()
    try:
        yield it
    finally:
        it.connection.disconnect()


@pytest.fixture
def shown() -> Iterator[Program]:
    with program() as it:
        yield it


@pytest.fixture
def other() -> Iterator[Program]:
    with program() as it:
        yield it


EXCLUDED = Selection(excluded=Excluded(("vault",), ("private",)))
WIDTH, HEIGHT = 1280, 720


@pytest.fixture
def rest() -> Iterator[Area]:
    """All but what is excluded."""
    with open_area(EXCLUDED) as it:
        yield it


@pytest.fixture
def area() -> Iterator[Area]:
    with open_area(Selection(Wanted("shown"))) as it:
        yield it


def test_a_window_that_comes_moves_and_goes(shown: Program, area: Area) -> None:
    assert area.visible() == ()
    window = shown.open((10, 20, 300, 200), "Shown")
    assert area.visible() == (Rectangle(10, 20, 300, 200),)
    shown.core.ConfigureWindow(window, x.ConfigWindow.X | x.ConfigWindow.Width, [1200, 200])
    shown.done()
    assert area.visible() == (Rectangle(1200, 20, 80, 200),)  # the desktop ends there
    shown.core.UnmapWindow(window)
    shown.done()
    assert area.visible() == ()


def test_what_lies_above_is_not_seen(shown: Program, other: Program, area: Area) -> None:
    shown.open((0, 0, 300, 200), "Shown")
    cover = other.open((100, 0, 100, 200), "Other")
    assert area.visible() == (Rectangle(0, 0, 100, 200), Rectangle(200, 0, 100, 200))
    other.shape.Rectangles(
        xcffib.shape.SO.Set,
        xcffib.shape.SK.Bounding,
        0,
        cover,
        0,
        0,
        1,
        [x.RECTANGLE.synthetic(0, 0, 50, 200)],
    )  # type: ignore[no-untyped-call]
    other.done()
    assert area.visible() == (Rectangle(0, 0, 100, 200), Rectangle(150, 0, 150, 200))
    other.core.ConfigureWindow(cover, x.ConfigWindow.StackMode, [x.StackMode.Below])
    other.done()
    assert area.visible() == (Rectangle(0, 0, 300, 200),)


def test_a_title_decides_from_moment_to_moment(shown: Program) -> None:
    window = shown.open((0, 0, 50, 50), "Shown")
    with open_area(Selection(Wanted("", "notes"))) as area:
        assert area.visible() == ()
        shown.put(window, "WM_NAME", b"my Notes")
        assert area.visible() == (Rectangle(0, 0, 50, 50),)
        assert area.holds(window)
        shown.put(window, "WM_NAME", b"bank")
        assert area.visible() == ()
        assert not area.holds(window)


def test_menus_and_dialogs_come_along(shown: Program, other: Program, area: Area) -> None:
    window = shown.open((0, 0, 50, 50), "Shown")
    shown.open((0, 100, 50, 50))  # a menu without a name
    dialog = other.open((0, 200, 50, 50))
    assert [it.y_px for it in area.visible()] == [0, 100]
    other.put_numbers(dialog, "WM_TRANSIENT_FOR", window)
    other.put(dialog, "WM_CLASS", b"portal\0Portal\0")
    assert [it.y_px for it in area.visible()] == [0, 100, 200]


def test_the_shadow_of_a_window_is_not_it(shown: Program, other: Program, area: Area) -> None:
    other.open((0, 0, 100, 100), "Other")
    window = shown.open((0, 0, 100, 100), "Shown")
    shown.put_numbers(window, "_GTK_FRAME_EXTENTS", 10, 20, 5, 30)
    assert area.visible() == (Rectangle(10, 5, 70, 65),)


def test_frames_that_are_a_program_of_their_own(shown: Program, other: Program, area: Area) -> None:
    frame = other.open((0, 0, 100, 100), "Frames")
    assert area.visible() == ()
    client = shown.open((0, 0, 90, 90), "Shown")
    assert area.visible() == (Rectangle(0, 0, 90, 90),)
    other.core.ReparentWindow(client, frame, 5, 5)
    other.put_numbers(client, "WM_STATE", 1, 0)
    assert area.visible() == (Rectangle(0, 0, 100, 100),)
    assert area.holds(client)
    assert area.holds(frame)


def test_windows_with_frames(shared_desktop: VirtualDesktop) -> None:
    with open_area(Selection(Wanted("xterm", "plain"))) as area:
        terminal = shared_desktop.open("xterm", "-T", "plain words", "-geometry", "40x10+300+300")
        window = shared_desktop.wait_for_window("plain words")
        left, top, width, height = shared_desktop.window_rectangle(window)
        (seen,) = area.visible()
        assert seen.x_px <= left
        assert seen.y_px < top  # its title bar
        assert seen.x_px + seen.width_px >= left + width
        assert seen.y_px + seen.height_px >= top + height
        shared_desktop.focus(window)
        assert area.focused(_LATER_MS)
        assert area.holds(window)
        second = shared_desktop.open("xterm", "-T", "secret")
        shared_desktop.focus(shared_desktop.wait_for_window("secret"))
        assert not area.focused()
        shared_desktop.close(second)
        shared_desktop.close(terminal)
        assert becomes(lambda: area.visible() == ())


def test_keys_go_to_the_window_under_the_pointer_where_the_focus_follows_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with x_server() as (display, _), FastHand(display) as hand:
        monkeypatch.setenv("DISPLAY", display)
        with program() as shown, open_area(Selection(Wanted("shown"))) as area:
            shown.open((0, 0, 50, 50), "Shown")
            for place, focused in ((20, True), (400, False), (20, True)):
                hand.move(place, place)
                hand.done()
                assert area.focused() is focused
            shown.core.SetInputFocus(x.InputFocus.PointerRoot, x.InputFocus._None, 0)
            shown.done()
            assert not area.focused()


def test_what_was_typed_while_the_recorder_stood_still_goes_where_the_focus_was(
    shared_desktop: VirtualDesktop,
) -> None:
    with program() as clock, open_area(Selection(Wanted("xterm", "plain"))) as area:
        plain = shared_desktop.open("xterm", "-T", "plain words")
        window = shared_desktop.wait_for_window("plain words")
        other = shared_desktop.open("xterm", "-T", "secret")
        secret = shared_desktop.wait_for_window("secret")
        shared_desktop.focus(window)
        assert area.focused(clock.server_ms())
        typed_ms = []
        for target in (window, secret, window):
            shared_desktop.focus(target)
            time.sleep(0.02)
            typed_ms.append(clock.server_ms())
            time.sleep(0.02)
        assert [area.focused(it) for it in typed_ms] == [True, False, True]
        assert not area.focused()  # of what has no time it is not known
        assert becomes(area.focused)
        shared_desktop.close(plain)
        shared_desktop.close(other)


def test_windows_by_the_hundred(shown: Program, other: Program, area: Area) -> None:
    shown.open((0, 0, 500, 500), "Shown")
    windows = [
        other.open((column * 10, row * 20, 5, 5), "Other") for column in range(10) for row in range(10)
    ]
    assert sum(it.width_px * it.height_px for it in area.visible()) == 500 * 500 - 100 * 25
    for window in windows:
        other.core.DestroyWindow(window)
    other.done()
    assert area.visible() == (Rectangle(0, 0, 500, 500),)


def test_an_overlay_of_a_compositor_covers_nothing(shown: Program, other: Program, area: Area) -> None:
    shown.open((0, 0, 50, 50), "Shown")
    owner = other.open((600, 0, 5, 5))
    selection = "_NET_WM_CM_S0"
    atom = other.core.InternAtom(False, len(selection), selection).reply().atom
    other.core.SetSelectionOwner(owner, atom, 0)
    composite = other.connection(xcffib.composite.key)
    composite.QueryVersion(0, 4).reply()
    composite.GetOverlayWindow(other.connection.get_setup().roots[0].root).reply()
    other.done()
    assert area.visible() == (Rectangle(0, 0, 50, 50),)


def black_px(area: Area) -> int:
    return WIDTH * HEIGHT - sum(it.width_px * it.height_px for it in area.visible())


def test_all_is_seen_but_an_excluded_window(shown: Program, other: Program, rest: Area) -> None:
    assert rest.visible() == (Rectangle(0, 0, WIDTH, HEIGHT),)
    assert rest.whole()
    vault = other.open((0, 0, 100, 50), "vault")
    assert not rest.whole()
    assert rest.visible() == (
        Rectangle(100, 0, WIDTH - 100, 50),
        Rectangle(0, 50, WIDTH, HEIGHT - 50),
    )
    assert (rest.holds(vault), rest.holds(vault + 1)) == (False, True)
    shown.open((0, 0, 1, 50), "Shown")  # what lies above it is seen
    assert black_px(rest) == 99 * 50
    other.core.ConfigureWindow(vault, x.ConfigWindow.Width, [200])
    other.done()
    assert black_px(rest) == 199 * 50
    other.core.UnmapWindow(vault)
    other.done()
    assert black_px(rest) == 0


def test_a_window_is_excluded_from_the_moment_at_which_its_title_is(shown: Program, rest: Area) -> None:
    window = shown.open((0, 0, 50, 50), "Shown")
    shown.core.SetInputFocus(x.InputFocus.PointerRoot, window, 0)
    before_ms = shown.server_ms()
    assert rest.whole()
    assert rest.focused(before_ms)
    shown.put(window, "WM_NAME", b"bank - Private")
    assert black_px(rest) == 50 * 50
    assert not rest.focused(shown.server_ms())
    assert rest.focused(before_ms)
    assert rest.excluded_in_front()
    shown.put(window, "WM_NAME", b"news")
    assert rest.whole()
    assert rest.focused(shown.server_ms())
    assert not rest.excluded_in_front()


def test_a_title_that_came_and_went_while_nobody_looked_may_have_been_excluded(
    shown: Program, rest: Area
) -> None:
    window = shown.open((0, 0, 50, 50), "Shown")
    shown.core.SetInputFocus(x.InputFocus.PointerRoot, window, 0)
    shown.put(window, "WM_NAME", b"news")
    before_ms = shown.server_ms()
    assert rest.whole()
    time.sleep(0.02)
    shown.put(window, "WM_NAME", b"bank - Private")
    time.sleep(0.02)
    during_ms = shown.server_ms()
    time.sleep(0.02)
    shown.put(window, "WM_NAME", b"news")
    after_ms = shown.server_ms()
    assert [rest.focused(it) for it in (before_ms, during_ms, after_ms)] == [True, False, True]
    assert not rest.focused()  # of what has no time it is not known
    assert becomes(rest.focused)


def test_a_window_without_a_class_is_excluded_by_its_title(shown: Program, rest: Area) -> None:
    window = shown.open((0, 0, 50, 50))
    assert rest.whole()
    shown.put(window, "WM_NAME", b"private")
    assert not rest.whole()


def test_windows_that_move_cost_nothing_while_none_is_excluded(
    shown: Program, rest: Area, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = shown.open((0, 0, 50, 50), "Shown")
    assert rest.whole()
    readings = []
    monkeypatch.setattr(Places, "read", lambda _: readings.append(1))
    for left in range(5):
        shown.core.ConfigureWindow(window, x.ConfigWindow.X, [left])
        shown.done()
        assert rest.whole()
    shown.core.DestroyWindow(window)
    shown.done()
    assert rest.whole()
    assert readings == []


def test_an_excluded_window_shines_through_a_translucent_one(
    shown: Program, other: Program, rest: Area
) -> None:
    owner = shown.open((600, 0, 5, 5))
    atom = shown.core.InternAtom(False, len("_NET_WM_CM_S0"), "_NET_WM_CM_S0").reply().atom
    shown.core.SetSelectionOwner(owner, atom, 0)
    other.open((0, 0, 100, 100), "vault")
    cover = shown.open((0, 0, 100, 100), "Shown")
    assert black_px(rest) == 0
    shown.put_numbers(cover, "_NET_WM_WINDOW_OPACITY", 0xC000_0000)
    assert black_px(rest) == 100 * 100


def test_changes_of_the_focus_withhold_nothing_while_none_is_excluded(
    shown: Program, other: Program, rest: Area
) -> None:
    window = shown.open((0, 0, 50, 50), "Shown")
    assert rest.focused()
    times_ms = []
    for number in range(4):
        shown.open((100 * number, 100, 50, 50), "Shown")
        shown.put_numbers(shown.root, "_NET_ACTIVE_WINDOW", window)
        times_ms.append(shown.server_ms())
    assert [rest.focused(it) for it in times_ms] == [True] * 4
    assert rest.focused()
    # Something comes and goes again while nobody looks.
    gone = other.open((0, 0, 50, 50), "vault")
    shown.put_numbers(shown.root, "_NET_ACTIVE_WINDOW", gone)
    during_ms = shown.server_ms()
    time.sleep(0.02)
    other.core.DestroyWindow(gone)
    other.done()
    shown.put_numbers(shown.root, "_NET_ACTIVE_WINDOW", window)
    assert not rest.focused(during_ms)
    assert not rest.focused()
    assert rest.focused(shown.server_ms())


def test_the_recorders_bar_is_hidden(shown: Program, rest: Area) -> None:
    bar = shown.open((0, 0, 50, 50))
    shown.put(bar, "WM_CLASS", f"{RECORDER_BAR}\0Trajectory Recorder\0".encode())
    shown.core.SetInputFocus(x.InputFocus.PointerRoot, bar, 0)
    shown.done()
    assert not rest.holds(bar)
    assert not rest.focused(shown.server_ms())
    assert not rest.excluded_in_front()


def test_a_desktop_of_another_size_is_seen_in_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    with vnc_server(tmp_path, 800, 600) as server:
        monkeypatch.setenv("DISPLAY", server.display)
        with open_area(EXCLUDED) as rest:
            assert rest.visible() == (Rectangle(0, 0, 800, 600),)
            server.arrange((0, 0, 800, 600), (800, 0, 640, 480))
            assert becomes(lambda: rest.visible() == (Rectangle(0, 0, 1440, 600),))


def test_without_a_display_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    with pytest.raises(MachineError), open_area(Selection(Wanted("x"))):
        pass
