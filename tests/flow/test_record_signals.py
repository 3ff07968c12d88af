"""`record` and whatever may end it: signals, terminals, kills. Each time a valid bundle is left, or nothing."""

import contextlib
import functools
import os
import time
from collections.abc import Iterator
from pathlib import Path
from signal import SIGHUP, SIGINT, SIGKILL, SIGTERM

import psutil
import pytest

from helpers.command_line import (
    PROGRAM,
    Program,
    Terminal,
    awaits,
    catches,
    engine_of,
    ignores,
    run,
    wait_until,
)
from trajectory_recorder.bundle import Bundle, Manifest, verify
from trajectory_recorder.events import GapReason
from trajectory_recorder.virtual_desktop import VirtualDesktop


@pytest.fixture(scope="module")
def spoken() -> Iterator[VirtualDesktop]:
    """A desktop with a microphone."""
    with VirtualDesktop(1024, 768) as desktop:
        yield desktop


def record(desktop: VirtualDesktop, folder: Path, *more: str) -> Program:
    return Program(desktop.environment, "record", "--output", str(folder), *more)


def interrupt(recording: Program) -> None:
    """Press Ctrl-C, and wait until that was heard: what comes meanwhile would be the same signal."""
    recording.send(SIGINT)
    wait_until(lambda: not awaits(recording.pid, SIGINT), "the interrupt was heard")


def sealed(root: Path) -> Manifest:
    """The manifest of a bundle that is whole."""
    assert verify(root) == []
    return Bundle(root).manifest


def wait_for_end_of(process: psutil.Process) -> None:
    wait_until(
        lambda: not process.is_running() or process.status() == psutil.STATUS_ZOMBIE, f"the end of {process}"
    )


@contextlib.contextmanager
def frozen(process: psutil.Process) -> Iterator[None]:
    """Stop a process for a while, as a debugger or a system without memory does."""
    process.suspend()
    try:
        yield
    finally:
        with contextlib.suppress(psutil.NoSuchProcess):
            process.resume()


@contextlib.contextmanager
def unready_microphone(desktop: VirtualDesktop) -> Iterator[None]:
    """Keep every recording that begins on this desktop from being ready."""
    (sound,) = (
        child
        for child in psutil.Process().children()
        if child.name() == "pulseaudio" and child.environ().get("DISPLAY") == desktop.display
    )
    with frozen(sound):
        yield


def preparing(folder: Path) -> bool:
    """Whether a bundle's folder is there: it is made before the devices are opened."""
    return folder.exists() and any(folder.iterdir())


def has_grown(path: Path, size: int) -> bool:
    return path.stat().st_size > size


# --- ending as asked ---


def test_two_at_once_in_one_folder_end_with_ctrl_c_and_sigterm(
    spoken: VirtualDesktop, tmp_path: Path
) -> None:
    with record(spoken, tmp_path) as one, record(spoken, tmp_path) as other:
        roots = one.bundle(), other.bundle()
        one.send(SIGINT)
        other.send(SIGTERM)
        ends = one.finish(), other.finish()
    assert [(end.code, end.out) for end in ends] == [(0, f"{root}\n") for root in roots]
    assert sorted(tmp_path.iterdir()) == sorted(roots)
    assert [sealed(root).ended for root in roots] == ["stopped", "stopped"]


def test_ctrl_c_in_a_terminal_reaches_the_command_line_only(spoken: VirtualDesktop, tmp_path: Path) -> None:
    with Terminal(spoken.environment, "record", "--output", str(tmp_path)) as terminal:
        root = terminal.bundle()
        engine = engine_of(terminal.pid)
        assert os.getsid(engine.pid) != os.getsid(terminal.pid) == terminal.pid
        assert engine.terminal() is None
        terminal.wait_for(r"(recording \d+:\d\d\.\d, 9 of 9 streams live)")
        terminal.press("\x03")
        assert terminal.finish() == 0
    assert terminal.said.rstrip().endswith(str(root))
    assert sealed(root).ended == "stopped"


def test_closing_the_terminal_seals_however_often_it_is_said(spoken: VirtualDesktop, tmp_path: Path) -> None:
    with Terminal(spoken.environment, "record", "--output", str(tmp_path)) as terminal:
        root = terminal.bundle()
        engine = engine_of(terminal.pid)
        with frozen(engine):
            terminal.close()
            wait_until(
                lambda: "/dev/null" in str(Path(f"/proc/{terminal.pid}/fd/1").readlink()),
                "the hang-up was seen",
            )
            # A shell passes the hang-up on, and a system that shuts down asks everybody.
            for number in (SIGHUP, SIGTERM, SIGHUP):
                time.sleep(0.3)
                terminal.process.send_signal(number)
        assert terminal.process.wait(60) == 0
    wait_for_end_of(engine)
    assert sealed(root).ended == "stopped"


def test_one_ctrl_c_that_comes_twice_is_one(spoken: VirtualDesktop, tmp_path: Path) -> None:
    # As from `timeout -s INT` and from programs that pass on what the terminal sent to everybody.
    with record(spoken, tmp_path) as recording:
        root = recording.bundle()
        with frozen(recording.engine()):
            interrupt(recording)
            interrupt(recording)
        end = recording.finish()
    assert (end.code, end.out) == (0, f"{root}\n")
    assert sealed(root).ended == "stopped"


