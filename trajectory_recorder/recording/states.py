"""The states of a session, and why one ends: the words that engine, shells and manifest share."""

from enum import StrEnum


class State(StrEnum):
    PREPARING = "preparing"
    RECORDING = "recording"
    PAUSED = "paused"
    STOPPING = "stopping"
    SEALED = "sealed"
    FAILED = "failed"


class EndReason(StrEnum):
    """Why a recording ended, as the manifest says it."""

    STOPPED = "stopped"
    DISK_FULL = "disk_full"
    SCREEN_LOST = "screen_lost"
    PARENT_GONE = "parent_gone"


class PauseReason(StrEnum):
    """Why the engine paused by itself."""

    LOCKED = "locked"
    ASLEEP = "asleep"
    EXCLUDED = "excluded"

    @property
    def detail(self) -> str:
        """What the gap says of it."""
        return _DETAILS[self]


_DETAILS = {
    PauseReason.LOCKED: "the screen was locked",
    PauseReason.ASLEEP: "the machine was asleep",
    PauseReason.EXCLUDED: "a window was in front that is excluded",
}
