"""The desktop as a whole: what is there while it is up, and that nothing is left of it."""

import os
import re
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import av
import psutil
import pytest
import xcffib

from trajectory_recorder.errors import MachineError
from trajectory_recorder.virtual_desktop import VirtualDesktop
from trajectory_recorder.virtual_desktop._environment import DESKTOP_MARK

NOBODY = 65534


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where desktops of this test put their folders."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def processes_of_desktops_in(folders: Path) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        try:
            mark = process.environ().get(DESKTOP_MARK, "")
        except psutil.Error:
            continue
        if mark.startswith(str(folders)):
            found.append(process)
    return found


def x_socket(display: str) -> tuple[int, int] | None:
    """Which socket a display has now: as soon as it is gone, another test's server may have the display."""
    path = Path(f"/tmp/.X11-unix/X{display.removeprefix(':')}")
    try:
        status = path.stat()
    except FileNotFoundError:
        return None
    return status.st_ino, status.st_ctime_ns


def test_two_desktops_live_side_by_side() -> None:
    with VirtualDesktop(800, 600, sound=False) as first:
        with VirtualDesktop(640, 480, sound=False) as second:
            assert first.display != second.display
            assert first.folder != second.folder
            second.open("xterm", "-T", "only on the second")
            second.wait_for_window("only on the second")
            with pytest.raises(MachineError, match="Windows on the screen"):
                first.wait_for_window("only on the second", timeout_s=0.3)
        assert "800x600" in first.run("xdpyinfo")
        assert not second.folder.exists()
    assert not first.folder.exists()


def test_nothing_is_left_afterwards_not_even_the_stubborn(folders: Path) -> None:
    with VirtualDesktop(640, 480) as desktop:
        stubborn = desktop.open("sh", "-c", "trap '' TERM; while :; do sleep 1; done")
        desktop.run("xclip", "-selection", "clipboard", input="copied")  # stays in the background
        assert desktop.run("xclip", "-selection", "clipboard", "-o") == "copied"
        desktop.run("sh", "-c", "sleep 600 &")  # needs no display, and nobody waits for it
        names = {process.name() for process in processes_of_desktops_in(folders)}
        assert {"Xvfb", "openbox", "dbus-daemon", "pulseaudio", "xclip", "sh", "sleep"} <= names
        socket = x_socket(desktop.display)
        assert socket is not None
    assert stubborn.returncode == -signal.SIGKILL
    assert processes_of_desktops_in(folders) == []
    assert list(folders.iterdir()) == []
    assert x_socket(desktop.display) != socket


def test_nothing_is_left_after_an_exception(folders: Path) -> None:
    def fail() -> None:
        with VirtualDesktop(640, 480, sound=False) as desktop:
            desktop.open("xterm")
            desktop.wait_for_window("xterm|@")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert processes_of_desktops_in(folders) == []
    assert list(folders.iterdir()) == []


