"""What a page of the desk shows, as plain values: numbers to read at once, plots, tables. Knows no Qt.

A plot's numbers are always to be had as a table, too: `table_of`.
"""

from dataclasses import dataclass
from enum import Enum, auto

UNKNOWN = "\N{EN DASH}"
"""Stands where there is no number."""


class Look(Enum):
    """How numbers are drawn."""

    BARS = auto()
    """One bar across for each label, made of its series."""
    COLUMNS = auto()
    """One column up for each label, made of its series."""
    LINES = auto()
    """One line for each series, along the labels."""


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers of one kind, one for each label of their plot; None where there is none."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Plot:
    """Numbers to be looked at.

    Attributes:
        look: How they are drawn.
        name: What they are.
        unit: Of all of them, in words.
        over: What the labels are.
        labels: One for each number of a series.
        series: At least one; bars and columns are made of them in this order.
        goals: What bars should reach, one for each label; none where that makes no sense.
    """

    look: Look
    name: str
    unit: str
    over: str
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    goals: tuple[float, ...] = ()

    @property
    def highest(self) -> float:
        """The end of the axis at least: the largest line, stack or goal."""
        if self.look is Look.LINES:
            ends = [it or 0.0 for series in self.series for it in series.values]
        else:
            ends = [sum(series.values[at] or 0.0 for series in self.series) for at in range(len(self.labels))]
        return max((*ends, *self.goals), default=0.0)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; numbers stand at its right."""

    name: str
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, by the key of what it tells of."""

    key: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below named columns."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Tile:
    """A number to be read at once, and what is good to know about it."""

    name: str
    value: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a page: `nothing` is what it says where it has neither plot nor table."""

    title: str
    plot: Plot | None = None
    table: Table | None = None
    nothing: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All of a page of figures."""

    tiles: tuple[Tile, ...]
    sections: tuple[Section, ...]


def number(value: float | None) -> str:
    """A number with one place at most behind the point; a dash where there is none."""
    if value is None:
        return UNKNOWN
    return f"{value:.1f}".removesuffix(".0")


def table_of(plot: Plot, goal: str = "") -> Table:
    """The numbers of a plot; `goal` is what its goals are called."""
    columns = [Column(plot.over), *(Column(it.name, is_number=True) for it in plot.series)]
    if plot.goals:
        columns.append(Column(goal, is_number=True))
    rows = []
    for at, label in enumerate(plot.labels):
        cells = [label, *(number(it.values[at]) for it in plot.series)]
        if plot.goals:
            cells.append(number(plot.goals[at]))
        rows.append(Row(str(at), tuple(cells)))
    return Table(plot.name, tuple(columns), tuple(rows))


def told(plot: Plot) -> str:
    """A plot in words, for who can't see it: what there is for each label."""
    parts = []
    for at, label in enumerate(plot.labels):
        values = ", ".join(f"{it.name} {number(it.values[at])}" for it in plot.series)
        parts.append(f"{label}: {values}")
    return f"{plot.name} ({plot.unit}). " + "; ".join(parts)
