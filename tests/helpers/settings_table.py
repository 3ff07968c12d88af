"""Makes the README's tables of settings from their declarations: `python tests/helpers/settings_table.py`."""

import sys
from collections.abc import Iterator

from trajectory_recorder.cli.options import explain, flag
from trajectory_recorder.settings import AppSettings, RecordSettings, ServeSettings, options


def settings_table(declared: type) -> str:
    """The table in Markdown, one row per setting; those of the app are no flags of any command."""
    return "\n".join(_lines_of_app() if declared is AppSettings else _lines(declared))


def _lines(declared: type) -> Iterator[str]:
    yield "| setting | flag | what it does |"
    yield "|---|---|---|"
    for option in options(declared):
        flags = ", ".join(f"`{name}`" for name in flag(option).split("/"))
        yield f"| `{option.name}` | {flags} | {explain(option)} |"


def _lines_of_app() -> Iterator[str]:
    yield "| setting | what it does |"
    yield "|---|---|"
    for option in options(AppSettings):
        yield f"| `{option.name}` | {explain(option)} |"


if __name__ == "__main__":
    for settings in (RecordSettings, AppSettings, ServeSettings):
        sys.stdout.write(settings_table(settings) + "\n\n")
