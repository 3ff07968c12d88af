"""How far recorded times lie from true ones: asks `trajectory-recorder doctor --calibrate` for it."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from bench_parts.recording import last_words
from trajectory_recorder.errors import MachineError
from trajectory_recorder.virtual_desktop import VirtualDesktop

_MORE_S = 300.0


@dataclass(frozen=True)
class SyncRow:
    """Of one kind of thing: how many there were, and how far their times were off."""

    name: str
    count: int
    missed: int
    median_ns: int
    p95_ns: int
    jitter_ns: int
    drift_ns: int | None
    goal_p95_ns: int
    goal_drift_ns: int
    reached: bool


def measure_sync(minutes: float, tell: Callable[[str], None]) -> list[SyncRow]:
    """Measure on a virtual desktop for so long.

    Raises:
        MachineError: It could not be measured.
    """
    tell(f"sync: recorded times against true ones, for {minutes:g} min")
    seconds = minutes * 60
    command = (
        *("-m", "trajectory_recorder", "doctor", "--calibrate"),
        "--duration",
        f"{seconds:g}",
        "--json",
    )
    with VirtualDesktop(1920, 1080) as desktop:
        try:
            finished = subprocess.run(
                [sys.executable, *command],
                check=False,
                capture_output=True,
                text=True,
                env=desktop.environment,
                timeout=seconds + _MORE_S,
            )
        except subprocess.TimeoutExpired:
            raise MachineError("measuring the sync error did not end", "run again with less load") from None
    if finished.returncode:
        raise MachineError("the sync error could not be measured", last_words(finished.stderr))
    return read_sync(finished.stdout)


def read_sync(said: str) -> list[SyncRow]:
    """Parse what the command printed."""
    names = SyncRow.__dataclass_fields__
    return [SyncRow(**{name: row[name] for name in names}) for row in json.loads(said)["offsets"]]
