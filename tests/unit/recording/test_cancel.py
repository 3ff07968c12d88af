"""Giving a recording up while devices open: none is waited for."""

import threading
from pathlib import Path

import pytest

from helpers.synthetic_session import SETTINGS, SyntheticSources
from trajectory_recorder.capture.source import Outlet
from trajectory_recorder.errors import Cancelled
from trajectory_recorder.recording import streams
from trajectory_recorder.recording.session import Session
from trajectory_recorder.recording.states import State


class SlowMicrophone:
    """Opens for ever: until it is asked to stop, or not even then.

    Args:
        deaf: Ends only when `release` is called.
    """

    stream = "voice"

    def __init__(self, *, deaf: bool) -> None:
        self._deaf = deaf
        self._released = threading.Event()
        self.opening = threading.Event()
        self.ended = threading.Event()

    def run(self, outlet: Outlet) -> None:
        self.opening.set()
        while not self._released.is_set() and (self._deaf or not outlet.stopping):
            (self._released if self._deaf else outlet).wait(0.01)
        self.ended.set()

    def release(self) -> None:
        self._released.set()


@pytest.fixture(autouse=True)
def _patience_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that only giving up can end the wait."""
    monkeypatch.setattr(streams, "_READY_NS", 3600 * 10**9)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("deaf", [False, True], ids=["device that obeys", "device that hangs"])
def test_a_start_that_is_given_up_waits_for_no_device(tmp_path: Path, *, deaf: bool) -> None:
    microphone = SlowMicrophone(deaf=deaf)
    session = Session(SETTINGS, SyntheticSources(voice=microphone))

    def give_up() -> None:
        microphone.opening.wait()
        session.cancel()

    other = threading.Thread(target=give_up)
    other.start()
    with pytest.raises(Cancelled, match="given up"):
        session.start(tmp_path)
    other.join()
    assert session.state is State.FAILED
    assert list(tmp_path.iterdir()) == []
    assert microphone.ended.is_set() is not deaf
    microphone.release()
    assert microphone.ended.wait(10)


def test_a_start_that_was_given_up_before_opens_nothing(tmp_path: Path) -> None:
    microphone = SlowMicrophone(deaf=True)
    session = Session(SETTINGS, SyntheticSources(voice=microphone))
    session.cancel()
    with pytest.raises(Cancelled):
        session.start(tmp_path)
    assert not microphone.opening.is_set()
    assert list(tmp_path.iterdir()) == []


def test_it_is_too_late_once_time_runs(tmp_path: Path) -> None:
    session = Session(SETTINGS, SyntheticSources())
    session.start(tmp_path)
    session.cancel()
    session.pause()
    session.resume()
    assert session.state is State.RECORDING
    session.stop()
