"""Commands that are called within the tests' own process."""

import pytest


@pytest.fixture(autouse=True)
def _logs_of_the_suite(monkeypatch: pytest.MonkeyPatch) -> None:
    """A command sets up the logging of its process, which here is that of all tests."""
    monkeypatch.setattr("trajectory_recorder.logs.log_to_stderr", _stays)


def _stays(*, verbose: bool) -> None:
    assert not verbose
