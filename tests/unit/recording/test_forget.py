"""Requests to forget: in the file once they are answered, and kept by a recovery."""

import shutil
from pathlib import Path

import pytest

from helpers.command_line import wait_until
from helpers.synthetic_session import SECOND_NS, SETTINGS, SyntheticSources, begin
from trajectory_recorder.bundle import Bundle, verify
from trajectory_recorder.errors import UsageError
from trajectory_recorder.events import Forget
from trajectory_recorder.recording import recovery
from trajectory_recorder.recording.session import Session


def requests(root: Path) -> list[Forget]:
    return [request for _, request in Bundle(root).events_of(Forget)]


def test_requests_while_recording_and_paused_outlive_a_crash(tmp_path: Path) -> None:
    session = begin(tmp_path / "records")
    wait_until(lambda: session.session_ns > SECOND_NS // 2, "some time has passed")
    session.forget(0.2)
    session.forget(3600)
    session.pause()
    session.forget(0.1)
    assert session.root is not None
    killed = shutil.copytree(session.root, tmp_path / "killed.trajectory")
    end_ns = session.session_ns
    session.resume()
    root = session.stop().root
    recovery.recover(killed)
    for found in (requests(root), requests(killed)):
        short, all_of_it, paused = found
        assert short.to_ns - short.from_ns == SECOND_NS // 5
        assert all_of_it.from_ns == 0
        assert short.to_ns <= all_of_it.to_ns <= paused.to_ns == end_ns
        assert paused.from_ns == end_ns - SECOND_NS // 10
    assert verify(root) == []
    assert verify(killed) == []


@pytest.mark.parametrize("seconds", [0, -1.0])
def test_nothing_can_not_be_forgotten(tmp_path: Path, seconds: float) -> None:
    session = begin(tmp_path)
    with pytest.raises(UsageError, match="can't be forgotten"):
        session.forget(seconds)
    root = session.stop().root
    with pytest.raises(UsageError, match="sealed has nothing to forget"):
        session.forget(1)
    assert requests(root) == []


def test_what_has_not_begun_has_nothing_to_forget(tmp_path: Path) -> None:
    session = Session(SETTINGS, SyntheticSources())
    session.open(tmp_path)
    with pytest.raises(UsageError, match="preparing has nothing"):
        session.forget(1)
    session.abandon()
