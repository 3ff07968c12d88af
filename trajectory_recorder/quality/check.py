"""The plug-in point for checks.

A check is a function of the evidence and its limits that yields findings, in a file of its own in
`checks/`. Its limits are a frozen dataclass; each field has a default, bounds, a unit, a sentence and the
source of its value, and policies, documents and the check itself use that one declaration.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from msgspec import Meta

from trajectory_recorder.quality.evidence import Evidence
from trajectory_recorder.quality.finding import Finding
from trajectory_recorder.registry import Registry

Look = Callable[[Evidence, Any], Iterable[Finding]]

CHECKS: "Registry[Check]" = Registry("check")


@dataclass(frozen=True, slots=True)
class Check:
    """A registered check. `live` says that it makes sense while a recording goes on."""

    name: str
    limits: type
    look: Look
    live: bool

    @property
    def summary(self) -> str:
        """What it looks for, in one line."""
        return (self.look.__doc__ or "").strip().splitlines()[0]


def check(name: str, limits: type, *, live: bool = False) -> Callable[[Look], Look]:
    """Return a decorator that registers a function as the check of this name."""

    def register(look: Look) -> Look:
        CHECKS.register(name)(Check(name, limits, look, live))
        return look

    return register


def limit(description: str, *, unit: str, source: str, least: float = 0.0, most: float | None = None) -> Any:  # noqa: ANN401 - a part of an annotation
    """Declare a limit: what it means, its unit, where its default comes from, and its bounds."""
    return Meta(ge=least, le=most, description=description, extra={"unit": unit, "source": source})
