"""What a page of figures is made of: parts, each with a table and mostly a plot of the same numbers; and CSV of tables."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from markupsafe import Markup

Cell = str | int | float | date | datetime | bool | None
HOUR_NS, HOUR_S, MB = 3_600 * 10**9, 3_600, 10**6
# A spreadsheet takes cells that begin with these for formulas (https://owasp.org/www-community/attacks/CSV_Injection).
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Part:
    """`word` names it in addresses. Columns with a unit name it. `legend` holds the names of series, in their order."""

    word: str
    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    plot: Markup | None = None
    legend: Sequence[str] = ()
    with_marks: bool = False
    note: str = ""

    @property
    def says_nothing(self) -> bool:
        """Whether no row has a number but 0: then there is neither a plot nor a table to look at."""
        return not any(isinstance(it, int | float) and it for row in self.rows for it in row)


@dataclass(frozen=True, slots=True)
class Shown:
    """A page: a few numbers to begin with, by what they are called, and its parts."""

    numbers: Sequence[tuple[str, str]]
    parts: Sequence[Part]


def hours(duration_ns: int) -> float:
    """A duration of recordings, in hours."""
    return round(duration_ns / HOUR_NS, 2)


def waited(duration_s: int | None) -> float | None:
    """A time that somebody waited, in hours."""
    return None if duration_s is None else round(duration_s / HOUR_S, 1)


def megabytes(size_bytes: int) -> float:
    """A size in MB, of a million bytes each."""
    return round(size_bytes / MB, 3)


def number(value: float | None, unit: str = "") -> str:
    """A number in a text; a dash where it is not known."""
    return "\N{EN DASH}" if value is None else f"{value:,}{unit and ' ' + unit}"


def as_csv(part: Part) -> str:
    """A table as RFC 4180 has it. No cell begins as a formula does: an apostrophe stands before those that would."""
    into = io.StringIO(newline="")
    writer = csv.writer(into)
    writer.writerow(part.columns)
    writer.writerows([_plain(it) for it in row] for row in part.rows)
    return into.getvalue()


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, str) and cell.startswith(_FORMULAS):
        return f"'{cell}"
    return cell.isoformat() if isinstance(cell, date) else cell
