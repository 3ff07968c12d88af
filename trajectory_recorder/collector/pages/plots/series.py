"""What plots are drawn of, and how series are told apart: by fill patterns, dashes and markers, beside their colours."""

from collections.abc import Sequence
from dataclasses import dataclass

# As many as there are patterns; `templates/desk/patterns.svg` has them.
MOST_SERIES = 7
DASHES = ("none", "7 4", "2 3", "9 3 2 3", "12 4", "4 2", "1 5")


@dataclass(frozen=True, slots=True)
class Series:
    """Values by place; None where nothing is known, which is not zero."""

    name: str
    values: Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Axes:
    """`places` stand along the horizontal axis, or below one another; labels say what is there, with the unit."""

    places: Sequence[str]
    along: str
    up: str


def fill(number: int) -> str:
    """What fills the areas of a series."""
    return f"url(#pattern-{number % MOST_SERIES})"
