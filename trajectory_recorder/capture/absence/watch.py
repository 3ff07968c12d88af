"""What a watch over locks and sleep is, and whom it tells. It decides nothing about recordings."""

import threading
from typing import Protocol


class Told(Protocol):
    """Who is told. Each call returns once it has had its effect, and may be repeated."""

    def locked(self, *, now: bool) -> None:
        """The screen is locked, or is not."""

    def asleep(self, *, now: bool) -> None:
        """The machine is about to sleep, or woke up."""


class Watch(Protocol):
    """One system's way to find out."""

    def run(self, told: Told, stopping: threading.Event) -> None:
        """Tell how things are, then every change, until `stopping` is set.

        Raises:
            MachineError: Nobody here tells, and trying again won't help.
            DeviceLost: Whoever told went away; trying again may help.
        """
