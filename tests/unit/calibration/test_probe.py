"""The probe as a program on a real display: it does what it says, on its own patch, and nothing else."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import av
import numpy as np
import psutil
import pytest

from helpers import cover_window
from helpers.command_line import wait_until
from trajectory_recorder.calibration import chirp, patch_code, truth
from trajectory_recorder.calibration.probe import _CLICK_EVERY
from trajectory_recorder.calibration.probe_process import ProbeProcess
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import MachineError
from trajectory_recorder.events import Display, PointerAction, Rectangle
from trajectory_recorder.virtual_desktop import VirtualDesktop

DISPLAY = Display(0, "screen", 0, 0, 1280, 720, 1.0, primary=True)


def pixels_of(desktop: VirtualDesktop, folder: Path) -> patch_code.Rgb:
    desktop.screenshot(folder / "screen.png")
    with av.open(folder / "screen.png") as file:
        return np.asarray(next(file.decode(video=0)).to_ndarray(format="rgb24"), np.uint8)


def pointer(desktop: VirtualDesktop) -> str:
    return desktop.run("xdotool", "getmouselocation").partition(" screen")[0]


def is_covered(desktop: VirtualDesktop, folder: Path, area: Rectangle) -> bool:
    return patch_code.read(pixels_of(desktop, folder), area) is None


def let_it_click_twice(probe: ProbeProcess) -> None:
    """Wait until it would have clicked twice: each flip is said, and each move after it."""
    wait_until(lambda: probe._said.qsize() > 2 * 2 * _CLICK_EVERY + 6, "it has said as much")


def test_it_does_what_it_says(shared_desktop: VirtualDesktop, tmp_path: Path) -> None:
    shared_desktop.run("xdotool", "mousemove", "1000", "600")
    with ProbeProcess(DISPLAY, shared_desktop.environment, silent=True) as probe:
        area = probe.ready.area
        assert patch_code.read(pixels_of(shared_desktop, tmp_path), area) == 0
        assert pointer(shared_desktop) == "x:1000 y:600"
        before_ns = time.perf_counter_ns()
        probe.begin()
        let_it_click_twice(probe)
        shown = patch_code.read(pixels_of(shared_desktop, tmp_path), area)
        did = probe.finish()
        after_ns = time.perf_counter_ns()
    flips = [it for it in did if isinstance(it, truth.Flip)]
    injected = [it for it in did if isinstance(it, truth.Injected)]
    assert len(flips) + len(injected) == len(did)
    assert [flip.value for flip in flips] == list(range(1, len(flips) + 1))
    assert len(flips) > 4
    assert shown is not None
    assert 0 < shown <= len(flips)
    moves = [(it.x_px, it.y_px) for it in injected if it.action is PointerAction.MOVE]
    assert len(set(moves)) == len(moves) > 4
    for x_px, y_px in moves:
        assert area.x_px <= x_px < area.x_px + area.width_px
        assert area.y_px <= y_px < area.y_px + area.height_px
    presses = [it for it in injected if it.action is PointerAction.PRESS]
    releases = [it for it in injected if it.action is PointerAction.RELEASE]
    assert len(presses) == len(releases) > 0
    assert {(it.x_px, it.y_px) for it in presses} <= set(moves)
    times = [at_ns for it in did for at_ns in (it.asked_ns, it.done_ns)]
    assert [before_ns, *times, after_ns] == sorted([before_ns, *times, after_ns])
    assert pointer(shared_desktop) == "x:1000 y:600"


def test_it_presses_nothing_that_lies_above_its_patch(shared_desktop: VirtualDesktop, tmp_path: Path) -> None:
    with ProbeProcess(DISPLAY, shared_desktop.environment, silent=True) as probe:
        covering = shared_desktop.open(sys.executable, cover_window.__file__)
        wait_until(lambda: is_covered(shared_desktop, tmp_path, probe.ready.area), "the patch is covered")
        probe.begin()
        let_it_click_twice(probe)
        did = probe.finish()
        assert covering.poll() is None
        shared_desktop.close(covering)
    assert shared_desktop.output_of(covering) == ""
    assert not [it for it in did if isinstance(it, truth.Injected) and it.action is not PointerAction.MOVE]


def test_it_ends_with_whoever_started_it(shared_desktop: VirtualDesktop) -> None:
    before = set(psutil.Process().children())
    probe = ProbeProcess(DISPLAY, shared_desktop.environment, silent=True)
    probe.begin()
    [process] = set(psutil.Process().children()) - before
    with probe:
        assert process.is_running()
    assert not process.is_running()


def test_without_a_display_it_says_so(shared_desktop: VirtualDesktop) -> None:
    with pytest.raises(MachineError, match="X server can't be reached"):
        ProbeProcess(DISPLAY, shared_desktop.environment | {"DISPLAY": ":9999"}, silent=True)


def test_without_a_loudspeaker_it_performs_silently(shared_desktop: VirtualDesktop) -> None:
    with ProbeProcess(DISPLAY, shared_desktop.environment, silent=False) as probe:
        assert probe.ready.silent.startswith("no sound can be played")
        probe.begin()
        time.sleep(1)
        assert not [it for it in probe.finish() if isinstance(it, truth.Click)]


def test_one_that_died_is_noticed(shared_desktop: VirtualDesktop) -> None:
    before = set(psutil.Process().children())
    with ProbeProcess(DISPLAY, shared_desktop.environment, silent=True) as probe:
        [process] = set(psutil.Process().children()) - before
        process.kill()
        process.wait()
        with pytest.raises(MachineError, match="ended unexpectedly"):
            probe.finish()


class Listener:
    """Reads what a sound source hands over, in steps as short as the server allows, and notes when."""

    def __init__(self, desktop: VirtualDesktop) -> None:
        self._process = subprocess.Popen(
            ["parec", "--latency-msec=2", "--rate=48000", "--channels=1", "--format=s16le", "--raw"],
            stdout=subprocess.PIPE,
            env=desktop.environment,
        )
        self._heard = bytearray()
        self._origins: list[int] = []
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def stop(self) -> tuple[chirp.Samples, int]:
        """The samples, and the time of the first one by the most punctual of all arrivals."""
        self._process.terminate()
        self._process.wait()
        self._thread.join()
        return np.frombuffer(bytes(self._heard[: len(self._heard) // 2 * 2]), np.int16), min(self._origins)

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout as out:
            while piece := os.read(out.fileno(), 1 << 16):
                now_ns = monotonic_ns()
                self._heard += piece
                self._origins.append(now_ns - len(self._heard) // 2 * 1_000_000_000 // chirp.RATE_HZ)


@pytest.mark.slow  # milliseconds, which a machine that does other work beside doesn't keep to
def test_clicks_are_heard_when_they_are_said_to_sound(desktop_with_sound: VirtualDesktop) -> None:
    """The time comes from the loudspeaker's side, and is found again on the microphone's, without a recorder."""
    environment = desktop_with_sound.environment | {"PULSE_SINK": "voice"}
    listener = Listener(desktop_with_sound)
    try:
        with ProbeProcess(DISPLAY, environment, silent=False) as probe:
            assert probe.ready.silent == ""
            time.sleep(1)
            probe.begin()
            time.sleep(6)
            clicks = [it for it in probe.finish() if isinstance(it, truth.Click)]
    finally:
        sound, origin_ns = listener.stop()
    late_ms = []
    for click in clicks:
        expected = (click.at_ns - origin_ns) * chirp.RATE_HZ // 1_000_000_000
        first = max(expected - chirp.RATE_HZ // 5, 0)
        found = chirp.find(sound[first : expected + chirp.RATE_HZ // 5])
        assert found is not None
        late_ms.append((first + found - expected) * 1_000 / chirp.RATE_HZ)
    assert len(late_ms) > 2
    # Not earlier, as it would be from a server that works ahead, but for the length of its steps.
    assert -10 < np.median(late_ms) < 10
    print(f"clicks are heard {np.median(late_ms):+.2f} ms (median) after they are said to sound")  # noqa: T201 - a figure that people ask for
