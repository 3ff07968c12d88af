"""What a detail pane shows, as blocks of text from top to bottom: decided without Qt, shown by `sheet.py`."""

from dataclasses import dataclass
from typing import TypeAlias

from trajectory_recorder.ui.home.standing import Standing


@dataclass(frozen=True, slots=True)
class Title:
    """What the pane is about."""

    text: str


@dataclass(frozen=True, slots=True)
class State:
    """How it stands: its words with a sign, its detail below, and a bar while something is under way."""

    standing: Standing


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; a faint one is good to know."""

    text: str
    faint: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, side by side."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Point:
    """One of several points, with what is to be said beside it."""

    text: str
    note: str = ""
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody said of a place in a recording; `at_ns` is where a click leads, in session time."""

    place: str
    text: str
    at_ns: int
    wants_change: bool = False


Block: TypeAlias = Title | State | Heading | Words | Facts | Point | Remark
