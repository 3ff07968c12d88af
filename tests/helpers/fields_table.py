"""Makes the table of fields of docs/export.md from their declarations: `python tests/helpers/fields_table.py`."""

import sys
from collections.abc import Iterator

from trajectory_recorder.selection.fields import FIELDS, FUNCTIONS


def fields_table() -> str:
    """The table in Markdown, one row per field."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "| field | holds | what it is |"
    yield "|---|---|---|"
    for it in FIELDS.values():
        words = ", ".join(f'`"{word}"`' for word in it.choices)
        yield f"| `{it.name}` | {it.type} | {it.sentence}{f' {words}.' if words else ''} |"
    for function in FUNCTIONS.values():
        yield f'| `{function.name}("{function.argument}")` | {function.type} | {function.sentence} |'


if __name__ == "__main__":
    sys.stdout.write(fields_table() + "\n")
