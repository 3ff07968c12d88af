"""The documentation says what the program does."""

import re

import pytest
import typer

from helpers.command_line import REPOSITORY
from helpers.fields_table import fields_table
from helpers.quality_tables import checks_table
from helpers.settings_table import settings_table
from helpers.shortcuts_table import TABLES, shortcuts_table
from trajectory_recorder.cli.application import app
from trajectory_recorder.selection.where import compile_where
from trajectory_recorder.settings import AppSettings, RecordSettings, ServeSettings

HOW_TO_RENEW = "run: python tests/helpers/settings_table.py, and put its output between the markers"


def readme() -> str:
    path = REPOSITORY / "README.md"
    assert path.is_file(), "there is no README.md"
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("marker", "declared"),
    [("settings", RecordSettings), ("app-settings", AppSettings), ("serve-settings", ServeSettings)],
)
def test_the_readme_has_every_setting_as_it_is_declared(marker: str, declared: type) -> None:
    between = re.search(rf"<!-- {marker} -->\n(.*?)<!-- /{marker} -->", readme(), re.DOTALL)
    assert between is not None, f"README.md lacks the markers <!-- {marker} --> and <!-- /{marker} -->"
    assert between[1].strip() == settings_table(declared), HOW_TO_RENEW


def test_the_readme_has_every_command_and_no_other() -> None:
    table = re.search(r"\| command \|.*?\n\|[-|]+\|\n((?:\|.*\n)+)", readme())
    assert table is not None, "README.md lacks the table of commands"
    documented = re.findall(r"^\| `([a-z-]+)", table[1], re.MULTILINE)
    assert documented == list(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def test_the_readme_names_only_flags_that_there_are() -> None:
    commands = typer.main.get_command(app).commands.values()  # type: ignore[attr-defined]
    known = {
        name
        for command in commands
        for option in command.params
        for name in (*option.opts, *option.secondary_opts)
    }
    named = set(re.findall(r"(?<=[`\s])--[a-z][a-z-]+", readme()))
    assert "--output" in named
    assert named <= known | {"--help", "--version", "--verbose"}


def test_the_document_of_checks_has_each_with_its_limits() -> None:
    text = (REPOSITORY / "docs" / "quality.md").read_text(encoding="utf-8")
    between = re.search(r"<!-- checks -->\n(.*?)<!-- /checks -->", text, re.DOTALL)
    assert between is not None, "docs/quality.md lacks the markers <!-- checks --> and <!-- /checks -->"
    assert between[1].strip() == checks_table(), "run: python tests/helpers/quality_tables.py"


@pytest.mark.parametrize("marker", TABLES)
def test_the_readme_has_every_key(marker: str) -> None:
    between = re.search(rf"<!-- {marker} -->\n(.*?)<!-- /{marker} -->", readme(), re.DOTALL)
    assert between is not None, f"README.md lacks the markers <!-- {marker} --> and <!-- /{marker} -->"
    assert between[1].strip() == shortcuts_table(TABLES[marker]), (
        "run: python tests/helpers/shortcuts_table.py"
    )


def test_the_document_of_exports_has_every_field_of_conditions() -> None:
    text = (REPOSITORY / "docs" / "export.md").read_text(encoding="utf-8")
    between = re.search(r"<!-- fields -->\n(.*?)<!-- /fields -->", text, re.DOTALL)
    assert between is not None, "docs/export.md lacks the markers <!-- fields --> and <!-- /fields -->"
    assert between[1].strip() == fields_table(), "run: python tests/helpers/fields_table.py"


def test_the_conditions_in_the_document_of_exports_can_be_read() -> None:
    text = (REPOSITORY / "docs" / "export.md").read_text(encoding="utf-8")
    examples = re.search(r"`--where`.*?```\n(.*?)```", text, re.DOTALL)
    assert examples is not None, "docs/export.md lacks the examples of --where"
    assert all(compile_where(line).fields for line in examples[1].splitlines())
