"""`kill -9` while recording, again and again at random times: what is left, and how much is lost."""

import os
import random
import signal
import sys
from pathlib import Path

import pytest

from helpers.desktop_session import SETTINGS, open_counter
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.bundle.tally import stream_of
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import EngineLost
from trajectory_recorder.events import Heartbeat, StreamName
from trajectory_recorder.recording import recovery
from trajectory_recorder.recording.client import Engine
from trajectory_recorder.virtual_desktop import VirtualDesktop

_KILLS = [3, pytest.param(20, marks=pytest.mark.slow)]
_MOST_LOST_NS = 1_000_000_000


def last_traces(root: Path) -> dict[str, int]:
    """The session time of the last sign of every stream."""
    last: dict[str, int] = {}
    for at_ns, event in Bundle(root).events():
        stream = event.stream if isinstance(event, Heartbeat) else stream_of(event)
        if stream is not None:
            last[stream] = max(at_ns, last.get(stream, 0))
    return last


@pytest.mark.parametrize("kills", _KILLS)
def test_kills_lose_at_most_a_second_of_any_stream(
    kills: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    chance = random.Random(20261121)
    worst: dict[str, int] = {}
    with VirtualDesktop(1280, 800) as desktop:
        # Something changes and somebody moves the pointer for as long as it takes.
        open_counter(desktop, per_second=10, seconds=600)
        desktop.open(
            "sh",
            "-c",
            "while xdotool mousemove_relative -- 3 2 sleep 0.05 mousemove_relative -- -3 -2 sleep 0.05; do :; done",
        )
        for _ in range(kills):
            root, killed_at_ns = record_and_kill(desktop, tmp_path, chance.uniform(0.2, 2.4))
            manifest = recovery.recover(root)
            assert verify(root) == []
            assert manifest.ended == "crash"
            assert manifest.recovered is not None
            killed_ns = killed_at_ns - manifest.clock.start_monotonic_ns
            for stream, last_ns in last_traces(root).items():
                worst[stream] = max(worst.get(stream, 0), killed_ns - last_ns)
    with capsys.disabled():
        lost = ", ".join(f"{stream} {ns / 1e6:.0f} ms" for stream, ns in sorted(worst.items()))
        sys.stdout.write(f"\nlost at most, over {kills} kills: {lost}\n")
    everyone = {
        "screen/0",
        *(it for it in StreamName if it not in {StreamName.SCREEN, StreamName.ADDED_VOICE}),
    }
    assert set(worst) == everyone
    assert max(worst.values()) <= _MOST_LOST_NS


def record_and_kill(desktop: VirtualDesktop, folder: Path, seconds: float) -> tuple[Path, int]:
    """Record for some seconds of session time; returns the bundle and the moment of the kill."""
    with Engine(environment=desktop.environment) as engine:
        root = engine.start(folder, SETTINGS)
        while engine.health()[0] < seconds * 1e9:
            engine.ended.wait(0.01)
        killed_at_ns = monotonic_ns()
        os.kill(engine.process_id, signal.SIGKILL)
        assert engine.wait(30)
        with pytest.raises(EngineLost):
            engine.health()
    return root, killed_at_ns
