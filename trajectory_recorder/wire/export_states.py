"""What becomes of an export at an endpoint, as both sides write it."""

from enum import StrEnum


class ExportState(StrEnum):
    """Where an export stands.

    `queued → running → finished → expired`, if all goes well. `expired` ones have no files any more: their time is
    over, somebody deleted them, or they held a recording that was erased.
    """

    QUEUED = "queued"
    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


UNDER_WAY = frozenset({ExportState.QUEUED, ExportState.RUNNING})
