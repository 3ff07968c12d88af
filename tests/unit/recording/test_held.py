"""Sessions that are opened before their time runs: devices live, and nothing is kept of it."""

import shutil
import threading
from pathlib import Path

import numpy as np
import pytest

from helpers.command_line import wait_until
from helpers.synthetic_session import SETTINGS, SyntheticSources, typing
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.capture.source import Outlet, Sound
from trajectory_recorder.clock import monotonic_ns
from trajectory_recorder.errors import Cancelled, DeviceLost, OutputUnusable, UsageError
from trajectory_recorder.events import KeyEvent, StreamHealth, StreamState, VoiceEvent
from trajectory_recorder.recording.session import Session
from trajectory_recorder.recording.states import State

HALF = np.full(2400, 16384, np.int16)


class EarlyMicrophone:
    """Delivers from when it is opened, as real ones do, until it is unplugged."""

    stream = "voice"

    def __init__(self) -> None:
        self.unplugged = threading.Event()

    def run(self, outlet: Outlet) -> None:
        outlet.ready()
        while not outlet.wait(0.05):
            if self.unplugged.is_set():
                raise DeviceLost("the microphone was unplugged")
            outlet.emit(monotonic_ns(), Sound(HALF))


def voice(session: Session) -> StreamHealth:
    (told,) = (stream for stream in session.health().streams if stream.stream == "voice")
    return told


def test_nothing_from_before_its_time_is_kept(tmp_path: Path) -> None:
    session = Session(SETTINGS, SyntheticSources(input_moments=typing(0), voice=EarlyMicrophone()))
    session.open(tmp_path)
    assert (session.held, session.state, session.session_ns) == (True, State.PREPARING, 0)
    wait_until(lambda: voice(session).level == 0.5, "the microphone's level is told")
    assert list(tmp_path.rglob("*.*")) == [session.root]
    session.begin()
    assert (session.held, session.state) == (False, State.RECORDING)
    wait_until(lambda: voice(session).events > 3, "voice comes in")
    root = session.stop().root
    assert verify(root) == []
    bundle = Bundle(root)
    assert len([key for _, key in bundle.events_of(KeyEvent)]) == 2
    samples = sum(packet.samples for _, packet in bundle.events_of(VoiceEvent))
    assert 0 < samples <= bundle.manifest.duration_ns * 48_000 // 10**9
    assert bundle.manifest.gaps == ()


def test_a_device_that_fails_meanwhile_is_told(tmp_path: Path) -> None:
    microphone = EarlyMicrophone()
    session = Session(SETTINGS, SyntheticSources(voice=microphone))
    session.open(tmp_path)
    microphone.unplugged.set()
    wait_until(lambda: voice(session).state is StreamState.FAILED, "the failure is told")
    assert voice(session).problem == "the microphone was unplugged"
    session.abandon()
    assert session.state is State.FAILED
    assert list(tmp_path.iterdir()) == []


def test_given_up_while_it_is_held(tmp_path: Path) -> None:
    session = Session(SETTINGS, SyntheticSources())
    session.open(tmp_path)
    session.cancel()
    with pytest.raises(Cancelled, match="nothing is left"):
        session.begin()
    assert session.state is State.FAILED
    assert list(tmp_path.iterdir()) == []


def test_commands_that_come_too_early_or_twice(tmp_path: Path) -> None:
    session = Session(SETTINGS, SyntheticSources())
    for command in (session.begin, session.pause, session.resume, session.stop):
        with pytest.raises(UsageError):
            command()
    session.open(tmp_path)
    for early in (session.pause, session.resume, session.stop, lambda: session.mark("early")):
        with pytest.raises(UsageError):
            early()
    session.begin()
    with pytest.raises(UsageError, match="recording can't begin"):
        session.begin()
    session.stop()


def test_a_folder_that_vanished_meanwhile(tmp_path: Path) -> None:
    session = Session(SETTINGS, SyntheticSources())
    session.open(tmp_path)
    assert session.root is not None
    shutil.rmtree(session.root)
    with pytest.raises(OutputUnusable):
        session.begin()
    assert session.state is State.FAILED
