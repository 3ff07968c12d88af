"""The engine as a process of its own, on real devices: commands in any order, rubbish, ends of all kinds."""

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import pytest

from helpers.command_line import wait_until
from helpers.desktop_session import SETTINGS
from helpers.login_manager import LoginManager
from helpers.x_server import FastHand
from trajectory_recorder.actions import derive
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.errors import Cancelled, EngineLost, MachineError, TrajectoryError, UsageError
from trajectory_recorder.events import Forget, GapReason, KeyEvent, Marker, StreamState
from trajectory_recorder.recording import control
from trajectory_recorder.recording.client import Engine
from trajectory_recorder.recording.recovery import recover
from trajectory_recorder.settings import RecordSettings
from trajectory_recorder.virtual_desktop import VirtualDesktop

# Key codes of the evdev driver.
CONTROL, ALT, P = 37, 64, 33


@pytest.fixture(scope="module")
def spoken() -> Iterator[VirtualDesktop]:
    """A desktop with a microphone."""
    with VirtualDesktop(1024, 768) as desktop:
        yield desktop


def states(engine: Engine) -> set[StreamState]:
    return {stream.state for stream in engine.health()[1].streams}


def live(engine: Engine) -> bool:
    return states(engine) == {StreamState.LIVE}


def level(engine: Engine) -> float | None:
    """The microphone's."""
    return next(stream.level for stream in engine.health()[1].streams if stream.stream == "voice")


def refused(*commands: Callable[[], object]) -> bool:
    """Whether each of these commands is answered with wrong usage."""
    for command in commands:
        with pytest.raises(UsageError):
            command()
    return True


def test_a_session_through_all_its_states(spoken: VirtualDesktop, tmp_path: Path) -> None:
    heard: list[control.Changed] = []
    with Engine(heard.append, environment=spoken.environment) as engine:
        root = engine.start(tmp_path, SETTINGS, task_id="a-7")
        engine.mark("one")
        engine.pause()
        assert states(engine) == {StreamState.PAUSED}
        stands_ns = engine.health()[0]
        engine.mark("two")
        assert engine.health()[0] == stands_ns
        engine.resume()
        wait_until(lambda: live(engine), "every stream is live again")
        assert engine.health()[0] > stands_ns
        last = engine.stop()
    assert last == control.Changed("sealed", str(root), "stopped")
    assert engine._process.returncode == 0
    assert [change.state for change in heard] == [
        *("preparing", "recording", "paused", "recording", "stopping", "sealed"),
    ]
    assert {change.bundle for change in heard[1:]} == {str(root)}
    assert verify(root) == []
    bundle = Bundle(root)
    assert [(marker.label, at_ns < stands_ns) for at_ns, marker in bundle.events_of(Marker)] == [
        ("one", True),
        ("two", False),
    ]
    (pause,) = (gap for gap in bundle.manifest.gaps if gap.reason == GapReason.PAUSE)
    assert (pause.from_ns, pause.to_ns) == (stands_ns, stands_ns)
    assert pause.removed_ns > 0


def test_commands_out_of_order_wrong_ones_and_rubbish_change_nothing(
    spoken: VirtualDesktop, tmp_path: Path
) -> None:
    with Engine(environment=spoken.environment) as engine:
        assert refused(engine.pause, engine.resume, engine.health, engine.stop, lambda: engine.mark("early"))
        unreadable = Path(os.fsdecode(bytes(tmp_path) + b"/\xff"))
        assert refused(
            lambda: engine.start(unreadable, SETTINGS),
            lambda: engine.start(tmp_path, SETTINGS, hot_keys=("P",)),
        )
        root = engine.start(tmp_path, SETTINGS)
        assert refused(engine.resume, lambda: engine.start(tmp_path, SETTINGS))
        engine.give_up()  # Too late.
        stdin = engine._process.stdin
        assert stdin is not None
        for rubbish in (
            b"\n",
            b"rubbish\n",
            b'{"type":"explode","number":7}\n',
            b'{"type":"stop"}\n',
            b"\xff\xfe\n",
        ):
            stdin.write(rubbish)
        stdin.write(b'{"type":"mark","number":8,"label":"\xff"}\n' + b"[" * 100_000 + b"\n")
        stdin.flush()
        engine.pause()
        assert refused(engine.pause, lambda: engine.start(tmp_path, SETTINGS))
        engine.resume()
        wait_until(lambda: live(engine), "every stream is live")
        assert engine.stop().ended == "stopped"
        with pytest.raises(EngineLost):
            engine.health()
    assert list(tmp_path.iterdir()) == [root]
    assert verify(root) == []


