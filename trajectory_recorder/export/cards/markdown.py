"""Text of strangers in Markdown: whatever it holds, it is shown as it is and does nothing."""

import html
import re
from collections.abc import Iterable, Sequence

# All that CommonMark or a table could take for more than text.
_MARKS = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$^=:@/])")
_LONGEST = 300


def plain(text: object) -> str:
    """One line of text, shortened where it is long."""
    printable = "".join(it if it.isprintable() else " " for it in str(text))
    line = " ".join(printable.split())
    line = line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
    return _MARKS.sub(r"\\\1", html.escape(line, quote=False))


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """The lines of a table; none where it would be empty. Numbers stand at the right."""
    cells = [list(row) for row in rows]
    if not cells:
        return []
    rule = ["---:" if isinstance(it, int | float) else "---" for it in cells[0]]
    return [_row(heads), _row(rule), *(_row([plain(it) for it in row]) for row in cells), ""]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
