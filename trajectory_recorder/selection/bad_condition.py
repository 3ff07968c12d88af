"""What is wrong with a condition, and where: for a person at a command line, and for a form that marks the place."""

import ast
import difflib
from collections.abc import Iterable

from trajectory_recorder.errors import UsageError

_LONGEST_SHOWN = 60


class BadCondition(UsageError):
    """A condition that makes no sense.

    Args:
        message: As for all, with the column in it.
        remedy: As for all.
        column: Where in the text it is, in characters, from 1; line breaks count as one.
    """

    def __init__(self, message: str, remedy: str = "", *, column: int) -> None:
        super().__init__(message, remedy)
        self.column = column


class Text:
    """A condition as it was written, which knows where its parts stand.

    Args:
        text: Of one line or several.
    """

    def __init__(self, text: str) -> None:
        whole = text.replace("\r\n", "\n").replace("\r", "\n")
        # Spaces before it would be an indentation to Python.
        self.text = whole.strip()
        self._skipped = len(whole) - len(whole.lstrip())
        self._lines = self.text.split("\n")

    def column(self, line: int, offset_bytes: int) -> int:
        """Where a place is, as Python's parser tells places: lines from 1, offsets in bytes of UTF-8."""
        before = self._skipped + sum(len(it) + 1 for it in self._lines[: line - 1])
        start = self._lines[line - 1].encode()[:offset_bytes]
        return before + len(start.decode(errors="ignore")) + 1

    def bad_at(self, character: int, what: str, remedy: str, *, line: int = 1) -> BadCondition:
        """The error for a place, in characters from 0 of a line."""
        before = self._skipped + sum(len(it) + 1 for it in self._lines[: line - 1])
        column = before + max(character, 0) + 1
        return BadCondition(f"{what}, at column {column}", remedy, column=column)

    def bad(self, node: ast.expr, what: str, remedy: str) -> BadCondition:
        """The error for a part; `what` goes on after the part and its place."""
        column = self.column(node.lineno, node.col_offset)
        found = ast.get_source_segment(self.text, node) or ""
        shown = found if len(found) <= _LONGEST_SHOWN else f"{found[: _LONGEST_SHOWN - 1]}…"
        return BadCondition(f"{shown} at column {column} {what}", remedy, column=column)


def nearest(found: str, known: Iterable[str]) -> str:
    """What may have been meant, as a remedy."""
    names = tuple(known)
    near = difflib.get_close_matches(found, names, n=1)
    return f"did you mean {near[0]}?" if near else f"choose from {', '.join(names)}"