def test_nothing_is_left_of_a_start_that_failed_half_way(
    folders: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs = tmp_path_factory.mktemp("bin")
    (programs / "openbox").write_text("#!/bin/sh\necho no themes >&2\nexit 3\n")
    (programs / "openbox").chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    with pytest.raises(MachineError, match=r"openbox .* ended with code 3\. It said: no themes"):
        VirtualDesktop(640, 480).__enter__()
    assert processes_of_desktops_in(folders) == []
    assert list(folders.iterdir()) == []


SLEEPER = """
import sys, tempfile, time
from trajectory_recorder.virtual_desktop import VirtualDesktop
tempfile.tempdir = sys.argv[1]
with VirtualDesktop(640, 480) as desktop:
    desktop.open("xterm", "-T", "Terminal")
    desktop.wait_for_window("Terminal")
    print(desktop.display, flush=True)
    time.sleep(600)
"""


def test_nothing_runs_on_when_its_owner_is_killed(folders: Path) -> None:
    command = [sys.executable, "-c", SLEEPER, str(folders)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as owner:
        assert owner.stdout is not None
        display = owner.stdout.readline().strip()
        socket = x_socket(display)
        assert socket is not None
        running = processes_of_desktops_in(folders)
        owner.kill()
    assert {"Xvfb", "openbox", "dbus-daemon", "pulseaudio", "xterm"} <= {p.name() for p in running}
    _, survivors = psutil.wait_procs(running, timeout=30)
    assert survivors == []
    assert x_socket(display) != socket


ORDINARY_USER = f"""
import os, sys, tempfile
from trajectory_recorder.virtual_desktop import VirtualDesktop
if os.getuid() == 0:
    os.setgroups([])
    os.setgid({NOBODY})
    os.setuid({NOBODY})
tempfile.tempdir = "/tmp"
os.chdir("/")
with VirtualDesktop(640, 480) as desktop:
    desktop.open("xterm", "-T", "Terminal")
    desktop.wait_for_window("Terminal")
    assert "Default Source: microphone" in desktop.run("pactl", "info")
    print(desktop.run("id", "-u"), flush=True)
assert not desktop.folder.exists()
"""


def test_an_ordinary_user_can_have_one() -> None:
    finished = subprocess.run(
        [sys.executable, "-c", ORDINARY_USER], capture_output=True, text=True, check=False
    )
    assert finished.stderr == ""
    assert int(finished.stdout) != 0


def test_only_its_own_user_may_connect(shared_desktop: VirtualDesktop) -> None:
    connection: Any = xcffib.connect(display=shared_desktop.display)  # type: ignore[no-untyped-call]
    try:
        reply = connection.core.ListHosts().reply()
        hosts = [bytes(host.address.buf()) for host in reply.hosts]
    finally:
        connection.disconnect()
    assert reply.mode == 1  # access control is on
    assert hosts == [f"localuser\0#{os.getuid()}".encode()]


def test_failures_of_tools_are_told(shared_desktop: VirtualDesktop) -> None:
    with pytest.raises(MachineError, match=r"failed with code 2.*no-such-file"):
        shared_desktop.run("ls", "no-such-file")
    with pytest.raises(MachineError, match="no program no-such-program"):
        shared_desktop.run("no-such-program")
    with pytest.raises(MachineError, match="no program no-such-program"):
        shared_desktop.open("no-such-program")
    with pytest.raises(MachineError, match=r"sleep did not finish in 0\.2 s: sleep 60"):
        shared_desktop.run("sleep", "60", timeout_s=0.2)


def test_an_application_runs_where_and_as_told(shared_desktop: VirtualDesktop, tmp_path: Path) -> None:
    process = shared_desktop.open(
        "sh", "-c", 'echo "$WHO in $(pwd)"', environment={"WHO": "somebody"}, cwd=tmp_path
    )
    assert process.wait() == 0
    assert shared_desktop.output_of(process) == f"somebody in {tmp_path}\n"


def test_a_closed_application_is_gone(shared_desktop: VirtualDesktop) -> None:
    process = shared_desktop.open("xterm", "-T", "closing")
    window = shared_desktop.wait_for_window("^closing$")
    shared_desktop.close(process)
    assert process.returncode is not None
    with pytest.raises(MachineError, match=f"no window {window}"):
        shared_desktop.window_rectangle(window)


def test_the_newest_window_is_found_and_focus_changes(shared_desktop: VirtualDesktop) -> None:
    processes = []
    windows = []
    for number in (1, 2):
        processes.append(shared_desktop.open("xterm", "-T", f"numbered {number}"))
        windows.append(shared_desktop.wait_for_window(f"^numbered {number}$"))
    assert shared_desktop.wait_for_window("numbered") == windows[1]
    for number, window in enumerate(windows, 1):
        shared_desktop.focus(window)
        assert int(shared_desktop.run("xdotool", "getactivewindow")) == window
        assert shared_desktop.active_title() == f"numbered {number}"
    for process in processes:
        shared_desktop.close(process)


def test_a_windows_rectangle_is_where_its_pixels_are(desktop: VirtualDesktop, tmp_path: Path) -> None:
    desktop.open("xterm", "-T", "red", "-bg", "red", "-fg", "red", "-cr", "red", "-geometry", "40x10+111+77")
    window = desktop.wait_for_window("^red$")
    desktop.focus(window)
    x, y, width, height = desktop.window_rectangle(window)
    desktop.type("\n")  # by the time that this echoes, all is drawn
    desktop.screenshot(tmp_path / "screen.png")
    with av.open(tmp_path / "screen.png") as file:
        picture = next(file.decode(video=0)).to_ndarray(format="rgb24")
    assert picture.shape == (720, 1280, 3)
    red = (picture == (255, 0, 0)).all(axis=2)
    assert red[y : y + height, x : x + width].all()
    assert not red[y - 1, x : x + width].any()
    assert not red[y : y + height, x - 1].any()
    assert re.search(r"xterm", desktop.run("xprop", "-id", str(window), "WM_CLASS"))
