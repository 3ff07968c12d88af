from dataclasses import dataclass
from typing import Annotated, Any

import pytest
import typer
from msgspec import Meta
from typer.testing import CliRunner

from trajectory_recorder.cli.options import explain, flag, with_settings
from trajectory_recorder.settings import options


@dataclass(frozen=True)
class Settings:
    frame_rate: Annotated[int, Meta(ge=1, le=1_000_000, description="Rate", extra={"unit": "1/s"})] = 30
    gain: Annotated[float, Meta(ge=0.5, le=2, description="Gain")] = 1.5
    voice: Annotated[bool, Meta(description="Record the voice")] = True
    name: Annotated[str, Meta(description="Name")] = ""
    limit: Annotated[int, Meta(ge=0, description="Limit", extra={"unit": "MB"})] = 7


DECLARED = {option.name: option for option in options(Settings)}


def given(*arguments: str) -> tuple[str, dict[str, Any]]:
    """Call a command with these arguments; returns its own option and the changes it got."""
    calls: list[tuple[str, dict[str, Any]]] = []
    app = typer.Typer()

    @app.command()
    @with_settings(Settings)
    def command(*, own: Annotated[str, typer.Option("--own")] = "mine", changes: dict[str, Any]) -> None:
        calls.append((own, changes))

    result = CliRunner().invoke(app, list(arguments))
    assert result.exit_code == 0, result.output
    (call,) = calls
    return call


def test_only_what_was_given_changes_anything() -> None:
    assert given() == ("mine", {})
    assert given("--own", "other", "--frame-rate", "7", "--no-voice") == (
        "other",
        {"frame_rate": 7, "voice": False},
    )


def test_a_value_that_is_the_default_or_empty_was_given_all_the_same() -> None:
    assert given("--frame-rate", "30", "--voice", "--name", "", "--gain", "1.5") == (
        "mine",
        {"frame_rate": 30, "voice": True, "name": "", "gain": 1.5},
    )


def test_help_has_a_flag_with_its_explanation_for_every_setting() -> None:
    app = typer.Typer(rich_markup_mode=None)

    @app.command()
    @with_settings(Settings)
    def command(*, changes: dict[str, Any]) -> None:
        raise AssertionError(changes)

    text = " ".join(CliRunner().invoke(app, ["--help"], env={"COLUMNS": "200"}).output.split())
    for option in DECLARED.values():
        assert flag(option).partition("/")[0] in text
        assert explain(option) in text


@pytest.mark.parametrize(
    ("name", "expected"),
    [("frame_rate", "--frame-rate"), ("voice", "--voice/--no-voice"), ("name", "--name")],
)
def test_a_flag_is_the_setting_with_hyphens(name: str, expected: str) -> None:
    assert flag(DECLARED[name]) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("frame_rate", "Rate [1-1000000 1/s] (default: 30)"),
        ("gain", "Gain [0.5-2] (default: 1.5)"),
        ("voice", "Record the voice (default: on)"),
        ("name", "Name"),
        ("limit", "Limit [MB] (default: 7)"),
    ],
)
def test_an_explanation_has_bounds_unit_and_default(name: str, expected: str) -> None:
    assert explain(DECLARED[name]) == expected
