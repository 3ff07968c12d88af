"""A column and how its value is got, so that each is told of once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from trajectory_recorder.export.tables import Column, Kind

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Told(Generic[Thing]):
    """A column of what is told of things of a kind."""

    column: Column
    get: Callable[[Thing], Any]


def told(name: str, kind: Kind, get: Callable[[Thing], Any], description: str, unit: str = "") -> Told[Thing]:
    """Declare a column; None is what is not known."""
    return Told(Column(name, kind, description, unit), get)


def row(columns: Iterable[Told[Thing]], thing: Thing) -> dict[str, Any]:
    """What is told of a thing."""
    return {it.column.name: it.get(thing) for it in columns}
