"""What macOS must have been told to allow, and where a person allows it.

It asks the system nothing: who does (`macos.py`) passes the answers in.
"""

from collections.abc import Mapping
from enum import StrEnum

from trajectory_recorder.errors import MachineError


class Pane(StrEnum):
    """Panes of System Settings > Privacy & Security, by the names that they show."""

    SCREEN = "Screen & System Audio Recording"
    INPUT = "Input Monitoring"
    MICROPHONE = "Microphone"


def require(granted: Mapping[Pane, bool]) -> None:
    """Refuse to go on while a permission is missing, naming all of them at once.

    Raises:
        MachineError: At least one pane is not granted.
    """
    missing = [pane.value for pane in granted if not granted[pane]]
    if missing:
        names = ", ".join(missing)
        raise MachineError(
            f"macOS does not allow this program: {names}",
            f"open System Settings > Privacy & Security > {missing[0]}, switch on this app or the terminal "
            "that starts it"
            + (f", do the same under {', '.join(missing[1:])}" if missing[1:] else "")
            + ", then start it again",
        )
