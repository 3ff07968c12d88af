"""The active window on a real X server, with a real window manager and after it died."""

import os
import re
import signal
import struct
from itertools import pairwise
from typing import Any

import psutil
import pytest
import xcffib.xproto as x

from tests.helpers.collecting_outlet import CollectingOutlet
from trajectory_recorder.capture._os import x11
from trajectory_recorder.capture.window import WindowSource
from trajectory_recorder.errors import DeviceLost, MachineError
from trajectory_recorder.events import WindowEvent
from trajectory_recorder.virtual_desktop import VirtualDesktop
from trajectory_recorder.virtual_desktop._windows import x_connection

NO_WINDOW = WindowEvent(None, None, None, None, 0, 0, 0, 0)


@pytest.fixture(autouse=True)
def _recorded(desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", desktop.display)


def last(outlet: CollectingOutlet) -> WindowEvent | None:
    events = outlet.events(WindowEvent)
    return events[-1] if events else None


def has(outlet: CollectingOutlet, **fields: Any) -> bool:
    event = last(outlet)
    return event is not None and all(getattr(event, name) == value for name, value in fields.items())


def open_terminal(desktop: VirtualDesktop, title: str) -> tuple[int, int]:
    process = desktop.open("xterm", "-T", title, "-class", "Terminal", "-geometry", "40x10")
    return desktop.wait_for_window(f"^{re.escape(title)}$"), process.pid


def kill_child(name: str) -> None:
    """Kill a program of this test's desktop, which is the only one this process has."""
    (process,) = [child for child in psutil.Process().children(recursive=True) if child.name() == name]
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


def test_windows_come_change_and_go(desktop: VirtualDesktop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(x11, "LOOK_S", 3600)  # whatever it finds, it was told by an event
    outlet = CollectingOutlet()
    with outlet.running(WindowSource()):
        outlet.wait_for(lambda: last(outlet) == NO_WINDOW)
        first, pid = open_terminal(desktop, "first")
        outlet.wait_for(lambda: has(outlet, window_id=first, title="first"))
        event = last(outlet)
        assert event is not None
        assert (event.application, event.process_id) == ("Terminal", pid)
        outlet.wait_for(lambda: rectangle(outlet) == desktop.window_rectangle(first))

        desktop.run("xdotool", "windowmove", "--sync", str(first), "200", "150")
        outlet.wait_for(lambda: rectangle(outlet) == desktop.window_rectangle(first))
        assert rectangle(outlet)[0] >= 200
        desktop.run("xdotool", "windowsize", "--sync", str(first), "500", "300")
        outlet.wait_for(lambda: rectangle(outlet) == desktop.window_rectangle(first))

        desktop.run("xdotool", "set_window", "--name", "größer", str(first))
        outlet.wait_for(lambda: has(outlet, window_id=first, title="größer"))

        second, _ = open_terminal(desktop, "second")
        outlet.wait_for(lambda: has(outlet, window_id=second, title="second"))
        desktop.focus(first)
        outlet.wait_for(lambda: has(outlet, window_id=first))
        desktop.run("xdotool", "windowclose", str(first))
        outlet.wait_for(lambda: not has(outlet, window_id=first))
        outlet.stop()
        desktop.run("xdotool", "set_window", "--name", "last", str(second))
    events = outlet.events(WindowEvent)
    assert all(before != after for before, after in pairwise(events))
    stamps = [stamp_ns for stamp_ns, _ in outlet.captured]
    assert stamps == sorted(stamps)


def rectangle(outlet: CollectingOutlet) -> tuple[int, int, int, int]:
    event = last(outlet)
    assert event is not None
    return event.x_px, event.y_px, event.width_px, event.height_px


def test_nothing_happens_and_it_still_looks(desktop: VirtualDesktop) -> None:
    window, _ = open_terminal(desktop, "quiet")
    outlet = CollectingOutlet()
    with outlet.running(WindowSource()):
        outlet.wait_for(lambda: has(outlet, window_id=window))
        told = len(outlet.captured)
        outlet.wait_for(lambda: len(outlet.looks) >= 5)
    assert len(outlet.captured) == told


def test_windows_that_vanish_at_once_make_no_noise(desktop: VirtualDesktop) -> None:
    # Opened before the others: openbox may never show a window that gets the id of one that vanished.
    window, _ = open_terminal(desktop, "stays")
    outlet = CollectingOutlet()
    with outlet.running(WindowSource()):
        for _ in range(10):
            desktop.run("xterm", "-T", "brief", "-e", "true")
        desktop.focus(window)
        desktop.run("xdotool", "set_window", "--name", "still there", str(window))
        outlet.wait_for(lambda: has(outlet, window_id=window, title="still there"))


def test_a_window_that_vanished_is_none_though_the_window_manager_goes_on_naming_it(
    desktop: VirtualDesktop,
) -> None:
    with x_connection(desktop.display) as connection:
        core, root = connection.core, connection.get_setup().roots[0].root
        window, _ = open_terminal(desktop, "stays")
        outlet = CollectingOutlet()
        with outlet.running(WindowSource()):
            outlet.wait_for(lambda: has(outlet, window_id=window))
            name = "_NET_ACTIVE_WINDOW"
            atom = core.InternAtom(False, len(name), name).reply().atom
            gone = struct.pack("=I", connection.generate_id())
            core.ChangePropertyChecked(x.PropMode.Replace, root, atom, x.Atom.WINDOW, 32, 1, gone).check()
            outlet.wait_for(lambda: last(outlet) == NO_WINDOW)


def test_without_a_window_manager_the_focus_counts(desktop: VirtualDesktop) -> None:
    windows = [open_terminal(desktop, title)[0] for title in ("one", "two")]
    outlet = CollectingOutlet()
    with outlet.running(WindowSource()):
        outlet.wait_for(lambda: has(outlet, window_id=windows[1]))
        kill_child("openbox")
        for title, window in (("one", windows[0]), ("two", windows[1])):
            desktop.run("xdotool", "windowfocus", "--sync", str(window))
            outlet.wait_for(lambda title=title: has(outlet, title=title))  # type: ignore[misc]


def test_without_an_x_server_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY")
    with pytest.raises(MachineError, match="DISPLAY"):
        WindowSource().run(CollectingOutlet())


def test_the_end_of_the_x_server_is_a_lost_device() -> None:
    outlet = CollectingOutlet()

    def lose_the_server() -> None:
        with outlet.running(WindowSource()):
            outlet.wait_for(lambda: last(outlet) is not None)
            kill_child("Xvfb")
            outlet.wait_for_end()

    with pytest.raises(DeviceLost):
        lose_the_server()
