"""What hot keys are to whoever holds them, whatever the system."""

from typing import Protocol

from trajectory_recorder.key_combination import Combination


class Listener(Protocol):
    """Is told of hot keys. Calls come from any thread and must not block."""

    def pressed(self, combination: Combination) -> None:
        """It went down; repeats of a held key are not told."""

    def released(self, combination: Combination) -> None:
        """It came up."""

    def refused(self, combination: Combination) -> None:
        """It can't be had: another program holds it, or the keyboard has no such key."""


class HotKeys(Protocol):
    """Combinations that are held."""

    def close(self) -> None:
        """Let go of them; nothing is told afterwards."""
