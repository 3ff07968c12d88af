"""How models hand on what blocks: they know no threads, and whoever shows them does. Knows no Qt."""

from collections.abc import Callable
from typing import Protocol, TypeVar

Result = TypeVar("Result")


class Work(Protocol):
    """Runs `job` elsewhere, then calls one of the others where the model lives; one job at a time."""

    def __call__(
        self, job: Callable[[], Result], done: Callable[[Result], None], failed: Callable[[Exception], None]
    ) -> None: ...
