"""Makes the README's tables of keys: `python tests/helpers/shortcuts_table.py`."""

import sys
from collections.abc import Iterator

from trajectory_recorder.ui.replay.shortcuts import (
    COMPARISON_SHORTCUTS,
    REVIEW_SHORTCUTS,
    SHORTCUTS,
    Shortcut,
)

TABLES = {"replay-keys": SHORTCUTS, "review-keys": REVIEW_SHORTCUTS, "comparison-keys": COMPARISON_SHORTCUTS}
"""What stands between which markers."""


def shortcuts_table(shortcuts: tuple[Shortcut, ...]) -> str:
    """The table in Markdown, one row for each thing that a key does."""
    return "\n".join(_lines(shortcuts))


def _lines(shortcuts: tuple[Shortcut, ...]) -> Iterator[str]:
    yield "| key | does |"
    yield "|---|---|"
    for shortcut in shortcuts:
        yield f"| {', '.join(f'`{name}`' for name in shortcut.names)} | {shortcut.does} |"


if __name__ == "__main__":
    for marker, shortcuts in TABLES.items():
        sys.stdout.write(f"<!-- {marker} -->\n{shortcuts_table(shortcuts)}\n<!-- /{marker} -->\n\n")
