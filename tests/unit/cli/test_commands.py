"""Commands by name: what one of them loads, and what it gets where nothing is given."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import typer
from typer.core import TyperCommand

from trajectory_recorder.cli.application import app
from trajectory_recorder.virtual_desktop import VirtualDesktop

# What takes long to load, and is needed by commands that do something.
HEAVY = {"PySide6", "av", "httpx", "numpy", "pydantic", "rich", "tomlkit", "xcffib"}
OWN = "trajectory_recorder.cli."
PROJECT = Path(__file__).resolve().parents[3]
TELL = "import json, sys; print(); print(json.dumps(sorted(sys.modules)))"


def loaded_by(program: str, environment: Mapping[str, str] | None = None) -> set[str]:
    ended = subprocess.run(
        [sys.executable, "-c", f"{program}\n{TELL}"],
        check=True,
        capture_output=True,
        text=True,
        cwd=PROJECT,
        env={**os.environ, **(environment or {})},
    )
    return set(json.loads(ended.stdout.splitlines()[-1]))


def loaded_by_command(*arguments: str) -> set[str]:
    return loaded_by(f"from trajectory_recorder.cli.application import run; run({list(arguments)})")


@pytest.mark.parametrize("arguments", [("--version",), ("--help",), ("app", "--help"), ("check", "--help")])
def test_what_only_tells_about_itself_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert not loaded_by_command(*arguments) & HEAVY


def test_a_command_is_loaded_without_the_others() -> None:
    commands = {"record", "upload", "export", "queue", "demo", "doctor"}
    assert not loaded_by_command("check", "--help") & {f"{OWN}{name}" for name in commands}


def test_the_app_loads_nothing_but_qt_for_its_window(shared_desktop: VirtualDesktop) -> None:
    program = """
import trajectory_recorder.ui.application as application
application.run = lambda folder, load: 0
from trajectory_recorder.cli.application import run
assert run(["app"]) == 0
"""
    loaded = loaded_by(program, {**shared_desktop.environment, "DISPLAY": shared_desktop.display})
    assert {"trajectory_recorder.ui.home.window", "PySide6"} <= loaded
    assert not loaded & HEAVY - {"PySide6"}


def test_without_arguments_a_command_gets_what_reading_its_defaults_gives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TRAJECTORY_RECORDER_ENDPOINT", "https://data.example.org")
    compared = set()
    for name, command in typer.main.get_command(app).commands.items():  # type: ignore[attr-defined]
        if any(parameter.required for parameter in command.params):
            continue
        taken, read = typer.Context(command), typer.Context(command)
        assert command.parse_args(taken, []) == TyperCommand.parse_args(command, read, []) == []
        # Of several values none is none, as the command is told it.
        assert taken.params == {option: None if it == () else it for option, it in read.params.items()}
        compared.add(name)
    assert {"app", "doctor", "review"} <= compared
