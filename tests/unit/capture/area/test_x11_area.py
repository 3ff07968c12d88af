"""The recorded area on a real X server, with real windows and windows that are made to be difficult."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import xcffib.shape
import xcffib.xproto as x

from helpers.x_server import FastHand, x_server
from trajectory_recorder.capture.area import Area, Wanted, open_area
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


@pytest.fixture
def area() -> Iterator[Area]:
    with open_area(Wanted("shown")) as it:
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
    with open_area(Wanted("", "notes")) as area:
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
    with open_area(Wanted("xterm", "plain")) as area:
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
        with program() as shown, open_area(Wanted("shown")) as area:
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
    with program() as clock, open_area(Wanted("xterm", "plain")) as area:
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


def test_without_a_display_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    with pytest.raises(MachineError), open_area(Wanted("x")):
        pass