def test_nohup_outlives_the_terminal(spoken: VirtualDesktop, tmp_path: Path) -> None:
    arguments = ("record", "--output", str(tmp_path))
    with Program(spoken.environment, *arguments, program=("nohup", *PROGRAM)) as recording:
        root = recording.bundle()
        assert ignores(recording.pid, SIGHUP)
        recording.send(SIGHUP)
        recording.send(SIGINT)
        end = recording.finish()
    assert (end.code, end.out) == (0, f"{root}\n")
    assert sealed(root).ended == "stopped"


# --- insisting ---


def test_a_second_ctrl_c_stops_waiting_for_the_seal(spoken: VirtualDesktop, tmp_path: Path) -> None:
    with record(spoken, tmp_path) as recording:
        root = recording.bundle()
        engine = recording.engine()
        with frozen(engine):
            interrupt(recording)
            time.sleep(1)
            assert recording.process.poll() is None
            recording.send(SIGINT)
            end = recording.finish()
    assert (end.code, end.out) == (130, "")
    assert f"interrupted again before {root} was sealed" in end.err
    assert f"run trajectory-recorder recover {root}" in end.err
    wait_for_end_of(engine)
    unsealed = run(spoken.environment, "info", str(root))
    assert (unsealed.code, unsealed.out) == (1, "")
    assert "recover" in unsealed.err
    recovered = run(spoken.environment, "recover", str(tmp_path))
    assert recovered.code == 0
    assert str(root) in recovered.out
    assert sealed(root).ended == "crash"


# --- before recording begins ---


def test_an_interrupt_while_devices_open_leaves_nothing(spoken: VirtualDesktop, tmp_path: Path) -> None:
    with record(spoken, tmp_path) as recording:
        with unready_microphone(spoken):
            wait_until(lambda: preparing(tmp_path), "it prepares")
            recording.send(SIGINT)
            # It has told the engine as soon as a further Ctrl-C would end it at once.
            wait_until(lambda: not catches(recording.pid, SIGINT), "the interrupt was seen")
        end = recording.finish()
    assert (end.code, end.out) == (130, "")
    assert "error: the recording was given up before it began" in end.err
    assert list(tmp_path.iterdir()) == []


def test_a_kill_while_devices_open_leaves_nothing(spoken: VirtualDesktop, tmp_path: Path) -> None:
    with record(spoken, tmp_path) as recording:
        with unready_microphone(spoken):
            wait_until(lambda: preparing(tmp_path), "it prepares")
            engine = recording.engine()
            recording.send(SIGKILL)
            recording.process.wait(60)
            time.sleep(0.2)
        wait_for_end_of(engine)
    assert list(tmp_path.iterdir()) == []


def test_an_interrupt_while_libraries_load_ends_at_once(spoken: VirtualDesktop, tmp_path: Path) -> None:
    with record(spoken, tmp_path) as recording:
        wait_until(lambda: catches(recording.pid, SIGINT), "Python runs")
        wait_until(lambda: not catches(recording.pid, SIGINT), "the program runs")
        recording.send(SIGINT)
        end = recording.finish()
    assert (end.code, end.out, end.err) == (-SIGINT, "", "")
    assert list(tmp_path.iterdir()) == []


# --- kills and a busy engine ---


def test_a_killed_command_line_is_no_reason_not_to_seal(spoken: VirtualDesktop, tmp_path: Path) -> None:
    with record(spoken, tmp_path) as recording:
        root = recording.bundle()
        engine = recording.engine()
        busy = run(spoken.environment, "recover", str(root))
        assert busy.code == 1
        assert "is being recorded" in busy.err
        recording.send(SIGKILL)
        recording.process.wait(60)
        wait_for_end_of(engine)
    assert sealed(root).ended == "parent_gone"


def test_a_killed_engine_is_seen_and_its_bundle_sealed(spoken: VirtualDesktop, tmp_path: Path) -> None:
    with record(spoken, tmp_path) as recording:
        root = recording.bundle()
        recording.engine().kill()
        end = recording.finish()
    assert (end.code, end.out) == (3, "")
    assert "the engine process ended unexpectedly" in end.err
    assert f"it is sealed in {root}" in end.err
    assert sealed(root).ended == "crash"


def test_an_engine_that_hangs_for_a_while_goes_on(spoken: VirtualDesktop, tmp_path: Path) -> None:
    with record(spoken, tmp_path, "--no-narration") as recording:
        root = recording.bundle()
        with frozen(recording.engine()):
            time.sleep(4)
        journal = root / "events.journal.mcap"
        for _ in range(3):
            size = journal.stat().st_size
            wait_until(functools.partial(has_grown, journal, size), "it goes on")
        recording.send(SIGINT)
        end = recording.finish()
    assert (end.code, end.out) == (0, f"{root}\n")
    manifest = sealed(root)
    assert manifest.ended == "stopped"
    assert any(
        "did not run for" in gap.detail for gap in manifest.gaps if gap.reason == GapReason.SOURCE_STALLED
    )
