"""How small the errors shall be on a machine that is not busy."""

from dataclasses import dataclass

from trajectory_recorder.bundle.manifest import SyncOffset


@dataclass(frozen=True, slots=True)
class Goal:
    """The largest 95th percentile of the absolute error, and the largest drift in ten minutes."""

    p95_ns: int
    drift_ns: int = 5_000_000

    def reached(self, offset: SyncOffset) -> bool:
        """Whether a measured offset is that small; a drift that wasn't measured is not held against it."""
        return offset.p95_ns <= self.p95_ns and abs(offset.drift_ns or 0) <= self.drift_ns


GOALS = {"picture": Goal(5_000_000), "input": Goal(2_000_000), "voice": Goal(8_000_000)}
