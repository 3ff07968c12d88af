"""Commands run in the tests' own process: without what a process costs, for those that only read or complain."""

from collections.abc import Callable
from typing import TypeAlias

import pytest

from helpers.command_line import Finished
from trajectory_recorder.cli import application

RunHere: TypeAlias = Callable[..., Finished]
"""Runs one command to its end; its arguments are those of the command line."""


def running_here(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> RunHere:
    """What runs commands for one test."""
    # A command sets up the logging of its process, which here is that of all tests.
    monkeypatch.setattr("trajectory_recorder.logs.log_to_stderr", _log_nothing)

    def run_here(*arguments: str) -> Finished:
        capsys.readouterr()
        code = application.run(list(arguments), interruptible=False)
        return Finished(code, *capsys.readouterr())

    return run_here


def _log_nothing(*, verbose: bool) -> None:
    assert not verbose
