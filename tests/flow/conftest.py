"""Sessions recorded on a virtual desktop, for tests that look at them from different sides, and with commands."""

import pytest

from helpers.commands_here import RunHere, running_here
from helpers.desktop_session import (
    CounterSession,
    ScriptedSession,
    record_counter_session,
    record_walkthrough,
)
from trajectory_recorder.virtual_desktop import VirtualDesktop


@pytest.fixture(scope="session")
def walkthrough(tmp_path_factory: pytest.TempPathFactory) -> ScriptedSession:
    """Two real applications, used and explained."""
    with VirtualDesktop(1280, 800) as desktop:
        return record_walkthrough(desktop, tmp_path_factory.mktemp("walkthrough"))


@pytest.fixture(scope="session")
def counter_session(tmp_path_factory: pytest.TempPathFactory) -> CounterSession:
    """A counter on the screen, four times a second for five seconds."""
    with VirtualDesktop(1280, 800, sound=False) as desktop:
        return record_counter_session(desktop, tmp_path_factory.mktemp("counter"), per_second=4, seconds=5)


@pytest.fixture
def run_here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> RunHere:
    """Runs commands in the tests' own process."""
    return running_here(monkeypatch, capsys)