def test_health_is_told_to_several_who_ask_at_once(spoken: VirtualDesktop, tmp_path: Path) -> None:
    def poll(engine: Engine) -> list[int]:
        times = []
        for _ in range(50):
            session_ns, health = engine.health()
            times.append(session_ns)
            assert {stream.stream for stream in health.streams} == {
                *("screen/0", "displays", "area", "input", "window", "clipboard", "cursor", "elements"),
                "voice",
            }
            assert health.free_bytes > 0
        return times

    with Engine(environment=spoken.environment) as engine:
        root = engine.start(tmp_path, SETTINGS)
        with ThreadPoolExecutor(2) as threads:
            for times in threads.map(poll, [engine, engine]):
                assert times == sorted(set(times))
        wait_until(lambda: live(engine), "every stream is live")
        health = engine.health()[1]
        assert all(stream.events or stream.looks for stream in health.streams)
        assert all((stream.problem, stream.lost_events) == ("", 0) for stream in health.streams)
        engine.stop()
    assert verify(root) == []


@pytest.mark.parametrize("paused", [False, True], ids=["recording", "paused"])
def test_it_seals_when_nobody_drives_it_any_more(
    spoken: VirtualDesktop, tmp_path: Path, *, paused: bool
) -> None:
    with Engine(environment=spoken.environment) as engine:
        root = engine.start(tmp_path, SETTINGS)
        if paused:
            engine.pause()
    assert engine.last == control.Changed("sealed", str(root), "parent_gone")
    assert engine._process.returncode == 0
    assert verify(root) == []
    assert Bundle(root).manifest.ended == "parent_gone"


def test_it_ends_when_it_never_had_anything_to_do(spoken: VirtualDesktop) -> None:
    with Engine(environment=spoken.environment) as engine:
        pass
    assert engine._process.returncode == 0
    assert engine.last.state == "preparing"


def test_it_seals_when_the_system_ends_it_and_knows_no_ctrl_c(spoken: VirtualDesktop, tmp_path: Path) -> None:
    with Engine(environment=spoken.environment) as engine:
        root = engine.start(tmp_path, SETTINGS)
        process = psutil.Process(engine.process_id)
        process.send_signal(signal.SIGINT)
        wait_until(lambda: live(engine), "every stream is live")
        process.terminate()
        assert engine.wait(60)
    assert engine.last == control.Changed("sealed", str(root), "stopped")
    assert engine._process.returncode == 0
    assert verify(root) == []


def test_a_start_that_is_given_up_leaves_nothing(spoken: VirtualDesktop, tmp_path: Path) -> None:
    results: queue.Queue[object] = queue.Queue()

    def start(engine: Engine) -> None:
        try:
            results.put(engine.start(tmp_path, SETTINGS))
        except TrajectoryError as error:
            results.put(error)

    with Engine(environment=spoken.environment) as engine:
        starter = threading.Thread(target=start, args=(engine,))
        starter.start()
        wait_until(lambda: engine._answers, "the start is on its way")
        engine.give_up()
        starter.join()
        assert isinstance(results.get(), Cancelled)
    assert engine._process.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_a_held_start_opens_everything_and_records_from_its_beginning(
    spoken: VirtualDesktop, tmp_path: Path
) -> None:
    heard: list[control.Changed] = []
    with Engine(heard.append, environment=spoken.environment) as engine:
        root = engine.start(tmp_path, SETTINGS, held=True, hot_keys=("Ctrl+Alt+P",))
        assert root.parent == tmp_path
        assert refused(engine.pause, engine.resume, lambda: engine.mark("early"), lambda: engine.forget(1))
        wait_until(lambda: level(engine) is not None, "the microphone's level is told")
        assert engine.health()[0] == 0
        engine.begin()
        assert refused(engine.begin)
        wait_until(lambda: live(engine), "every stream is live")
        with FastHand(spoken.display) as hand:
            hand.tap(CONTROL, ALT, P)
        engine.stop()
    assert [change.state for change in heard] == [
        *("preparing", "preparing", "recording", "stopping", "sealed"),
    ]
    assert verify(root) == []
    bundle = Bundle(root)
    assert bundle.manifest.gaps == ()
    keys = [key for _, key in bundle.events_of(KeyEvent)]
    assert [key.own for key in keys] == [False, False, True, False, False, True]
    assert list(derive(bundle.events())) == []


