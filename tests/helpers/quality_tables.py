"""Makes the tables of docs/quality.md from the checks' declarations: `python tests/helpers/quality_tables.py`."""

import sys
from collections.abc import Iterator
from typing import get_args

from trajectory_recorder.quality.check import CHECKS
from trajectory_recorder.quality.looking import look  # noqa: F401 - registers the built-in checks
from trajectory_recorder.settings import options


def checks_table() -> str:
    """Every check in Markdown, and for each of its limits the default, its meaning and its source."""
    return "\n".join(_checks())


def _checks() -> Iterator[str]:
    yield "| check | looks for | limit | default | where it comes from |"
    yield "|---|---|---|---|---|"
    for name, check in CHECKS:
        first = f"| `{name}`{' (live too)' if check.live else ''} | {check.summary} "
        for option in options(check.limits):
            source = _source(check.limits, option.name)
            limit = f"`{option.name}`: {option.description[0].lower()}{option.description[1:]}"
            yield f"{first}| {limit} | {option.default:g} {option.unit} | {source} |"
            first = "| | "


def _source(limits: type, field: str) -> str:
    (meta,) = get_args(limits.__annotations__[field])[1:]
    return str(meta.extra["source"])


if __name__ == "__main__":
    sys.stdout.write(checks_table() + "\n")
