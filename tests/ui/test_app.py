"""The whole app on a real desktop: its windows make way for a recording and come back, and nothing is lost."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from helpers.command_line import PATIENCE_S
from trajectory_recorder.bundle import Bundle, layout, verify
from trajectory_recorder.ui.first_run.finished import FirstRun, remember
from trajectory_recorder.virtual_desktop import VirtualDesktop
from trajectory_recorder.virtual_desktop._windows import x_screen
from ui.person import PROJECT

APP = (sys.executable, "-m", "trajectory_recorder", "app", "--no-narration", "--reserve-mb", "50")
HOME = "^Home —"


def opens(desktop: VirtualDesktop, folder: Path, *, is_new: bool = False) -> "subprocess.Popen[bytes]":
    """By somebody who went through the first run before, unless they are new."""
    if not is_new:
        state = Path(desktop.environment["XDG_STATE_HOME"])
        remember(state / "trajectory-recorder" / "first-run.json", FirstRun("", practised=True))
    return desktop.open(*APP, "--output", str(folder), cwd=PROJECT)


def waits_until(condition: Callable[[], object], what: str) -> None:
    deadline_s = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline_s, what
        time.sleep(0.1)


def ends(app: "subprocess.Popen[bytes]") -> None:
    app.send_signal(signal.SIGTERM)
    assert app.wait(PATIENCE_S) == 0


def sees(desktop: VirtualDesktop, part: str) -> bool:
    with x_screen(desktop.display) as screen:
        return any(part in it for it in screen.visible_windows().values())


def records(desktop: VirtualDesktop, folder: Path) -> None:
    """Press the key until the app is ready to hear it, and wait until something is kept."""
    desktop.wait_for_window(HOME)

    def has_begun() -> bool:
        if sees(desktop, "Home —"):
            desktop.key("ctrl+2", "ctrl+r")
        return sees(desktop, "Recording —")

    waits_until(has_begun, "nothing is recorded")
    waits_until(lambda: any(it.stat().st_size for it in folder.glob("*/data/*.mkv")), "nothing is kept")


def sealed(folder: Path) -> list[Path]:
    return [it for it in folder.glob(f"*{layout.SUFFIX}") if (it / layout.MANIFEST).is_file()]


def test_from_a_recording_to_its_mending_and_home_again(desktop: VirtualDesktop, tmp_path: Path) -> None:
    app = opens(desktop, tmp_path)
    records(desktop, tmp_path)
    assert not sees(desktop, "Home —")

    def has_ended() -> bool:
        if sees(desktop, "Recording —"):
            desktop.key("ctrl+alt+s")
        return sees(desktop, "Mend —")

    waits_until(has_ended, "it is not brought to be mended")
    assert sees(desktop, "Home —")
    (root,) = sealed(tmp_path)
    assert verify(root) == []
    # A second start leaves it at one app.
    second = opens(desktop, tmp_path)
    assert second.wait(PATIENCE_S) == 0
    assert app.poll() is None
    ends(app)


@pytest.mark.slow
def test_what_a_kill_left_is_saved_at_the_next_start(desktop: VirtualDesktop, tmp_path: Path) -> None:
    app = opens(desktop, tmp_path)
    records(desktop, tmp_path)
    (engine,) = (it for it in psutil.Process(app.pid).children() if it.is_running())
    for process in (engine, psutil.Process(app.pid)):
        process.suspend()
    for pid in (engine.pid, app.pid):
        os.kill(pid, signal.SIGKILL)
    app.wait(PATIENCE_S)
    assert sealed(tmp_path) == []
    again = opens(desktop, tmp_path)
    waits_until(lambda: sealed(tmp_path), "it is not recovered")
    (root,) = sealed(tmp_path)
    assert Bundle(root).manifest.ended == "crash"
    desktop.wait_for_window(HOME)
    desktop.key("alt+F4")
    assert again.wait(PATIENCE_S) == 0
    assert verify(root) == []


def test_somebody_new_is_led_through_once(desktop: VirtualDesktop, tmp_path: Path) -> None:
    app = opens(desktop, tmp_path, is_new=True)
    desktop.wait_for_window("^Set up —")

    def is_home() -> bool:
        if sees(desktop, "Set up —"):
            desktop.key("alt+Right")
        return sees(desktop, "Home —")

    waits_until(is_home, "it does not end")
    kept = Path(desktop.environment["XDG_STATE_HOME"]) / "trajectory-recorder" / "first-run.json"
    waits_until(kept.exists, "it will come again")
    # Home comes before the other one has gone.
    waits_until(lambda: not sees(desktop, "Set up —"), "it stays")
    assert sees(desktop, "Home —")
    ends(app)