@pytest.mark.parametrize("how", ["given up", "hung up", "stopped", "ended"])
def test_a_held_start_that_never_begins_leaves_nothing(
    spoken: VirtualDesktop, tmp_path: Path, how: str
) -> None:
    with Engine(environment=spoken.environment) as engine:
        engine.start(tmp_path, SETTINGS, held=True)
        if how == "given up":
            engine.give_up()
            assert engine.wait(60)
        elif how == "stopped":
            with pytest.raises(Cancelled, match="nothing is left"):
                engine.stop()
        elif how == "ended":
            psutil.Process(engine.process_id).terminate()
            assert engine.wait(60)
    assert engine._process.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_what_shall_be_forgotten_is_known_after_a_kill(spoken: VirtualDesktop, tmp_path: Path) -> None:
    with Engine(environment=spoken.environment) as engine:
        root = engine.start(tmp_path, SETTINGS)
        wait_until(lambda: live(engine), "every stream is live")
        engine.forget(0.1)
        engine.kill()
    recover(root)
    ((_, request),) = Bundle(root).events_of(Forget)
    assert request.to_ns - request.from_ns == 100_000_000
    assert verify(root) == []


def test_it_pauses_while_the_screen_is_locked(spoken: VirtualDesktop, tmp_path: Path) -> None:
    heard: list[control.Changed] = []
    with (
        LoginManager(spoken.environment["DBUS_SYSTEM_BUS_ADDRESS"]) as manager,
        Engine(heard.append, environment=spoken.environment) as engine,
    ):
        root = engine.start(tmp_path, SETTINGS)
        wait_until(lambda: manager.is_held_up, "the engine listens")
        manager.hint(locked=True)
        wait_until(lambda: engine.last.reason == "locked", "it is paused")
        assert states(engine) == {StreamState.PAUSED}
        manager.hint(locked=False)
        wait_until(lambda: engine.last.state == "recording", "it goes on")
        manager.sleep(begins=True)
        wait_until(lambda: not manager.is_held_up, "the machine may sleep")
        engine.resume()
        manager.sleep(begins=False)
        wait_until(lambda: manager.is_held_up, "it waits for the next sleep")
        assert engine.last.state == "recording"
        engine.stop()
    assert [(change.state, change.reason) for change in heard[1:-2]] == [
        *(("recording", ""), ("paused", "locked"), ("recording", "")),
        *(("paused", "asleep"), ("recording", "")),
    ]
    pauses = [gap.detail for gap in Bundle(root).manifest.gaps if gap.reason == GapReason.PAUSE]
    assert pauses == ["the screen was locked", "the machine was asleep"]
    assert verify(root) == []


def test_a_start_that_fails_says_why_and_leaves_nothing(spoken: VirtualDesktop, tmp_path: Path) -> None:
    with (
        Engine(environment=spoken.environment) as engine,
        pytest.raises(MachineError, match="there is no microphone 'gramophone'"),
    ):
        engine.start(tmp_path, RecordSettings(microphone="gramophone"))
    assert engine._process.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_a_killed_engine_is_lost_to_everybody(spoken: VirtualDesktop, tmp_path: Path) -> None:
    with Engine(environment=spoken.environment) as engine:
        engine.start(tmp_path, SETTINGS)
        psutil.Process(engine.process_id).suspend()
        with ThreadPoolExecutor(2) as threads:
            asked = [threads.submit(engine.health), threads.submit(engine.stop)]
            wait_until(lambda: len(engine._answers) == 2, "both wait for an answer")
            engine.kill()
            for answer in asked:
                with pytest.raises(EngineLost):
                    answer.result()
        assert engine.ended.is_set()


def test_the_channel_is_plain_lines(spoken: VirtualDesktop) -> None:
    # As any other program would drive it: the last line may lack its end.
    process = subprocess.Popen(
        [sys.executable, "-m", "trajectory_recorder.recording.engine"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=spoken.environment,
    )
    lines = [b'{"type":"heal', b'{"type":"health","number":41}', b'{"type":"stop","number":42}']
    out, _ = process.communicate(b"\n".join(lines), timeout=60)
    answers = [control.decode_message(line) for line in out.splitlines()]
    assert [
        (answer.number, answer.exit_code) for answer in answers if isinstance(answer, control.Answer)
    ] == [
        (41, 2),
        (42, 2),
    ]
    assert process.returncode == 0
