"""Makes the README's table of settings from their declarations: `python tests/helpers/settings_table.py`."""

import sys
from collections.abc import Iterator

from trajectory_recorder.cli.options import explain, flag
from trajectory_recorder.settings import RecordSettings, options


def settings_table() -> str:
    """The table in Markdown, one row per setting."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "| setting | flag | what it does |"
    yield "|---|---|---|"
    for option in options(RecordSettings):
        flags = ", ".join(f"`{name}`" for name in flag(option).split("/"))
        yield f"| `{option.name}` | {flags} | {explain(option)} |"


if __name__ == "__main__":
    sys.stdout.write(settings_table() + "\n")
