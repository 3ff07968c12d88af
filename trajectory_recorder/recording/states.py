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
